using Broker.Crm.HubSpot.Pipelines;

namespace Broker.Crm.HubSpot.Crm;

/// <summary>Finds the pipeline and stage of new tickets or deals by label or id, once; their ids differ in each account.</summary>
internal sealed class StageResolver
{
    private readonly IHubSpotClient client;
    private readonly string objectType;
    private readonly string? wantedPipeline;
    private readonly string? wantedStage;
    private readonly string noun;
    private readonly string option;
    private volatile StartStage? found;

    private StageResolver(IHubSpotClient client, string objectType, string? pipeline, string? stage, string noun, string option)
    {
        this.client = client;
        this.objectType = objectType;
        wantedPipeline = pipeline;
        wantedStage = stage;
        this.noun = noun;
        this.option = option;
    }

    internal static StageResolver OfTickets(IHubSpotClient client, HubSpotCrmOptions options) =>
        new(client, CrmLayout.Tickets, options.TicketPipeline, options.TicketStage, "ticket", "Ticket");

    internal static StageResolver OfDeals(IHubSpotClient client, HubSpotCrmOptions options) =>
        new(client, CrmLayout.Deals, options.DealPipeline, options.DealStage, "deal", "Deal");

    /// <exception cref="Broker.Core.Errors.BrokerApiException">The pipelines could not be read.</exception>
    /// <returns>The stage, or in words why there is none.</returns>
    internal async ValueTask<(StartStage? Stage, string? Problem)> ResolveAsync(CancellationToken cancellationToken)
    {
        if (found is { } known)
        {
            return (known, null);
        }

        IReadOnlyList<HubSpotPipeline> pipelines = await client.Pipelines.ListAsync(objectType, cancellationToken).ConfigureAwait(false);
        HubSpotPipeline? pipeline = pipelines
            .Where(static p => p.Archived != true)
            .OrderBy(static p => p.DisplayOrder ?? int.MaxValue)
            .FirstOrDefault(p => wantedPipeline is not { } wanted || Is(wanted, p.Id, p.Label));
        if (pipeline is null)
        {
            return (null, wantedPipeline is { } name
                ? $"HubSpot has no {noun} pipeline '{name}': correct the option Crm.{option}Pipeline, or make it."
                : $"HubSpot has no {noun} pipeline.");
        }

        HubSpotPipelineStage[] stages = [.. (pipeline.Stages ?? []).Where(static s => s.Archived != true).OrderBy(static s => s.DisplayOrder ?? int.MaxValue)];
        HubSpotPipelineStage? stage = wantedStage is { } wantedStageName
            ? Array.Find(stages, s => Is(wantedStageName, s.Id, s.Label))
            : Array.Find(stages, static s => !IsClosed(s));
        if (stage is null)
        {
            return (null, wantedStage is { } stageName
                ? $"The {noun} pipeline has no stage '{stageName}': correct the option Crm.{option}Stage, or make it."
                : $"The {noun} pipeline has no open stage.");
        }

        found = new StartStage(pipeline.Id, stage.Id);
        return (found, null);
    }

    private static bool Is(string wanted, string id, string label) => wanted == id || string.Equals(wanted, label, StringComparison.OrdinalIgnoreCase);

    private static bool IsClosed(HubSpotPipelineStage stage) =>
        stage.Metadata is { } metadata && metadata.TryGetValue("ticketState", out string? state) && string.Equals(state, "CLOSED", StringComparison.OrdinalIgnoreCase);
}
