using System.Globalization;
using Broker.Core.Identity;
using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.Payments.Praxis.Wire;
using Broker.Payments.Wire;

namespace Broker.Payments.Praxis.Areas;

/// <summary>The calls of <see cref="IPraxisOrdersArea"/>.</summary>
internal sealed class OrdersArea(ApiPipeline pipeline, PraxisBodies bodies, TimeProvider time) : IPraxisOrdersArea
{
    private readonly PraxisReader reader = new(time);

    public Task<PraxisOrder> FindAsync(string order, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(FindCall(order), OrderOf(order), cancellationToken);

    public ValueTask<ApiResult<PraxisOrder>> TryFindAsync(string order, CancellationToken cancellationToken = default) =>
        pipeline.TrySendAsync(FindCall(order), OrderOf(order), cancellationToken);

    public Task<ClientWithdrawal> GetWithdrawalAsync(WithdrawalId withdrawal, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(GetCall(withdrawal), WithdrawalOf(withdrawal), cancellationToken);

    public ValueTask<ApiResult<ClientWithdrawal>> TryGetWithdrawalAsync(WithdrawalId withdrawal, CancellationToken cancellationToken = default) =>
        pipeline.TrySendAsync(GetCall(withdrawal), WithdrawalOf(withdrawal), cancellationToken);

    // An answer about something else is no answer: the order may then exist or not.
    private ApiResponseReader<PraxisOrder> OrderOf(string order) => (in ApiResponse response) =>
        reader.ReadOrder(response) is { } read && string.Equals(read.Order, order, StringComparison.Ordinal) ? read : throw JsonSteps.Missing("session.order_id");

    private ApiResponseReader<ClientWithdrawal> WithdrawalOf(WithdrawalId withdrawal) => (in ApiResponse response) =>
        reader.ReadWithdrawal(response) is { } read && read.Id == withdrawal ? read : throw JsonSteps.Missing("transaction.tid");

    private ApiCall FindCall(string order)
    {
        string id = PraxisReference.Order(order, nameof(order));
        return PraxisOperations.FindOrder.Call().WithBody(bodies.Start().Add("order_id", id).ToBody()).WithIdentity(id);
    }

    private ApiCall GetCall(WithdrawalId withdrawal)
    {
        string tid = PraxisReference.Tid(withdrawal.Value, nameof(withdrawal));
        return PraxisOperations.FindTransaction.Call().WithBody(bodies.Start().Add("tid", long.Parse(tid, CultureInfo.InvariantCulture)).ToBody()).WithIdentity(tid);
    }
}
