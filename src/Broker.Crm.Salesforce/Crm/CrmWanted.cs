using Broker.Core.Boundaries.Crm;

namespace Broker.Crm.Salesforce.Crm;

/// <summary>A field that the org must have.</summary>
/// <param name="Object">The API name of the object.</param>
/// <param name="Name">The API name.</param>
/// <param name="Label">What people see.</param>
/// <param name="Kind">The type.</param>
/// <param name="Use">What it is for.</param>
/// <param name="Neutral">The neutral name; null for one that no schema names.</param>
internal sealed record CrmWanted(string Object, string Name, string Label, CrmFieldKind Kind, CrmFieldUse Use = CrmFieldUse.Value, string? Neutral = null)
{
    /// <summary>The longest part of a custom name that Salesforce takes, without <c>__c</c>.</summary>
    internal const int MaxCustomName = 40;

    // Salesforce's own; what is written to them is lost or refused.
    private static readonly string[] Reserved = ["Id", "SystemModstamp", "CreatedDate", "CreatedById", "LastModifiedDate", "LastModifiedById", "IsDeleted", "attributes"];

    /// <summary>The object that a lookup leads to; null for other fields.</summary>
    internal string? Target { get; private init; }

    internal string TypeInWords => Use switch
    {
        CrmFieldUse.Key => "text, external id, unique",
        CrmFieldUse.Lookup => $"lookup to {Target}",
        CrmFieldUse.LongText => "long text",
        _ => Kind switch { CrmFieldKind.Number => "number", CrmFieldKind.DateTime => "date/time", CrmFieldKind.Boolean => "checkbox", _ => "text" },
    };

    /// <summary>All fields, each once: those of the schema, and what links, tickets and comments need.</summary>
    internal static IReadOnlyList<CrmWanted> Of(CrmSchema schema, CrmLayout layout)
    {
        CrmNames names = layout.Names;
        List<CrmWanted> wanted = [new(names.Customer, layout.CustomerKey, "Broker client id", CrmFieldKind.Text, CrmFieldUse.Key)];
        if (schema.Fields.Any(static f => f.Entity == CrmEntity.TradingAccount))
        {
            wanted.Add(new(names.TradingAccount, layout.TradingAccountKey, "Trading account reference", CrmFieldKind.Text, CrmFieldUse.Key));
            wanted.Add(new(names.TradingAccount, names.AccountCustomer, "Customer", CrmFieldKind.Text, CrmFieldUse.Lookup) { Target = names.Customer });
        }

        wanted.Add(new(names.Ticket, names.TicketKey, "Broker ticket key", CrmFieldKind.Text, CrmFieldUse.Key));
        wanted.Add(new(names.Ticket, names.TicketVerdict, "Broker verdict", CrmFieldKind.Text));
        wanted.Add(new(names.Ticket, names.TicketReference, "Broker reference", CrmFieldKind.Text));
        wanted.Add(new(names.Ticket, names.TicketSubject, "Subject", CrmFieldKind.Text));
        wanted.Add(new(names.Ticket, names.TicketText, "Description", CrmFieldKind.Text, CrmFieldUse.LongText));
        if (names.TicketCustomer is { } customer)
        {
            wanted.Add(new(names.Ticket, customer, "Customer", CrmFieldKind.Text, CrmFieldUse.Lookup) { Target = names.Customer });
        }

        if (names.Comment is { } comment)
        {
            wanted.Add(new(comment, CrmNames.CommentKey, "Broker comment key", CrmFieldKind.Text, CrmFieldUse.Key));
            wanted.Add(new(comment, CrmNames.CommentTicket, "Ticket", CrmFieldKind.Text, CrmFieldUse.Lookup) { Target = names.Ticket });
            wanted.Add(new(comment, CrmNames.CommentText, "Text", CrmFieldKind.Text, CrmFieldUse.LongText));
            wanted.Add(new(comment, CrmNames.CommentAt, "Commented at", CrmFieldKind.DateTime));
        }

        foreach (CrmField field in schema.Fields)
        {
            // On a ticket the key is ours, whatever a schema says.
            var one = new CrmWanted(
                names.ObjectOf(field.Entity), names.FieldOf(field.Entity, field.Name), field.Label, field.Kind, field.IsExternalId && field.Entity != CrmEntity.Ticket ? CrmFieldUse.Key : CrmFieldUse.Value, field.Name);
            int known = wanted.FindIndex(w => Same(w.Object, one.Object) && Same(w.Name, one.Name));
            if (known < 0)
            {
                wanted.Add(one);
            }
            else
            {
                wanted[known] = wanted[known] with { Label = one.Label, Neutral = one.Neutral };
            }
        }

        return wanted;
    }

    /// <summary>Why this schema cannot be laid out in an org, in words; null when it can.</summary>
    internal static string? Misuse(CrmSchema schema, CrmNames names)
    {
        var taken = new Dictionary<string, CrmField>(StringComparer.OrdinalIgnoreCase);
        foreach (CrmField field in schema.Fields)
        {
            string name;
            try
            {
                name = names.FieldOf(field.Entity, field.Name);
            }
            catch (ArgumentException)
            {
                return $"No API name can be made of the field {Short(field.Name)} of {field.Entity}; name one with the option Crm.FieldNames.";
            }

            string full = $"{names.ObjectOf(field.Entity)}.{name}";
            if (CrmNames.IsCustom(name) && !CrmNames.IsPackaged(name) && name.Length > MaxCustomName + 3)
            {
                return $"{full} has more than {MaxCustomName} characters before __c, which Salesforce does not take; name another for {Short(field.Name)} with the option Crm.FieldNames.";
            }

            if (Reserved.Contains(name, StringComparer.OrdinalIgnoreCase) || (field.Entity == CrmEntity.TradingAccount && Same(name, names.AccountCustomer)))
            {
                return $"{full} is not for {Short(field.Name)}: it has a use of its own; name another with the option Crm.FieldNames.";
            }

            if (!taken.TryAdd(full, field) && !Same(taken[full].Name, field.Name))
            {
                return $"The fields {Short(taken[full].Name)} and {Short(field.Name)} of {field.Entity} are both {full}; name another for one of them with the option Crm.FieldNames.";
            }
        }

        foreach (IGrouping<CrmEntity, CrmField> entity in schema.Fields.GroupBy(static f => f.Entity))
        {
            CrmField[] keys = [.. entity.Where(static f => f.IsExternalId)];
            if (keys.Length > 1)
            {
                return $"The schema gives {entity.Key} the external ids {string.Join(" and ", keys.Select(static k => Short(k.Name)))}; exactly one is allowed.";
            }

            if (keys is [{ Kind: not CrmFieldKind.Text } odd])
            {
                return $"The external id {Short(odd.Name)} of {entity.Key} is of the kind {odd.Kind}; only text can be one here.";
            }
        }

        return null;
    }

    /// <summary>Object, field and type, and the fact's neutral name where there is one.</summary>
    public override string ToString() => Neutral is null ? $"{Object}.{Name} ({TypeInWords})" : $"{Object}.{Name} ({TypeInWords}; for {Neutral})";

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private static string Short(string name) => name is { Length: <= 80 } ? name : "(a long name)";
}
