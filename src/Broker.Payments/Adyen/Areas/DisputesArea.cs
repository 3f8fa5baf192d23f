using Broker.Core.Identity;
using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.Payments.Adyen.Wire;

namespace Broker.Payments.Adyen.Areas;

/// <summary>The calls of <see cref="IAdyenDisputesArea"/>.</summary>
internal sealed class DisputesArea(ApiPipeline pipeline, string merchantAccount) : IAdyenDisputesArea
{
    private static readonly ApiResponseReader<IReadOnlyList<AdyenDefenseReason>> ReadReasons = AdyenListReaders.ReadReasons;

    public Task<IReadOnlyList<AdyenDefenseReason>> ListDefenseReasonsAsync(string disputeReference, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(ListDefenseReasonsCall(disputeReference), ReadReasons, cancellationToken);

    public ValueTask<ApiResult<IReadOnlyList<AdyenDefenseReason>>> TryListDefenseReasonsAsync(string disputeReference, CancellationToken cancellationToken = default) =>
        pipeline.TrySendAsync(ListDefenseReasonsCall(disputeReference), ReadReasons, cancellationToken);

    public Task<bool> SupplyDocumentAsync(string disputeReference, string documentType, string contentType, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(SupplyDocumentCall(disputeReference, documentType, contentType, content), ApiReaders.Nothing, cancellationToken);

    public ValueTask<ApiResult<bool>> TrySupplyDocumentAsync(string disputeReference, string documentType, string contentType, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default) =>
        pipeline.TrySendAsync(SupplyDocumentCall(disputeReference, documentType, contentType, content), ApiReaders.Nothing, cancellationToken);

    public Task<bool> DeleteDocumentAsync(string disputeReference, string documentType, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(DeleteDocumentCall(disputeReference, documentType), ApiReaders.Nothing, cancellationToken);

    public ValueTask<ApiResult<bool>> TryDeleteDocumentAsync(string disputeReference, string documentType, CancellationToken cancellationToken = default) =>
        pipeline.TrySendAsync(DeleteDocumentCall(disputeReference, documentType), ApiReaders.Nothing, cancellationToken);

    public Task<bool> DefendAsync(string disputeReference, string reasonCode, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(DefendCall(disputeReference, reasonCode), ApiReaders.Nothing, cancellationToken);

    public ValueTask<ApiResult<bool>> TryDefendAsync(string disputeReference, string reasonCode, CancellationToken cancellationToken = default) =>
        pipeline.TrySendAsync(DefendCall(disputeReference, reasonCode), ApiReaders.Nothing, cancellationToken);

    public Task<bool> AcceptAsync(string disputeReference, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(AcceptCall(disputeReference), ApiReaders.Nothing, cancellationToken);

    public ValueTask<ApiResult<bool>> TryAcceptAsync(string disputeReference, CancellationToken cancellationToken = default) =>
        pipeline.TrySendAsync(AcceptCall(disputeReference), ApiReaders.Nothing, cancellationToken);

    private ApiCall ListDefenseReasonsCall(string disputeReference) =>
        AdyenOperations.GetDefenseReasons.Call().WithIdentity(disputeReference).WithBody(Named(disputeReference).ToBody());

    private ApiCall SupplyDocumentCall(string disputeReference, string documentType, string contentType, ReadOnlyMemory<byte> content) =>
        AdyenOperations.SupplyDocument.Call().WithIdentity(disputeReference).WithBody(Named(disputeReference)
            .NestOne("defenseDocuments", document => document
                .Add("content", Convert.ToBase64String(content.Span)).Add("contentType", contentType).Add("defenseDocumentTypeCode", documentType)).ToBody());

    private ApiCall DeleteDocumentCall(string disputeReference, string documentType) =>
        AdyenOperations.DeleteDocument.Call().WithIdentity(disputeReference).WithBody(Named(disputeReference).Add("defenseDocumentType", documentType).ToBody());

    private ApiCall DefendCall(string disputeReference, string reasonCode) =>
        AdyenOperations.DefendDispute.Call().WithIdentity(disputeReference).WithBody(Named(disputeReference).Add("defenseReasonCode", reasonCode).ToBody());

    private ApiCall AcceptCall(string disputeReference) =>
        AdyenOperations.AcceptDispute.Call().WithIdentity(disputeReference).WithBody(Named(disputeReference).ToBody());

    private AdyenBody Named(string disputeReference)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(disputeReference);
        return new AdyenBody().Add("merchantAccountCode", merchantAccount).Add("disputePspReference", disputeReference);
    }
}
