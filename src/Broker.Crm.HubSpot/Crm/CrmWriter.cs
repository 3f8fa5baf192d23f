using Broker.Core.Boundaries;
using Broker.Core.Boundaries.Crm;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Crm.HubSpot.Objects;
using HubSpotUpsertResult = Broker.Crm.HubSpot.HubSpotOutcome<Broker.Crm.HubSpot.Objects.HubSpotUpsert, Broker.Crm.HubSpot.Objects.HubSpotWritten<Broker.Crm.HubSpot.Objects.HubSpotRecord>>;

namespace Broker.Crm.HubSpot.Crm;

/// <summary>Writes neutral records: grouped by object type, the same key never twice in one batch, one bad record not spoiling the others.</summary>
internal sealed class CrmWriter(IHubSpotClient client, AccountPlacer accounts)
{
    internal const string Operation = "UpsertObjects";

    // Halving finds one bad record in a hundred within 14 calls; a batch that is bad all through must not cost hundreds.
    private const int MaxExtraCalls = 32;

    internal async ValueTask<IReadOnlyList<BoundaryResult<CrmWritten>>> WriteAsync(IReadOnlyList<CrmUpsert> records, CrmLayout layout, CancellationToken cancellationToken)
    {
        var results = new BoundaryResult<CrmWritten>?[records.Count];
        var others = new List<(int Index, CrmWrite Write)>();
        var owned = new List<int>();
        for (int i = 0; i < records.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(records[i].ExternalId))
            {
                results[i] = Refused($"The {records[i].Entity} record has no external id.");
            }
            else if (records[i].Entity == CrmEntity.TradingAccount)
            {
                owned.Add(i);
            }
            else
            {
                others.Add((i, CrmWrite.Plain(records[i], layout)));
            }
        }

        // Customers first: an account of the same call is linked to them.
        await WriteGroupsAsync(others, results, cancellationToken).ConfigureAwait(false);
        if (owned.Count > 0)
        {
            await WriteAccountsAsync(records, owned, layout, results, cancellationToken).ConfigureAwait(false);
        }

        return results!;
    }

    private async Task WriteAccountsAsync(
        IReadOnlyList<CrmUpsert> records, List<int> indexes, CrmLayout layout, BoundaryResult<CrmWritten>?[] results, CancellationToken cancellationToken)
    {
        var contacts = new Dictionary<string, string>(StringComparer.Ordinal);
        for (int i = 0; i < records.Count; i++)
        {
            if (records[i].Entity == CrmEntity.Customer && results[i] is { IsConfirmed: true } customer)
            {
                contacts[records[i].ExternalId] = customer.Value.Id.Value;
            }
        }

        IReadOnlyList<BoundaryResult<CrmWrite>> placed;
        try
        {
            placed = await accounts.PlaceAsync([.. indexes.Select(i => records[i])], contacts, layout, cancellationToken).ConfigureAwait(false);
        }
        catch (BrokerApiException exception)
        {
            placed = [.. indexes.Select(_ => BoundaryResult<CrmWrite>.Failed(Core.Errors.Outcome.NotSent, BoundaryFailure.From(exception.Error)))];
        }

        var writes = new List<(int Index, CrmWrite Write)>();
        for (int i = 0; i < placed.Count; i++)
        {
            if (placed[i].IsConfirmed)
            {
                writes.Add((indexes[i], placed[i].Value));
            }
            else
            {
                results[indexes[i]] = BoundaryResult<CrmWritten>.Failed(placed[i].Outcome, placed[i].Failure!);
            }
        }

        await WriteGroupsAsync(writes, results, cancellationToken).ConfigureAwait(false);
        foreach ((int index, CrmWrite write) in writes)
        {
            if (write.ContactId is not null && results[index] is { IsConfirmed: true } written
                && await accounts.LinkAsync(write, records[index].CustomerExternalId!, written.Value.Id.Value, cancellationToken).ConfigureAwait(false) is { } failure)
            {
                // Not confirmed, so that the caller writes it again: the link is made then.
                results[index] = BoundaryResult<CrmWritten>.Failed(failure.IsTransient ? Core.Errors.Outcome.Unknown : Core.Errors.Outcome.Refused, failure);
            }
        }
    }

    private async Task WriteGroupsAsync(List<(int Index, CrmWrite Write)> open, BoundaryResult<CrmWritten>?[] results, CancellationToken cancellationToken)
    {
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
