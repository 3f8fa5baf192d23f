using Broker.Core.Identity;
using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.Payments.Adyen.Wire;

namespace Broker.Payments.Adyen.Areas;

/// <summary>The calls of <see cref="IAdyenSessionsArea"/>.</summary>
internal sealed class SessionsArea(ApiPipeline pipeline, string merchantAccount) : IAdyenSessionsArea
{
    private static readonly ApiResponseReader<AdyenSession> Read = AdyenPaymentReader.ReadSession;

    public Task<AdyenSession> CreateAsync(AdyenSessionRequest request, OperationKey? key, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(CreateCall(request, key), Read, cancellationToken);

    public ValueTask<ApiResult<AdyenSession>> TryCreateAsync(AdyenSessionRequest request, OperationKey? key, CancellationToken cancellationToken = default) =>
        pipeline.TrySendAsync(CreateCall(request, key), Read, cancellationToken);

    public Task<AdyenSession> GetResultAsync(string sessionId, string sessionResult, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(GetResultCall(sessionId, sessionResult), Read, cancellationToken);

    public ValueTask<ApiResult<AdyenSession>> TryGetResultAsync(string sessionId, string sessionResult, CancellationToken cancellationToken = default) =>
        pipeline.TrySendAsync(GetResultCall(sessionId, sessionResult), Read, cancellationToken);

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
            .Add("storePaymentMethod", request.StorePaymentMethod ? true : null)
            .Add("recurringProcessingModel", request.RecurringModel)
            .Add("metadata", request.Metadata);
        return AdyenOperations.CreateSession.Call(key).WithBody(body.ToBody());
    }

    private static ApiCall GetResultCall(string sessionId, string sessionResult)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(sessionResult);
        return AdyenOperations.At(AdyenOperations.GetSession, "/sessions/", sessionId).Query("sessionResult", sessionResult);
    }
}
