using Broker.Core.Paging;
using Broker.Core.Pipeline;
using Broker.Payments.Stripe.Wire;

namespace Broker.Payments.Stripe.Areas;

/// <summary>The WebhookEndpoint calls.</summary>
internal sealed class WebhookEndpointsArea(ApiPipeline pipeline, string apiVersion) : IWebhookEndpointsArea
{
    private static readonly ApiResponseReader<StripeWebhookEndpoint> Read = StripeEndpointReader.Read;
    private static readonly ApiResponseReader<StripeList<StripeWebhookEndpoint>> ReadList = StripeListReader.Of(StripeEndpointReader.Read);

    public Task<StripeWebhookEndpoint> CreateAsync(Uri address, IReadOnlyList<string> eventTypes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(eventTypes);
        StripeForm form = new StripeForm().Add("url", address.AbsoluteUri).Add("enabled_events", eventTypes).Add("api_version", apiVersion);
        return pipeline.SendAsync(StripeOperations.CreateEndpoint.To(null, form), Read, cancellationToken);
    }

    public PagedSequence<StripeWebhookEndpoint> ListAsync() =>
        StripePages.NewestFirst(pipeline, StripeOperations.ListEndpoints.Call(), ReadList, static endpoint => endpoint.Id);

    public Task<StripeWebhookEndpoint> GetAsync(string endpointId, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(StripeOperations.At(StripeOperations.GetEndpoint, endpointId), Read, cancellationToken);

    public Task DeleteAsync(string endpointId, CancellationToken cancellationToken = default) => StripeDeletions.SendAsync(
        pipeline, StripeOperations.At(StripeOperations.DeleteEndpoint, endpointId), StripeOperations.At(StripeOperations.GetEndpoint, endpointId), cancellationToken);
}
