using Broker.Core.Boundaries.Crm;

namespace Broker.Crm.Salesforce.Crm.Metadata;

/// <summary>The files of the fields that are wanted.</summary>
internal static class MetadataFiles
{
    private const string TextLength = "255";
    private const string LongTextLength = "32768";

    // Not what records are written by, and unique all the same: no two records may claim one account (domain/onboarding.md 3.9).
    private const string AccountUuid = "account_uuid";

    internal static IReadOnlyList<SalesforceMetadataFile> Of(IReadOnlyList<CrmWanted> all, CrmNames names, string apiVersion)
    {
        CrmWanted[] fields = [.. all.Where(static w => CrmNames.IsCustom(w.Name) && !CrmNames.IsPackaged(w.Name)).OrderBy(static w => w.Object, StringComparer.Ordinal).ThenBy(static w => w.Name, StringComparer.Ordinal)];
        string[] objects = [.. fields.Select(static f => f.Object).Distinct(StringComparer.OrdinalIgnoreCase)];
        string[] own = [.. objects.Where(static o => CrmNames.IsCustom(o) && !CrmNames.IsPackaged(o))];
        return
        [
            Package(fields, own, names, apiVersion),
            .. objects.Select(o => Object(o, [.. fields.Where(f => Same(f.Object, o))], own.Contains(o, StringComparer.OrdinalIgnoreCase), names)),
            PermissionSet(names.IntegrationSet, "Broker integration", "For the user that the broker application writes as. People do not need it.", fields, own, names, writes: true),
            PermissionSet(names.PeopleSet, "Broker read only", "For people: values that the broker application owns are shown and cannot be changed.", [.. fields.Where(f => f.Neutral is null || !names.Hidden.Contains(f.Neutral))], own, names, writes: false),
        ];
    }

    private static SalesforceMetadataFile Package(CrmWanted[] fields, string[] own, CrmNames names, string apiVersion) => MetadataXml.File("package.xml", "Package", xml =>
    {
        Types(xml, "CustomField", fields.Where(f => !own.Contains(f.Object, StringComparer.OrdinalIgnoreCase)).Select(static f => $"{f.Object}.{f.Name}"));
        Types(xml, "CustomObject", own);
        Types(xml, "PermissionSet", new[] { names.IntegrationSet, names.PeopleSet }.Order(StringComparer.Ordinal));
        xml.Text("version", apiVersion);
    });

    private static void Types(MetadataXml xml, string type, IEnumerable<string> members)
    {
        string[] list = [.. members];
        if (list.Length > 0)
        {
            xml.Element("types", types =>
            {
                foreach (string member in list)
                {
                    types.Text("members", member);
                }

                types.Text("name", type);
            });
        }
    }

    private static SalesforceMetadataFile Object(string name, CrmWanted[] fields, bool isOwn, CrmNames names) => MetadataXml.File($"objects/{name}.object", "CustomObject", xml =>
    {
        bool isComment = Same(name, names.Comment ?? string.Empty);
        if (isOwn)
        {
            xml.Text("deploymentStatus", "Deployed")
                .Text("description", isComment ? "Remarks of the broker application on tickets." : "Written by the broker application; a copy of what other systems own.")
                .Flag("enableReports", true);
        }

        foreach (CrmWanted field in fields)
        {
            xml.Element("fields", f => Field(f, field, names));
        }

        if (isOwn)
        {
            (string label, string plural, string form) = Words(name, isComment, names);
            xml.Text("label", label)
                .Element("nameField", n => n.Text("displayFormat", form).Text("label", label + " number").Text("type", "AutoNumber"))
                .Text("pluralLabel", plural)

                // Who may change what is said by the permission sets, so that a record whose owner changed can still be written.
                .Text("sharingModel", "ReadWrite");
        }
    });

    private static (string Label, string Plural, string Form) Words(string name, bool isComment, CrmNames names)
    {
        if (isComment)
        {
            return ("Broker comment", "Broker comments", "BC-{00000000}");
        }

        if (Same(name, names.TradingAccount))
        {
            return ("Trading account", "Trading accounts", "TA-{00000000}");
        }

        string words = name[..^3].Replace('_', ' ');
        return (words, words + "s", "B-{00000000}");
    }

    // The elements of a field stand in the order of the alphabet, as Salesforce itself writes them.
    private static void Field(MetadataXml xml, CrmWanted field, CrmNames names)
    {
        bool isKey = field.Use == CrmFieldUse.Key;
        bool isUuid = field is { Neutral: AccountUuid, Kind: CrmFieldKind.Text };
        xml.Text("fullName", field.Name);
        if (isKey || isUuid)
        {
            xml.Flag("caseSensitive", true);
        }

        switch (field.Use)
        {
            case CrmFieldUse.Lookup:
                (string children, string name) = Children(field, names);
                xml.Text("deleteConstraint", "SetNull").Flag("externalId", false).Text("label", field.Label).Text("referenceTo", field.Target!)
                    .Text("relationshipLabel", children).Text("relationshipName", name).Flag("required", false).Text("type", "Lookup");
                return;
            case CrmFieldUse.LongText:
                xml.Flag("externalId", false).Text("label", field.Label).Text("length", LongTextLength).Text("type", "LongTextArea").Text("visibleLines", "5");
                return;
        }

        switch (field.Kind)
        {
            case CrmFieldKind.Boolean:
                xml.Text("defaultValue", "false").Flag("externalId", false).Text("label", field.Label).Text("type", "Checkbox");
                break;
            case CrmFieldKind.DateTime:
                xml.Flag("externalId", false).Text("label", field.Label).Flag("required", false).Text("type", "DateTime");
                break;
            case CrmFieldKind.Number:
                xml.Flag("externalId", false).Text("label", field.Label).Text("precision", "18").Flag("required", false).Text("scale", "6").Text("type", "Number").Flag("unique", false);
                break;
            default:
                xml.Flag("externalId", isKey || isUuid).Text("label", field.Label).Text("length", TextLength).Flag("required", false).Text("type", "Text").Flag("unique", isKey || isUuid);
                break;
        }
    }

    // What the parent calls its children; it has names of its own for standard ones, such as Cases.
    private static (string Label, string Name) Children(CrmWanted lookup, CrmNames names)
    {
        string label = Same(lookup.Object, names.Comment ?? string.Empty) ? "Broker comments" : Same(lookup.Object, names.TradingAccount) ? "Trading accounts" : "Broker tickets";
        string name = (CrmNames.IsCustom(lookup.Object) ? lookup.Object[..^3].Replace("__", "_", StringComparison.Ordinal) : "Broker_" + lookup.Object) + "s";
        return (label, name.Length <= CrmWanted.MaxCustomName ? name : name[..CrmWanted.MaxCustomName].TrimEnd('_'));
    }

    private static SalesforceMetadataFile PermissionSet(string name, string label, string description, CrmWanted[] fields, string[] own, CrmNames names, bool writes) =>
        MetadataXml.File($"permissionsets/{name}.permissionset", "PermissionSet", xml =>
        {
            xml.Text("description", description);
            foreach (CrmWanted field in fields)
            {
                xml.Element("fieldPermissions", f => f.Flag("editable", writes).Text("field", $"{field.Object}.{field.Name}").Flag("readable", true));
            }

            xml.Flag("hasActivationRequired", false).Text("label", label);
            foreach ((string type, bool edits) in Objects(own, names, writes))
            {
                bool all = own.Contains(type, StringComparer.OrdinalIgnoreCase);
                xml.Element("objectPermissions", o => o.Flag("allowCreate", edits).Flag("allowDelete", false).Flag("allowEdit", edits).Flag("allowRead", true)
                    .Flag("modifyAllRecords", false).Text("object", type).Flag("viewAllRecords", all && writes));
            }
        });

    // A contact or a case can be read only by who can read accounts.
    private static IEnumerable<(string Type, bool Edits)> Objects(string[] own, CrmNames names, bool writes)
    {
        string[] standard = [.. new[] { names.Customer, names.Ticket }.Where(t => !own.Contains(t, StringComparer.OrdinalIgnoreCase))];
        IEnumerable<(string, bool)> all = own.Select(o => (o, writes));
        if (writes)
        {
            all = all.Concat(standard.Select(static s => (s, true)));
            if (standard.Length > 0)
            {
                all = all.Append(("Account", false)).DistinctBy(static t => t.Item1, StringComparer.OrdinalIgnoreCase);
            }
        }

        return all.OrderBy(static t => t.Item1, StringComparer.Ordinal);
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
