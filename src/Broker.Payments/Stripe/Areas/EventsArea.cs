using Broker.Core.Paging;
using Broker.Core.Pipeline;
using Broker.Payments.Stripe.Webhooks;
using Broker.Payments.Stripe.Wire;

namespace Broker.Payments.Stripe.Areas;

/// <summary>The Event calls.</summary>
internal sealed class EventsArea : IEventsArea
{
    private readonly ApiPipeline pipeline;
    private readonly ApiResponseReader<StripeEvent> read;
    private readonly ApiResponseReader<StripeList<StripeEvent>> readList;

    internal EventsArea(ApiPipeline pipeline, string apiVersion, StripeReaders readers)
    {
        this.pipeline = pipeline;
        var reader = new StripeEventReader(apiVersion, readers);
        read = reader.Read;
        readList = StripeListReader.Of(reader.Read);
    }

    public PagedSequence<StripeEvent> ListAsync(IReadOnlyList<string>? types = null, DateTimeOffset? createdFrom = null) => StripePages.NewestFirst(
        pipeline, OfTypes(types).Query("created[gte]", createdFrom?.ToUnixTimeSeconds()), readList, static item => item.Id);

    public PagedSequence<StripeEvent> ListAfterAsync(string eventId, IReadOnlyList<string>? types = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(eventId);
        return StripePages.OldestFirstAfter(pipeline, OfTypes(types), eventId, readList, static item => item.Id);
    }

    public Task<StripeEvent> GetAsync(string eventId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(eventId);
        return pipeline.SendAsync(StripeOperations.At(StripeOperations.GetEvent, eventId), read, cancellationToken);
    }

    public Task<StripeEvent> GetThinAsync(string eventId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(eventId);
        return pipeline.SendAsync(StripeOperations.At(StripeOperations.GetThinEvent, eventId), read, cancellationToken);
    }

    private static ApiCall OfTypes(IReadOnlyList<string>? types) => StripeOperations.ListEvents.Call().Each("types", types);
}
