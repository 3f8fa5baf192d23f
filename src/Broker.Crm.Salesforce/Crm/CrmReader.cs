using Broker.Core.Boundaries;
using Broker.Core.Boundaries.Crm;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Crm.Salesforce.Query;
using Broker.Crm.Salesforce.Records;
using Broker.Crm.Salesforce.Wire;

namespace Broker.Crm.Salesforce.Crm;

/// <summary>Reads records back by their external ids, with who changed them last.</summary>
internal sealed class CrmReader(ISalesforceClient client, CrmShapes shapes)
{
    private const string ReadOperation = "ReadRecord";
    private const string ReadManyOperation = "ReadRecords";
    private const int MaxIds = 200;

    // Of an address, where every quote and comma takes three; a query leaves the rest to its own words and the headers.
    private const int AddressBudget = 12_000;

    /// <summary>The API names to read: the fields, the key, who and when.</summary>
    internal static string[] Columns(CrmEntity entity, IReadOnlyList<string> fields, CrmLayout layout) =>
    [
        .. fields.Select(f => layout.Names.FieldOf(entity, f)).Append(layout.KeyOf(entity)).Append(CrmNames.Modified).Append(CrmNames.Editor).Prepend("Id").Distinct(StringComparer.OrdinalIgnoreCase),
    ];

    /// <summary>Why these fields cannot be read, in words; null when they can. A query would be refused as a whole, and an empty value would be a wrong one.</summary>
    internal static BoundaryFailure? Unknown(string operation, CrmEntity entity, IReadOnlyList<string> fields, CrmLayout layout, CrmShape shape) =>
        fields.Select(f => layout.Names.FieldOf(entity, f)).Append(layout.KeyOf(entity)).FirstOrDefault(f => !shape.Has(f)) is { } missing
            ? CrmFailures.Invalid(operation, $"{shape.Type}.{missing} does not exist or is hidden from the user.")
            : null;

    /// <summary>The id of the user that calls are made as; null when Salesforce does not tell, which says nothing about a record.</summary>
    internal async ValueTask<string?> OwnUserAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await client.GetUserIdAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (BrokerApiException)
        {
            return null;
        }
    }

    internal static CrmRecord Neutral(CrmEntity entity, SalesforceRecord record, IReadOnlyList<string> fields, CrmLayout layout, CrmShape shape, string? ownUser)
    {
        string? editor = record[CrmNames.Editor].RawText;
        string? who = SalesforceIds.IsId(editor) ? SalesforceIds.To18(editor!) : null;
        var values = new Dictionary<string, string?>(fields.Count, StringComparer.Ordinal);
        foreach (string field in fields)
        {
            string name = layout.Names.FieldOf(entity, field);
            values[field] = CrmValues.Read(shape[name], record[name]);
        }

        return new CrmRecord(new CrmRecordId(IdOf(record)), values, record[CrmNames.Modified].TryTime(out DateTimeOffset at) ? at : null)
        {
            EditedBy = who,
            IsOwnWrite = who is null || ownUser is null ? null : SalesforceIds.Same(who, ownUser),
        };
    }

    internal async ValueTask<BoundaryResult<CrmRecord>> ReadAsync(CrmEntity entity, string externalId, IReadOnlyList<string> fields, CrmLayout layout, CancellationToken cancellationToken)
    {
        BoundaryResult<IReadOnlyDictionary<string, CrmRecord>> read = await ReadManyAsync(entity, [externalId], fields, layout, cancellationToken).ConfigureAwait(false);
        return !read.IsConfirmed ? BoundaryResult<CrmRecord>.Failed(read.Outcome, read.Failure)
            : read.Value.TryGetValue(externalId, out CrmRecord? record) ? BoundaryResult<CrmRecord>.Confirmed(record)
            : BoundaryResult<CrmRecord>.Failed(Outcome.Refused, CrmFailures.Invalid(ReadOperation, $"There is no {layout.Names.ObjectOf(entity)} with this {layout.KeyOf(entity)}.", ErrorKind.NotFound));
    }

    internal async ValueTask<BoundaryResult<IReadOnlyDictionary<string, CrmRecord>>> ReadManyAsync(
        CrmEntity entity, IReadOnlyList<string> externalIds, IReadOnlyList<string> fields, CrmLayout layout, CancellationToken cancellationToken)
    {
        string key = layout.KeyOf(entity);
        string type = layout.Names.ObjectOf(entity);
        CrmShape? shape = null;
        try
        {
            shape = await shapes.GetAsync(type, cancellationToken).ConfigureAwait(false);
            if (Unknown(ReadManyOperation, entity, fields, layout, shape) is { } unknown)
            {
                return BoundaryResult<IReadOnlyDictionary<string, CrmRecord>>.Failed(Outcome.NotSent, unknown);
            }

            string[] columns = Columns(entity, fields, layout);
            StringComparer comparer = shape.ComparerOf(key);
            var found = new Dictionary<string, CrmRecord>(comparer);
            string? ownUser = null;
            foreach (string[] part in Parts([.. externalIds.Where(IsPossible).Distinct(comparer)], columns))
            {
                Soql query = Soql.Of($"SELECT {Soql.Names(columns)} FROM {Soql.Name(type)} WHERE {Soql.Name(key)} IN {part}");
                await foreach (SalesforceRecord row in client.Query.QueryAsync(query).WithCancellation(cancellationToken).ConfigureAwait(false))
                {
                    ownUser = found.Count == 0 ? await OwnUserAsync(cancellationToken).ConfigureAwait(false) : ownUser;
                    CrmRecord record = Neutral(entity, row, fields, layout, shape, ownUser);
                    if (row[key].RawText is { Length: > 0 } id && !found.TryAdd(id, record) && found[id].Id != record.Id)
                    {
                        return BoundaryResult<IReadOnlyDictionary<string, CrmRecord>>.Failed(Outcome.Refused, CrmFailures.Ambiguous(ReadManyOperation, type, key));
                    }
                }
            }

            return BoundaryResult<IReadOnlyDictionary<string, CrmRecord>>.Confirmed(
                externalIds.Distinct(StringComparer.Ordinal).Where(found.ContainsKey).ToDictionary(static i => i, i => found[i], StringComparer.Ordinal));
        }
        catch (BrokerApiException exception)
        {
            return CrmFailures.Of<IReadOnlyDictionary<string, CrmRecord>>(exception.Error, type, key, name => shape?.Has(name) == true);
        }
    }

    internal static string IdOf(SalesforceRecord record) => record.Id is { } id && SalesforceIds.IsId(id) ? SalesforceIds.To18(id) : record["Id"].RawText ?? string.Empty;

    // What no unique field can hold is not there.
    private static bool IsPossible(string id) => id.Length <= CrmRows.MaxKey && CrmValues.IsWhole(id);

    private static IEnumerable<string[]> Parts(string[] ids, string[] columns)
    {
        int left = 0;
        List<string> part = [];
        foreach (string id in ids)
        {
            // Quotes, comma, and a backslash before whatever is escaped.
            int size = Uri.EscapeDataString(id).Length + 9 + (3 * id.Count(static c => c is '\\' or '\'' or '"' or < ' '));
            if (part.Count > 0 && (part.Count == MaxIds || size > left))
            {
                yield return [.. part];
                part.Clear();
            }

            if (part.Count == 0)
            {
                left = AddressBudget - columns.Sum(static c => c.Length + 6);
            }

            left -= size;
            part.Add(id);
        }

        if (part.Count > 0)
        {
            yield return [.. part];
        }
    }
}
