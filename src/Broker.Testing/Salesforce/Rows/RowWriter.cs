using Broker.Testing.Salesforce.Data;
using Broker.Testing.Salesforce.Wire;

namespace Broker.Testing.Salesforce.Rows;

/// <summary>Creates, changes and deletes records, one at a time, by the rules of the org.</summary>
internal sealed class RowWriter(Org org, RowTroubles troubles)
{
    public SaveOutcome Insert(OrgType type, RowInput input, int rowNumber = 1)
    {
        var record = new OrgRecord();
        foreach (var field in type.Fields)
        {
            if (field.Definition.DefaultText is { } text)
            {
                record.Set(field.Ordinal, text);
            }
        }

        if (Apply(type, record, input, insert: true, null, rowNumber) is { } errors)
        {
            return SaveOutcome.Refused(errors);
        }

        if (type.Sink is { } sink)
        {
            var (number, created) = sink.Take(KeyOf(type, record, sink));
            return SaveOutcome.Saved(OrgIds.Make(type.Prefix, number), created);
        }

        org.Insert(type, record);
        return SaveOutcome.Saved(type.IdOf(record), created: true);
    }

    public SaveOutcome Update(OrgType type, string id, RowInput input, int rowNumber = 1)
    {
        if (OrgIds.Normalize(id) is null)
        {
            return SaveOutcome.Refused("MALFORMED_ID", $"{type.Label} ID: id value of incorrect type: {id}", "Id");
        }

        return org.FindById(type, id) is { Deleted: false } record ? Update(type, record, input, rowNumber) : SaveOutcome.NotFound(org.FindById(type, id) is not null);
    }

    public SaveOutcome Update(OrgType type, OrgRecord before, RowInput input, int rowNumber = 1)
    {
        var after = before.Copy();
        if (Apply(type, after, input, insert: false, type.IdOf(before), rowNumber) is { } errors)
        {
            return SaveOutcome.Refused(errors);
        }

        org.Replace(type, before, after);
        return SaveOutcome.Saved(type.IdOf(after), created: false);
    }

    /// <summary>Creates or changes the record with that value of an external id; several such records are told as matches.</summary>
    public SaveOutcome Upsert(OrgType type, OrgField key, string keyText, RowInput input, bool updateOnly = false, int rowNumber = 1)
    {
        if (!ValueText.TryParse(key, keyText, out var value))
        {
            return SaveOutcome.Refused("INVALID_FIELD", $"The value '{keyText}' is not of the type of {key.Name}.", key.Name);
        }

        if (key.System == SystemValue.Id)
        {
            return Update(type, keyText, input, rowNumber);
        }

        IReadOnlyList<long> found = type.Sink is null ? type.Lookup(key, value!) : [];
        if (found.Count > 1)
        {
            string[] ids = [.. found.Select(n => OrgIds.Make(type.Prefix, n))];
            return SaveOutcome.Refused([new SaveError("DUPLICATE_EXTERNAL_ID", $"More than one record found for external id field: [{string.Join(", ", ids)}]")], 300) with { Matches = ids };
        }

        if (found.Count == 1)
        {
            return Update(type, type.Table.Find(found[0])!, input, rowNumber);
        }

        if (updateOnly)
        {
            return SaveOutcome.NotFound(deleted: false);
        }

        input.Changes.Add((key, value));
        return Insert(type, input, rowNumber);
    }

    public SaveOutcome Delete(OrgType type, string id, int rowNumber = 1)
    {
        if (OrgIds.Normalize(id) is null)
        {
            return SaveOutcome.Refused("MALFORMED_ID", $"{type.Label} ID: id value of incorrect type: {id}", "Id");
        }

        if (org.FindById(type, id) is not { Deleted: false } record)
        {
            return SaveOutcome.NotFound(org.FindById(type, id) is not null);
        }

        if (troubles.Find(type, record, type.IdOf(record), rowNumber) is { } error)
        {
            return SaveOutcome.Refused([error]);
        }

        var after = record.Copy();
        after.Deleted = true;
        org.Replace(type, record, after);
        return SaveOutcome.Saved(type.IdOf(record), created: false);
    }

    private static string? KeyOf(OrgType type, OrgRecord record, OrgSink sink) =>
        sink.KeyField is { } name && type.Find(name) is { } field && record[field.Ordinal] is { } value ? ValueText.ToText(value) : null;

    private IReadOnlyList<SaveError>? Apply(OrgType type, OrgRecord record, RowInput input, bool insert, string? id, int rowNumber)
    {
        if (input.Errors.Count > 0)
        {
            return input.Errors;
        }

        foreach (var (field, value) in input.Changes)
        {
            record.Set(field.Ordinal, value);
        }

        return RowChecks.Run(org, type, record, input, insert, rowNumber) ?? (troubles.Find(type, record, id, rowNumber) is { } error ? [error] : null);
    }
}
