using Broker.Core.Identity;
using Broker.Core.Monetary;
using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.Payments.Adyen.Wire;

namespace Broker.Payments.Adyen.Areas;

/// <summary>The calls of <see cref="IAdyenTransfersArea"/>.</summary>
internal sealed class TransfersArea(ApiPipeline pipeline, string balanceAccount, TimeProvider time) : IAdyenTransfersArea
{
    private static readonly ApiResponseReader<bool> ReadDone = AdyenDone.Read;
    private readonly ApiResponseReader<ClientWithdrawal> read = new AdyenTransferReader(time).Read;

    public Task<ClientWithdrawal> CreateAsync(WithdrawalRequest request, OperationKey? key, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(CreateCall(request, key), read, cancellationToken);

    public ValueTask<ApiResult<ClientWithdrawal>> TryCreateAsync(WithdrawalRequest request, OperationKey? key, CancellationToken cancellationToken = default) =>
        pipeline.TrySendAsync(CreateCall(request, key), read, cancellationToken);

    public Task<ClientWithdrawal> GetAsync(WithdrawalId withdrawal, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(GetCall(withdrawal), read, cancellationToken);

    public ValueTask<ApiResult<ClientWithdrawal>> TryGetAsync(WithdrawalId withdrawal, CancellationToken cancellationToken = default) =>
        pipeline.TrySendAsync(GetCall(withdrawal), read, cancellationToken);

    public Task<bool> ApproveAsync(WithdrawalId withdrawal, OperationKey? key, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(ApproveCall(withdrawal, key), ReadDone, cancellationToken);

    public ValueTask<ApiResult<bool>> TryApproveAsync(WithdrawalId withdrawal, OperationKey? key, CancellationToken cancellationToken = default) =>
        pipeline.TrySendAsync(ApproveCall(withdrawal, key), ReadDone, cancellationToken);

    public Task<bool> CancelAsync(WithdrawalId withdrawal, OperationKey? key, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(CancelCall(withdrawal, key), ReadDone, cancellationToken);

    public ValueTask<ApiResult<bool>> TryCancelAsync(WithdrawalId withdrawal, OperationKey? key, CancellationToken cancellationToken = default) =>
        pipeline.TrySendAsync(CancelCall(withdrawal, key), ReadDone, cancellationToken);

    public Task<bool> ReturnAsync(WithdrawalId withdrawal, Money amount, string? reference, OperationKey? key, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(ReturnCall(withdrawal, amount, reference, key), ReadDone, cancellationToken);

    public ValueTask<ApiResult<bool>> TryReturnAsync(WithdrawalId withdrawal, Money amount, string? reference, OperationKey? key, CancellationToken cancellationToken = default) =>
        pipeline.TrySendAsync(ReturnCall(withdrawal, amount, reference, key), ReadDone, cancellationToken);

    private ApiCall CreateCall(WithdrawalRequest request, OperationKey? key)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentException.ThrowIfNullOrWhiteSpace(request.Destination, nameof(request));
        AdyenBody body = new AdyenBody()
            .Add("amount", request.Amount)
            .Add("balanceAccountId", balanceAccount)
            .Add("category", "bank")
            .Nest("counterparty", party => party.Add("transferInstrumentId", request.Destination))
            .Add("reference", request.Reference)
            .Add("description", request.Description);
        return AdyenOperations.CreateTransfer.Call(key).WithBody(body.ToBody());
    }

    private static ApiCall GetCall(WithdrawalId withdrawal) =>
        AdyenOperations.At(AdyenOperations.GetTransfer, "/transfers/", withdrawal.Value);

    private static ApiCall ApproveCall(WithdrawalId withdrawal, OperationKey? key) =>
        AdyenOperations.ApproveTransfers.Call(key).WithBody(Ids(withdrawal));

    private static ApiCall CancelCall(WithdrawalId withdrawal, OperationKey? key) =>
        AdyenOperations.CancelTransfers.Call(key).WithBody(Ids(withdrawal));

    private static ApiCall ReturnCall(WithdrawalId withdrawal, Money amount, string? reference, OperationKey? key) =>
        AdyenOperations.ReturnTransfer.Call(key, AdyenOperations.Path("/transfers/", withdrawal.Value, "/returns"))
            .WithBody(new AdyenBody().Add("amount", amount).Add("reference", reference).ToBody());

    private static ApiBody Ids(WithdrawalId withdrawal) => withdrawal.IsEmpty
        ? throw new ArgumentException("The withdrawal is empty.", nameof(withdrawal))
        : new AdyenBody().Add("transferIds", [withdrawal.Value]).ToBody();
}
