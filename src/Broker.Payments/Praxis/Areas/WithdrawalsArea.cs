using System.Globalization;
using Broker.Core.Boundaries.Finance;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.Payments.Praxis.Wire;

namespace Broker.Payments.Praxis.Areas;

/// <summary>The calls of <see cref="IPraxisWithdrawalsArea"/>.</summary>
internal sealed class WithdrawalsArea(ApiPipeline pipeline, PraxisBodies bodies, IPraxisOrdersArea orders, string? gateway, TimeProvider time) : IPraxisWithdrawalsArea
{
    private static readonly ApiResponseReader<bool> ReadDone = PraxisReader.ReadDone;
    private readonly ApiResponseReader<ClientWithdrawal> readRequested = new PraxisReader(time).ReadRequested;

    public async Task<ClientWithdrawal> CreateAsync(WithdrawalRequest request, CancellationToken cancellationToken = default) =>
        (await TryCreateAsync(request, cancellationToken).ConfigureAwait(false)).Value;

    public async ValueTask<ApiResult<ClientWithdrawal>> TryCreateAsync(WithdrawalRequest request, CancellationToken cancellationToken = default)
    {
        ApiCall call = CreateCall(request);
        ApiResult<PraxisOrder> found = await orders.TryFindAsync(request.Reference, cancellationToken).ConfigureAwait(false);
        if (found.TryGet(out PraxisOrder? known, out ApiError? error))
        {
            return known.Transaction?.ToWithdrawal(PaymentEvidence.ApiRead, known.ObservedAt) is { } withdrawal
                ? found.Select(_ => withdrawal)
                : new ApiResult<ClientWithdrawal>(NotSent("CreateWithdrawal", request.Reference, "order_taken", "The order id belongs to something else, or to a visit to the cashier page. Take an order id of its own for each withdrawal."));
        }

        return error.Kind == ErrorKind.NotFound
            ? await pipeline.TrySendAsync(call, readRequested, cancellationToken).ConfigureAwait(false)
            : new ApiResult<ClientWithdrawal>(error);
    }

    public async Task<bool> ApproveAsync(WithdrawalId withdrawal, CancellationToken cancellationToken = default) =>
        (await TryApproveAsync(withdrawal, cancellationToken).ConfigureAwait(false)).Value;

    public ValueTask<ApiResult<bool>> TryApproveAsync(WithdrawalId withdrawal, CancellationToken cancellationToken = default) =>
        TryManageAsync(withdrawal, "complete-withdrawal-request", gateway, static state => state is WithdrawalState.Approved or WithdrawalState.Processing or WithdrawalState.Completed, cancellationToken);

    public async Task<bool> CancelAsync(WithdrawalId withdrawal, CancellationToken cancellationToken = default) =>
        (await TryCancelAsync(withdrawal, cancellationToken).ConfigureAwait(false)).Value;

    public ValueTask<ApiResult<bool>> TryCancelAsync(WithdrawalId withdrawal, CancellationToken cancellationToken = default) =>
        TryManageAsync(withdrawal, "cancel-withdrawal-request", null, static state => state is WithdrawalState.Rejected or WithdrawalState.Canceled, cancellationToken);

    // Looked up first: what was done already is not asked for again, and what no longer waits is not touched.
    private async ValueTask<ApiResult<bool>> TryManageAsync(WithdrawalId withdrawal, string intent, string? by, Func<WithdrawalState, bool> isDone, CancellationToken cancellationToken)
    {
        string tid = PraxisReference.Tid(withdrawal.Value, nameof(withdrawal));
        ApiResult<ClientWithdrawal> found = await orders.TryGetWithdrawalAsync(withdrawal, cancellationToken).ConfigureAwait(false);
        if (!found.TryGet(out ClientWithdrawal? known, out ApiError? error))
        {
            return new ApiResult<bool>(error);
        }

        if (isDone(known.State))
        {
            return found.Select(static _ => true);
        }

        if (known.State is not (WithdrawalState.AwaitingApproval or WithdrawalState.Requested))
        {
            return new ApiResult<bool>(NotSent("ManageWithdrawal", tid, "not_waiting", "The withdrawal does not wait for approval. Look at its state and decide again."));
        }

        PraxisBody body = bodies.Start().Add("intent", intent).Add("withdrawal_request_id", long.Parse(tid, CultureInfo.InvariantCulture)).Add("gateway", by);
        return await pipeline.TrySendAsync(PraxisOperations.ManageWithdrawal.Call().WithBody(body.ToBody()).WithIdentity(tid), ReadDone, cancellationToken).ConfigureAwait(false);
    }

    private ApiCall CreateCall(WithdrawalRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentException.ThrowIfNullOrWhiteSpace(request.Destination, nameof(request));
        string order = PraxisReference.Order(request.Reference, nameof(request));
        PraxisBody body = bodies.Start()
            .Add("transaction_type", "payout")
            .Add(request.Amount)
            .Add("cid", request.Payer is { IsEmpty: false } payer ? payer.Value : throw new ArgumentException("Praxis needs to know who is paid: give the payer.", nameof(request)))
            .Add("order_id", order)
            .Add("wallet_token", request.Destination)
            .Add("desc", request.Description)
            .Add("notification_url", bodies.NotificationAddress);
        return PraxisOperations.CreateWithdrawal.Call().WithBody(body.ToBody()).WithIdentity(order);
    }

    private static ApiError NotSent(string operation, string identity, string code, string advice) => new()
    {
        System = PraxisTransaction.ProviderName,
        Operation = operation,
        Kind = ErrorKind.Conflict,
        Outcome = Outcome.NotSent,
        Code = code,
        CodeIsListed = true,
        RequestIdentity = identity,
        Advice = advice,
    };
}
