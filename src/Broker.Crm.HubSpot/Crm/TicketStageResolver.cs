using Broker.Crm.HubSpot.Pipelines;

namespace Broker.Crm.HubSpot.Crm;

/// <summary>Finds the pipeline and stage of new tickets by label or id, once; their ids differ in each account.</summary>
internal sealed class TicketStageResolver(IHubSpotClient client, HubSpotCrmOptions options)
{
    private volatile TicketStage? found;

    /// <exception cref="Broker.Core.Errors.BrokerApiException">The pipelines could not be read.</exception>
    /// <returns>The stage, or in words why there is none.</returns>
    internal async ValueTask<(TicketStage? Stage, string? Problem)> ResolveAsync(CancellationToken cancellationToken)
    {
        if (found is { } known)
        {
            return (known, null);
        }

        IReadOnlyList<HubSpotPipeline> pipelines = await client.Pipelines.ListAsync(CrmLayout.Tickets, cancellationToken).ConfigureAwait(false);
        HubSpotPipeline? pipeline = pipelines
            .Where(static p => p.Archived != true)
            .OrderBy(static p => p.DisplayOrder ?? int.MaxValue)
            .FirstOrDefault(p => options.TicketPipeline is not { } wanted || Is(wanted, p.Id, p.Label));
        if (pipeline is null)
        {
            return (null, options.TicketPipeline is { } name
                ? $"HubSpot has no ticket pipeline '{name}': correct the option Crm.TicketPipeline, or make it."
                : "HubSpot has no ticket pipeline.");
        }

        HubSpotPipelineStage[] stages = [.. (pipeline.Stages ?? []).Where(static s => s.Archived != true).OrderBy(static s => s.DisplayOrder ?? int.MaxValue)];
        HubSpotPipelineStage? stage = options.TicketStage is { } wantedStage
            ? Array.Find(stages, s => Is(wantedStage, s.Id, s.Label))
            : Array.Find(stages, static s => !IsClosed(s));
        if (stage is null)
        {
            return (null, options.TicketStage is { } stageName
                ? $"The ticket pipeline has no stage '{stageName}': correct the option Crm.TicketStage, or make it."
                : "The ticket pipeline has no open stage.");
        }

        found = new TicketStage(pipeline.Id, stage.Id);
        return (found, null);
    }

    private static bool Is(string wanted, string id, string label) => wanted == id || string.Equals(wanted, label, StringComparison.OrdinalIgnoreCase);

    private static bool IsClosed(HubSpotPipelineStage stage) =>
        stage.Metadata is { } metadata && metadata.TryGetValue("ticketState", out string? state) && string.Equals(state, "CLOSED", StringComparison.OrdinalIgnoreCase);
}
