using Broker.Core.Boundaries;
using Broker.Core.Boundaries.Crm;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Crm.HubSpot.Objects;
using HubSpotUpsertResult = Broker.Crm.HubSpot.Objects.HubSpotBatchResult<Broker.Crm.HubSpot.Objects.HubSpotUpsert, Broker.Crm.HubSpot.Objects.HubSpotWritten<Broker.Crm.HubSpot.Objects.HubSpotRecord>>;

namespace Broker.Crm.HubSpot.Crm;

/// <summary>Writes neutral records: grouped by object type, the same key never twice in one batch, one bad record not spoiling the others.</summary>
internal sealed class CrmWriter(IHubSpotClient client)
{
    private const string Operation = "UpsertObjects";

    // Halving finds one bad record in a hundred within 14 calls; a batch that is bad all through must not cost hundreds.
    private const int MaxExtraCalls = 32;

    internal async ValueTask<IReadOnlyList<BoundaryResult<CrmWritten>>> WriteAsync(IReadOnlyList<CrmUpsert> records, CrmLayout layout, CancellationToken cancellationToken)
    {
        var results = new BoundaryResult<CrmWritten>?[records.Count];
        var open = new List<(int Index, CrmWrite Write)>();
        for (int i = 0; i < records.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(records[i].ExternalId))
            {
                results[i] = Refused($"The {records[i].Entity} record has no external id.");
            }
            else if (layout.Place(records[i]) is { } write)
            {
                open.Add((i, write));
            }
            else
            {
                results[i] = Refused($"The TradingAccount record does not carry {layout.CustomerKey}: without a custom object it is written to the customer's contact.");
            }
        }

        foreach (IGrouping<(string, string), (int Index, CrmWrite Write)> group in open.GroupBy(static o => (o.Write.ObjectType, o.Write.KeyProperty)))
        {
            foreach (List<(int Index, CrmWrite Write)> round in Rounds([.. group]))
            {
                HubSpotUpsertResult[] written = await WriteRoundAsync(round[0].Write, [.. round.Select(static r => r.Write.Upsert)], cancellationToken).ConfigureAwait(false);
                for (int i = 0; i < round.Count; i++)
                {
                    results[round[i].Index] = Outcome(written[i]);
                }
            }
        }

        return results!;
    }

    /// <summary>Later writes of one key go into later rounds: HubSpot refuses duplicates in a batch, and the last value must win.</summary>
    private static List<List<(int Index, CrmWrite Write)>> Rounds(List<(int Index, CrmWrite Write)> writes)
    {
        var rounds = new List<List<(int Index, CrmWrite Write)>>();
        var seen = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach ((int Index, CrmWrite Write) write in writes)
        {
            int round = seen.GetValueOrDefault(write.Write.Upsert.Key);
            seen[write.Write.Upsert.Key] = round + 1;
            if (round == rounds.Count)
            {
                rounds.Add([]);
            }

            rounds[round].Add(write);
        }

        return rounds;
    }

    private async Task<HubSpotUpsertResult[]> WriteRoundAsync(CrmWrite kind, HubSpotUpsert[] inputs, CancellationToken cancellationToken)
    {
        IHubSpotObjects<HubSpotRecord> objects = client.Objects(kind.ObjectType);
        HubSpotUpsertResult[] results = [.. await objects.UpsertManyAsync(kind.KeyProperty, inputs, cancellationToken).ConfigureAwait(false)];
        int calls = 0;
        var suspects = new Stack<int[]>(Halves([.. Enumerable.Range(0, inputs.Length).Where(i => OneMaySpoilAll(results[i]))]));
        while (suspects.TryPop(out int[]? part) && calls++ < MaxExtraCalls)
        {
            IReadOnlyList<HubSpotUpsertResult> again =
                await objects.UpsertManyAsync(kind.KeyProperty, [.. part.Select(i => inputs[i])], cancellationToken).ConfigureAwait(false);
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

    // A refusal of the whole call that names no property may be about a single input: the others deserve another try.
    private static bool OneMaySpoilAll(HubSpotUpsertResult result) =>
        result is { CallFailed: true, Error: { Outcome: Core.Errors.Outcome.Refused, IsTransient: false, Kind: ErrorKind.Validation or ErrorKind.Conflict or ErrorKind.NotFound } error }
        && !error.Fields.Any(static f => f.Code == "PROPERTY_DOESNT_EXIST");

    private static IEnumerable<int[]> Halves(int[] indexes) => indexes.Length < 2 ? [] : [indexes[..(indexes.Length / 2)], indexes[(indexes.Length / 2)..]];

    private static BoundaryResult<CrmWritten> Outcome(HubSpotUpsertResult result) => result.Succeeded
        ? BoundaryResult<CrmWritten>.Confirmed(new CrmWritten(new CrmRecordId(result.Value.Record.Id), result.Value.IsNew))
        : BoundaryResult<CrmWritten>.Failed(result.Error);

    private static BoundaryResult<CrmWritten> Refused(string sentence) =>
        BoundaryResult<CrmWritten>.Failed(Core.Errors.Outcome.NotSent, CrmFailures.Invalid(Operation, sentence));
}
