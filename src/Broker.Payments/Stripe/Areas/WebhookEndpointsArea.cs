using Broker.Core.Errors;
using Broker.Core.Paging;
using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.Payments.Stripe.Wire;

namespace Broker.Payments.Stripe.Areas;

/// <summary>The WebhookEndpoint calls.</summary>
internal sealed class WebhookEndpointsArea(ApiPipeline pipeline, string apiVersion) : IWebhookEndpointsArea
{
    private static readonly ApiResponseReader<StripeWebhookEndpoint> Read = StripeEndpointReader.Read;
    private static readonly ApiResponseReader<StripeList<StripeWebhookEndpoint>> ReadList = StripeListReader.Of(StripeEndpointReader.Read);
    private static readonly ApiResponseReader<bool> ReadDeletion = StripeEndpointReader.ReadDeletion;

    public Task<StripeWebhookEndpoint> CreateAsync(Uri address, IReadOnlyList<string> eventTypes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(eventTypes);
        StripeForm form = new StripeForm().Add("url", address.AbsoluteUri).Add("enabled_events", eventTypes).Add("api_version", apiVersion);
        return pipeline.SendAsync(StripeOperations.CreateEndpointOnce.Call().WithBody(form.ToBody()), Read, cancellationToken);
    }

    public PagedSequence<StripeWebhookEndpoint> ListAsync() =>
        StripePages.NewestFirst(pipeline, StripeOperations.ListEndpoints.Call(), ReadList, static endpoint => endpoint.Id);

    public async Task DeleteAsync(string endpointId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(endpointId);
        ApiResult<bool> result = await pipeline.TrySendAsync(
            StripeOperations.At(StripeOperations.DeleteEndpoint, "/v1/webhook_endpoints/", endpointId), ReadDeletion, cancellationToken).ConfigureAwait(false);
        if (result.Error is { } error && error is not { Kind: ErrorKind.NotFound, Attempts: > 1 })
        {
            throw error.ToException();
        }
    }
}
