using System.Globalization;
using Broker.Core.Identity;
using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.Payments.Praxis.Wire;

namespace Broker.Payments.Praxis.Areas;

/// <summary>The calls of <see cref="IPraxisOrdersArea"/>.</summary>
internal sealed class OrdersArea(ApiPipeline pipeline, PraxisBodies bodies, TimeProvider time) : IPraxisOrdersArea
{
    private readonly ApiResponseReader<PraxisOrder> readOrder = new PraxisReader(time).ReadOrder;
    private readonly ApiResponseReader<ClientWithdrawal> readWithdrawal = new PraxisReader(time).ReadWithdrawal;

    public Task<PraxisOrder> FindAsync(string order, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(FindCall(order), readOrder, cancellationToken);

    public ValueTask<ApiResult<PraxisOrder>> TryFindAsync(string order, CancellationToken cancellationToken = default) =>
        pipeline.TrySendAsync(FindCall(order), readOrder, cancellationToken);

    public Task<ClientWithdrawal> GetWithdrawalAsync(WithdrawalId withdrawal, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(GetCall(withdrawal), readWithdrawal, cancellationToken);

    public ValueTask<ApiResult<ClientWithdrawal>> TryGetWithdrawalAsync(WithdrawalId withdrawal, CancellationToken cancellationToken = default) =>
        pipeline.TrySendAsync(GetCall(withdrawal), readWithdrawal, cancellationToken);

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
