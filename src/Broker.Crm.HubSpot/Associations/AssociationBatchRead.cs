using Broker.Core.Errors;
using Broker.Core.Results;
using Broker.Crm.HubSpot.Wire;

namespace Broker.Crm.HubSpot.Associations;

/// <summary>Reads the links of many records. Each record has pages of its own: those with more go into the next round.</summary>
internal sealed class AssociationBatchRead(HubSpotApi api, string target)
{
    private const int MaxRounds = 10_000;

    internal async Task<IReadOnlyList<HubSpotOutcome<string, IReadOnlyList<HubSpotAssociation>>>> RunAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var links = ids.ToDictionary(static id => id, static _ => new List<HubSpotAssociation>(), StringComparer.Ordinal);
        var failures = new Dictionary<string, BatchOutcome<AssociationReadInput, AssociationReadItem>>(StringComparer.Ordinal);
        List<AssociationReadInput> pending = [.. ids.Select(static id => new AssociationReadInput(id, null))];
        string? requestId = null;
        for (int round = 1; pending.Count > 0 && round <= MaxRounds; round++)
        {
            var next = new List<AssociationReadInput>();
            foreach (BatchOutcome<AssociationReadInput, AssociationReadItem> outcome in await Runner().RunAsync(pending, cancellationToken).ConfigureAwait(false))
            {
                requestId = outcome.RequestId ?? requestId;
                if (outcome.Error is not null)
                {
                    failures[outcome.Input.Id] = outcome;
                    continue;
                }

                links[outcome.Input.Id].AddRange(outcome.Item?.To ?? []);
                if (outcome.Item?.Paging?.Next?.After is not { Length: > 0 } after)
                {
                    continue;
                }

                if (after == outcome.Input.After)
                {
                    failures[outcome.Input.Id] = outcome with { Error = Endless(outcome) };
                    continue;
                }

                next.Add(new AssociationReadInput(outcome.Input.Id, after));
            }

            pending = next;
        }

        foreach (AssociationReadInput input in pending)
        {
            failures[input.Id] = new(input, null, UnusableAnswer.To(AssociationOperations.ReadMany, Outcome.Refused, "Its links did not end.", input.Id, requestId), CallFailed: false, requestId);
        }

        return [.. ids.Select(id => Result(id, links[id], failures.GetValueOrDefault(id), requestId))];
    }

    private static ApiError Endless(BatchOutcome<AssociationReadInput, AssociationReadItem> outcome) => UnusableAnswer.To(
        AssociationOperations.ReadMany, Outcome.Refused, "The answer leads to the same page again: its links would never end.", outcome.Input.Id, outcome.RequestId);

    // A record of which a later page failed is a failure: a part of its links must not pass for all of them.
    private static HubSpotOutcome<string, IReadOnlyList<HubSpotAssociation>> Result(
        string id, IReadOnlyList<HubSpotAssociation> links, BatchOutcome<AssociationReadInput, AssociationReadItem>? failure, string? requestId) =>
        failure is { Error: { } error }
            ? new(id, new ApiResult<IReadOnlyList<HubSpotAssociation>>(error)) { CallFailed = failure.CallFailed }
            : new(id, new ApiResult<IReadOnlyList<HubSpotAssociation>>(links, requestId));

    private BatchRunner<AssociationReadInput, AssociationReadItem> Runner() => new(api, AssociationOperations.ReadMany, target, HubSpotJson.Default.AssociationReadItem)
    {
        ChunkSize = IHubSpotAssociations.MaxReadInputs,
        Write = static (writer, inputs) => Inputs.Write(writer, inputs, static (w, input) =>
        {
            w.WriteString("id"u8, input.Id);
            if (input.After is not null)
            {
                w.WriteString("after"u8, input.After);
            }
        }),
        KeyOf = static input => input.Id,
        KeyOfItem = static item => item.From?.Id,
        Concerns = static (error, input) => AssociationBatches.Concerns(error, input.Id, null),
        IsNothing = AssociationBatches.IsNothing,
    };
}
