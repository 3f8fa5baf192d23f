using Broker.Core.Identity;
using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.Payments.Adyen.Wire;

namespace Broker.Payments.Adyen.Areas;

/// <summary>The calls of <see cref="IAdyenStoredMethodsArea"/>.</summary>
internal sealed class StoredMethodsArea(ApiPipeline pipeline, string merchantAccount) : IAdyenStoredMethodsArea
{
    private static readonly ApiResponseReader<bool> ReadDone = AdyenDone.Read;
    private static readonly ApiResponseReader<IReadOnlyList<AdyenStoredMethod>> ReadList = AdyenListReaders.ReadMethods;

    public Task<IReadOnlyList<AdyenStoredMethod>> ListAsync(string shopperReference, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(ListCall(shopperReference), ReadList, cancellationToken);

    public ValueTask<ApiResult<IReadOnlyList<AdyenStoredMethod>>> TryListAsync(string shopperReference, CancellationToken cancellationToken = default) =>
        pipeline.TrySendAsync(ListCall(shopperReference), ReadList, cancellationToken);

    public Task<bool> DeleteAsync(string storedMethodId, string shopperReference, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(DeleteCall(storedMethodId, shopperReference), ReadDone, cancellationToken);

    public ValueTask<ApiResult<bool>> TryDeleteAsync(string storedMethodId, string shopperReference, CancellationToken cancellationToken = default) =>
        pipeline.TrySendAsync(DeleteCall(storedMethodId, shopperReference), ReadDone, cancellationToken);

    private ApiCall ListCall(string shopperReference)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(shopperReference);
        return AdyenOperations.ListMethods.Call().Query("shopperReference", shopperReference).Query("merchantAccount", merchantAccount);
    }

    private ApiCall DeleteCall(string storedMethodId, string shopperReference)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(shopperReference);
        return AdyenOperations.At(AdyenOperations.DeleteMethod, "/storedPaymentMethods/", storedMethodId).Query("shopperReference", shopperReference).Query("merchantAccount", merchantAccount);
    }
}
