using Broker.Core.Boundaries;
using Broker.Core.Boundaries.Crm;
using Broker.Core.Errors;

namespace Broker.Crm.Salesforce.Crm;

/// <summary>Makes rows of neutral records, by the types that the fields have in the org.</summary>
internal static class CrmRows
{
    /// <summary>The longest text of a field that may be unique.</summary>
    internal const int MaxKey = 255;

    /// <summary>The longest last name.</summary>
    internal const int MaxName = 80;

    internal static BoundaryResult<CrmRow> Make(int index, CrmUpsert record, CrmLayout layout, CrmShape shape)
    {
        if (KeyProblem(record.ExternalId) is { } problem)
        {
            return Refused(Outcome.NotSent, $"The external id of the {record.Entity} record {problem}.");
        }

        var fields = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        foreach ((string neutral, string? text) in record.Fields)
        {
            string name;
            try
            {
                name = layout.Names.FieldOf(record.Entity, neutral);
            }
            catch (ArgumentException)
            {
                return Refused(Outcome.NotSent, $"No API name can be made of a field of the {record.Entity} record; name one with the option Crm.FieldNames.");
            }

            if (shape[name] is not { } field)
            {
                return Refused(Outcome.Refused, $"{shape.Type}.{name} does not exist or is hidden from the user; nothing was sent of this record.");
            }

            if (CrmValues.TryWrite(field, text, out object? value) is { } misfit)
            {
                return Refused(Outcome.Refused, $"The value for {shape.Type}.{name} {misfit}; nothing was sent of this record.");
            }

            fields[name] = value;
        }

        if (record.Entity == CrmEntity.TradingAccount)
        {
            if (KeyProblem(record.CustomerExternalId) is { } unnamed)
            {
                return Refused(Outcome.NotSent, $"The TradingAccount record does not name its customer: the external id {unnamed}.");
            }

            fields[shape.RelationshipOf(layout.Names.AccountCustomer)] = new Dictionary<string, object?>(StringComparer.Ordinal) { [layout.CustomerKey] = record.CustomerExternalId };
        }

        fields[layout.KeyOf(record.Entity)] = record.ExternalId;
        return BoundaryResult<CrmRow>.Confirmed(new CrmRow(index, record, fields));
    }

    private static string? KeyProblem(string? key) =>
        string.IsNullOrWhiteSpace(key) ? "is missing"
        : key.Length > MaxKey ? FormattableString.Invariant($"has {key.Length} characters; allowed: at most {MaxKey}")
        : CrmValues.IsWhole(key) ? null
        : "holds half of a character";

    private static BoundaryResult<CrmRow> Refused(Outcome outcome, string sentence) =>
        BoundaryResult<CrmRow>.Failed(outcome, CrmFailures.Invalid(CrmWriter.Operation, sentence));
}
