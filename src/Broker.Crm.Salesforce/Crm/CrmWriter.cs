using Broker.Core.Boundaries;
using Broker.Core.Boundaries.Crm;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Crm.Salesforce.Composite;
using Broker.Crm.Salesforce.Wire;

namespace Broker.Crm.Salesforce.Crm;

/// <summary>
/// Writes neutral records by collections of upserts: customers first, the same key never twice in one call, one bad record not spoiling the others
/// (contracts/salesforce.md 6).
/// </summary>
internal sealed class CrmWriter(ISalesforceClient client, CrmShapes shapes, CrmReader reader)
{
    internal const string Operation = "UpsertMany";
    private const string DuplicateValue = "DUPLICATE_VALUE";

    // Halving finds one bad record in 200 within 16 calls; a call that is bad all through must not cost hundreds.
    private const int MaxExtraCalls = 32;

    internal async ValueTask<IReadOnlyList<BoundaryResult<CrmWritten>>> WriteAsync(IReadOnlyList<CrmUpsert> records, CrmLayout layout, CancellationToken cancellationToken)
    {
        var results = new BoundaryResult<CrmWritten>?[records.Count];
        foreach (CrmEntity entity in new[] { CrmEntity.Customer, CrmEntity.Ticket, CrmEntity.TradingAccount })
        {
            int[] places = [.. Enumerable.Range(0, records.Count).Where(i => records[i].Entity == entity)];
            if (places.Length > 0)
            {
                await WriteAsync(entity, places, records, layout, results, cancellationToken).ConfigureAwait(false);
            }
        }

        for (int i = 0; i < results.Length; i++)
        {
            results[i] ??= Failed(Outcome.NotSent, "The record is of a kind that is not known here.");
        }

        return results!;
    }

    private async Task WriteAsync(
        CrmEntity entity, int[] places, IReadOnlyList<CrmUpsert> records, CrmLayout layout, BoundaryResult<CrmWritten>?[] results, CancellationToken cancellationToken)
    {
        CrmShape shape;
        try
        {
            shape = await shapes.GetAsync(layout.Names.ObjectOf(entity), cancellationToken).ConfigureAwait(false);
        }
        catch (BrokerApiException exception)
        {
            foreach (int place in places)
            {
                results[place] = BoundaryResult<CrmWritten>.Failed(Outcome.NotSent, BoundaryFailure.From(exception.Error));
            }

            return;
        }

        List<CrmRow> rows = [];
        foreach (int place in places)
        {
            BoundaryResult<CrmRow> row = CrmRows.Make(place, records[place], layout, shape);
            if (row.IsConfirmed)
            {
                rows.Add(row.Value);
            }
            else
            {
                results[place] = BoundaryResult<CrmWritten>.Failed(row.Outcome, row.Failure);
            }
        }

        string key = layout.KeyOf(entity);
        foreach (List<CrmRow> round in Rounds(rows))
        {
            CollectionResult[] written = await UpsertAsync(shape.Type, key, round, cancellationToken).ConfigureAwait(false);
            if (entity == CrmEntity.Customer && layout.Names.NewCustomerName is { } name)
            {
                await CreateNamelessAsync(shape.Type, key, name, round, written, cancellationToken).ConfigureAwait(false);
            }

            HashSet<string> lost = entity == CrmEntity.TradingAccount ? await WithoutCustomerAsync(round, written, layout, cancellationToken).ConfigureAwait(false) : [];
            for (int i = 0; i < round.Count; i++)
            {
                results[round[i].Index] = written[i].Error is not null && lost.Contains(round[i].Record.CustomerExternalId ?? string.Empty)
                    ? Failed(Outcome.Refused, $"The customer of the TradingAccount record has no {layout.Names.Customer} yet: write the customer first.", ErrorKind.NotFound)
                    : ToResult(written[i], shape, key);
            }
        }
    }

    /// <summary>Later writes of one key go into later rounds: Salesforce refuses duplicates in a call, and the last value must win.</summary>
    private static List<List<CrmRow>> Rounds(List<CrmRow> rows)
    {
        var rounds = new List<List<CrmRow>>();
        var seen = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (CrmRow row in rows)
        {
            int round = seen.GetValueOrDefault(row.Record.ExternalId);
            seen[row.Record.ExternalId] = round + 1;
            if (round == rounds.Count)
            {
                rounds.Add([]);
            }

            rounds[round].Add(row);
        }

        return rounds;
    }

    private async Task<CollectionResult[]> UpsertAsync(string type, string key, List<CrmRow> rows, CancellationToken cancellationToken)
    {
        CollectionResult[] results = [.. (await client.Composite.UpsertManyAsync(type, key, [.. rows.Select(static r => r.Fields)], null, cancellationToken).ConfigureAwait(false)).Results];
        int calls = 0;
        var suspects = new Stack<int[]>(Halves([.. Enumerable.Range(0, rows.Count).Where(i => OneMaySpoilAll(results[i]))]));
        while (suspects.TryPop(out int[]? part) && calls++ < MaxExtraCalls)
        {
            IReadOnlyList<CollectionResult> again =
                (await client.Composite.UpsertManyAsync(type, key, [.. part.Select(i => rows[i].Fields)], null, cancellationToken).ConfigureAwait(false)).Results;
            for (int i = 0; i < part.Length; i++)
            {
                results[part[i]] = again[i];
            }

            foreach (int[] half in Halves([.. part.Where((_, i) => OneMaySpoilAll(again[i]))]))
            {
                suspects.Push(half);
            }
        }

        return results;
    }

    // What Salesforce cannot read at all it answers for the whole call.
    private static bool OneMaySpoilAll(CollectionResult result) =>
        result is { CallFailed: true, Error: { Outcome: Outcome.Refused, IsTransient: false, Kind: ErrorKind.Validation or ErrorKind.Conflict } };

    private static IEnumerable<int[]> Halves(int[] places) => places.Length < 2 ? [] : [places[..(places.Length / 2)], places[(places.Length / 2)..]];

    // Only now is it known that the record does not exist. Created and not upserted, so that the name of one that appears meanwhile is not written over: the unique key
    // refuses a second one.
    private async Task CreateNamelessAsync(string type, string key, string name, List<CrmRow> rows, CollectionResult[] written, CancellationToken cancellationToken)
    {
        int[] nameless = [.. Enumerable.Range(0, rows.Count).Where(i => !rows[i].Fields.ContainsKey(name) && LacksName(written[i].Error, name))];
        if (nameless.Length == 0)
        {
            return;
        }

        CollectionRecord[] creates = [.. nameless.Select(i => new CollectionRecord(type, new Dictionary<string, object?>(rows[i].Fields, StringComparer.OrdinalIgnoreCase)
        {
            [name] = CrmValues.Cut(rows[i].Record.ExternalId, CrmRows.MaxName),
        }))];
        IReadOnlyList<CollectionResult> created = (await client.Composite.CreateManyAsync(creates, null, cancellationToken).ConfigureAwait(false)).Results;
        for (int i = 0; i < nameless.Length; i++)
        {
            written[nameless[i]] = created[i];
        }

        int[] raced = [.. nameless.Where(i => written[i].Error?.Code == DuplicateValue)];
        if (raced.Length > 0)
        {
            CollectionResult[] again = await UpsertAsync(type, key, [.. raced.Select(i => rows[i])], cancellationToken).ConfigureAwait(false);
            for (int i = 0; i < raced.Length; i++)
            {
                // Still without a name: the duplicate was of another unique field, and that is what is to be told.
                written[raced[i]] = LacksName(again[i].Error, name) ? written[raced[i]] : again[i];
            }
        }
    }

    private static bool LacksName(ApiError? error, string name) =>
        error?.Code == CrmFailures.RequiredMissing && (error.Fields.Count == 0 || error.Fields.Any(f => string.Equals(f.Field, name, StringComparison.OrdinalIgnoreCase)));

    // Salesforce tells an unknown parent by a text only; that there is none is looked up.
    private async Task<HashSet<string>> WithoutCustomerAsync(List<CrmRow> rows, CollectionResult[] written, CrmLayout layout, CancellationToken cancellationToken)
    {
        string[] suspects =
        [
            .. Enumerable.Range(0, rows.Count)
                .Where(i => written[i].Error is { Outcome: Outcome.Refused, Kind: ErrorKind.Validation or ErrorKind.NotFound })
                .Select(i => rows[i].Record.CustomerExternalId!)
                .Distinct(StringComparer.Ordinal),
        ];
        if (suspects.Length == 0)
        {
            return [];
        }

        BoundaryResult<IReadOnlyDictionary<string, CrmRecord>> known = await reader.ReadManyAsync(CrmEntity.Customer, suspects, [], layout, cancellationToken).ConfigureAwait(false);
        return known.IsConfirmed ? [.. suspects.Where(s => !known.Value.ContainsKey(s))] : [];
    }

    private static BoundaryResult<CrmWritten> ToResult(CollectionResult result, CrmShape shape, string key) => result switch
    {
        { Error: { } error } => CrmFailures.Of<CrmWritten>(error, shape.Type, key, shape.Has),
        { Id: { } id } => BoundaryResult<CrmWritten>.Confirmed(new CrmWritten(new CrmRecordId(SalesforceIds.To18(id)), result.Created)),
        _ => Failed(Outcome.Unknown, "Salesforce says that the record was written and does not name it; write it again.", ErrorKind.Protocol),
    };

    private static BoundaryResult<CrmWritten> Failed(Outcome outcome, string sentence, ErrorKind kind = ErrorKind.Validation) =>
        BoundaryResult<CrmWritten>.Failed(outcome, CrmFailures.Invalid(Operation, sentence, kind));
}
