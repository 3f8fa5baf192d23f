using System.Globalization;
using System.Text.Json.Nodes;
using Broker.Testing.Hosting;
using Broker.Testing.Salesforce.Data;
using Broker.Testing.Salesforce.Query;
using Broker.Testing.Salesforce.Wire;

namespace Broker.Testing.Salesforce.Rows;

/// <summary>What the org tells about its objects and fields.</summary>
internal sealed class DescribeEndpoint(Org org)
{
    public SalesforceAnswer Global(SalesforceCall call) => SalesforceAnswer.Json(200, new JsonObject
    {
        ["encoding"] = "UTF-8",
        ["maxBatchSize"] = 200,
        ["sobjects"] = JsonText.Array(org.Types.OrderBy(t => t.Name, StringComparer.Ordinal).Select(t => (JsonNode?)Summary(t, call.Root))),
    });

    public SalesforceAnswer Basic(string typeName, SalesforceCall call)
    {
        var type = org.Type(typeName);
        var recent = type.Table.All().Reverse().Where(r => !r.Deleted).Take(5).Select(r => (JsonNode?)RowJson.Of(type, r, [type.Find("Id")!], call.Root));
        return SalesforceAnswer.Json(200, new JsonObject { ["objectDescribe"] = Summary(type, call.Root), ["recentItems"] = JsonText.Array(recent) });
    }

    public SalesforceAnswer Describe(string typeName, SalesforceCall call)
    {
        var type = org.Type(typeName);
        var changed = type.DefinedAt.ToUniversalTime();
        if (Preconditions.Date(call.Header("If-Modified-Since")) is { } since && changed.UtcTicks / TimeSpan.TicksPerSecond <= since)
        {
            return SalesforceAnswer.Empty(304);
        }

        var json = Summary(type, call.Root);
        json["fields"] = JsonText.Array(type.Fields.Select(f => (JsonNode?)Field(f)));
        json["childRelationships"] = JsonText.Array(ChildRelationships.Of(org, type).Select(c => (JsonNode?)new JsonObject
        {
            ["childSObject"] = c.Child.Name,
            ["field"] = c.Reference.Name,
            ["relationshipName"] = c.Name,
            ["cascadeDelete"] = false,
            ["deprecatedAndHidden"] = false,
        }));
        json["recordTypeInfos"] = new JsonArray();
        json["supportedScopes"] = new JsonArray();
        return SalesforceAnswer.Json(200, json).With("Last-Modified", changed.ToString("R", CultureInfo.InvariantCulture));
    }

    private static JsonObject Summary(OrgType type, string root) => new()
    {
        ["name"] = type.Name,
        ["label"] = type.Label,
        ["labelPlural"] = type.Label + "s",
        ["keyPrefix"] = type.Prefix,
        ["custom"] = type.IsCustom,
        ["customSetting"] = false,
        ["createable"] = true,
        ["updateable"] = true,
        ["deletable"] = true,
        ["queryable"] = true,
        ["retrieveable"] = true,
        ["searchable"] = true,
        ["undeletable"] = true,
        ["replicateable"] = true,
        ["triggerable"] = true,
        ["urls"] = new JsonObject
        {
            ["sobject"] = $"{root}/sobjects/{type.Name}",
            ["describe"] = $"{root}/sobjects/{type.Name}/describe",
            ["rowTemplate"] = $"{root}/sobjects/{type.Name}/{{ID}}",
        },
    };

    private static JsonObject Field(OrgField field)
    {
        var definition = field.Definition;
        var writable = !definition.ReadOnly;
        var length = definition.IsText || field.Type is SalesforceFieldType.Reference or SalesforceFieldType.Id ? Math.Max(definition.Length, field.Type == SalesforceFieldType.Reference ? 18 : 0) : 0;
        return new JsonObject
        {
            ["name"] = field.Name,
            ["label"] = definition.Label ?? field.Name,
            ["type"] = FieldWords.Of(field.Type),
            ["soapType"] = FieldWords.Soap(field.Type),
            ["length"] = field.Type == SalesforceFieldType.Reference ? 18 : length,
            ["byteLength"] = field.Type == SalesforceFieldType.Reference ? 18 : length * 3,
            ["digits"] = field.Type == SalesforceFieldType.WholeNumber ? 9 : 0,
            ["precision"] = definition.IsNumber && field.Type != SalesforceFieldType.WholeNumber ? 18 : 0,
            ["scale"] = definition.IsNumber && field.Type != SalesforceFieldType.WholeNumber ? 2 : 0,
            ["nillable"] = !definition.Required && field.System == SystemValue.None && field.Type != SalesforceFieldType.Boolean,
            ["createable"] = writable,
            ["updateable"] = writable,
            ["custom"] = field.Name.EndsWith("__c", StringComparison.OrdinalIgnoreCase),
            ["externalId"] = definition.ExternalId,
            ["unique"] = definition.Unique,
            ["idLookup"] = definition.ExternalId || field.System == SystemValue.Id,
            ["caseSensitive"] = definition.CaseSensitive,
            ["filterable"] = field.Filterable,
            ["sortable"] = field.Filterable,
            ["groupable"] = field.Filterable,
            ["aggregatable"] = field.Filterable,
            ["calculated"] = false,
            ["autoNumber"] = false,
            ["nameField"] = field.Name is "Name",
            ["defaultedOnCreate"] = field.System != SystemValue.None || field.Type == SalesforceFieldType.Boolean || definition.DefaultText is not null,
            ["restrictedPicklist"] = definition.Restricted,
            ["picklistValues"] = JsonText.Array(definition.PicklistValues.Select(v => (JsonNode?)new JsonObject
            {
                ["value"] = v, ["label"] = v, ["active"] = true, ["defaultValue"] = v == definition.DefaultText, ["validFor"] = null,
            })),
            ["referenceTo"] = definition.ReferenceTo is { } target ? new JsonArray(JsonValue.Create(target)) : new JsonArray(),
            ["relationshipName"] = field.RelationshipName,
            ["compoundFieldName"] = null,
            ["defaultValue"] = definition.DefaultText,
            ["permissionable"] = field.System == SystemValue.None,
        };
    }
}
