using Broker.Core.Identity;
using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.Payments.Adyen.Wire;

namespace Broker.Payments.Adyen.Areas;

/// <summary>The calls of <see cref="IAdyenPaymentLinksArea"/>.</summary>
internal sealed class PaymentLinksArea(ApiPipeline pipeline, string merchantAccount) : IAdyenPaymentLinksArea
{
    private static readonly ApiResponseReader<AdyenPaymentLink> Read = AdyenPaymentReader.ReadLink;

    public Task<AdyenPaymentLink> CreateAsync(AdyenSessionRequest request, OperationKey? key, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(CreateCall(request, key), Read, cancellationToken);

    public ValueTask<ApiResult<AdyenPaymentLink>> TryCreateAsync(AdyenSessionRequest request, OperationKey? key, CancellationToken cancellationToken = default) =>
        pipeline.TrySendAsync(CreateCall(request, key), Read, cancellationToken);

    public Task<AdyenPaymentLink> GetAsync(string linkId, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(GetCall(linkId), Read, cancellationToken);

    public ValueTask<ApiResult<AdyenPaymentLink>> TryGetAsync(string linkId, CancellationToken cancellationToken = default) =>
        pipeline.TrySendAsync(GetCall(linkId), Read, cancellationToken);

    public Task<AdyenPaymentLink> ExpireAsync(string linkId, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(ExpireCall(linkId), Read, cancellationToken);

    public ValueTask<ApiResult<AdyenPaymentLink>> TryExpireAsync(string linkId, CancellationToken cancellationToken = default) =>
        pipeline.TrySendAsync(ExpireCall(linkId), Read, cancellationToken);

    private ApiCall CreateCall(AdyenSessionRequest request, OperationKey? key)
    {
        ArgumentNullException.ThrowIfNull(request);
        AdyenBody body = new AdyenBody().Add("merchantAccount", merchantAccount)
            .Add("amount", request.Amount)
            .Add("reference", request.Reference)
            .Add("returnUrl", request.ReturnAddress?.AbsoluteUri)
            .Add("shopperReference", request.ShopperReference)
            .Add("countryCode", request.CountryCode)
            .Add("expiresAt", request.ExpiresAt?.ToString("yyyy-MM-dd'T'HH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture))
            .Add("storePaymentMethodMode", request.StorePaymentMethod ? "enabled" : null)
            .Add("recurringProcessingModel", request.RecurringModel)
            .Add("metadata", request.Metadata);
        return AdyenOperations.CreateLink.Call(key).WithBody(body.ToBody());
    }

    private static ApiCall GetCall(string linkId) =>
        AdyenOperations.At(AdyenOperations.GetLink, "/paymentLinks/", linkId);

    private static ApiCall ExpireCall(string linkId) =>
        AdyenOperations.At(AdyenOperations.ExpireLink, "/paymentLinks/", linkId).WithBody(new AdyenBody().Add("status", "expired").ToBody());
}
