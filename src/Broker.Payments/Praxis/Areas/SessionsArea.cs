using Broker.Core.Errors;
using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.Core.Secrets;
using Broker.Payments.Praxis.Wire;

namespace Broker.Payments.Praxis.Areas;

/// <summary>The calls of <see cref="IPraxisSessionsArea"/>.</summary>
internal sealed class SessionsArea(ApiPipeline pipeline, PraxisBodies bodies, IPraxisOrdersArea orders) : IPraxisSessionsArea
{
    private static readonly ApiResponseReader<Secret> Read = PraxisReader.ReadPage;

    public async Task<PraxisSession> OpenAsync(PraxisSessionRequest request, CancellationToken cancellationToken = default) =>
        (await TryOpenAsync(request, cancellationToken).ConfigureAwait(false)).Value;

    public async ValueTask<ApiResult<PraxisSession>> TryOpenAsync(PraxisSessionRequest request, CancellationToken cancellationToken = default)
    {
        ApiCall call = OpenCall(request);
        ApiResult<PraxisOrder> found = await orders.TryFindAsync(request.Order, cancellationToken).ConfigureAwait(false);
        if (found.TryGet(out PraxisOrder? known, out ApiError? error))
        {
            return found.Select(_ => new PraxisSession { Order = request.Order, Known = known });
        }

        return error.Kind == ErrorKind.NotFound
            ? (await pipeline.TrySendAsync(call, Read, cancellationToken).ConfigureAwait(false)).Select(page => new PraxisSession { Order = request.Order, Page = page })
            : new ApiResult<PraxisSession>(error);
    }

    private ApiCall OpenCall(PraxisSessionRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        string order = PraxisReference.Order(request.Order, nameof(request));
        if (request.Payer.IsEmpty)
        {
            throw new ArgumentException("The payer is empty.", nameof(request));
        }

        PraxisBody body = bodies.Start()
            .Add("intent", request.Intent switch
            {
                PraxisIntent.Payment => "payment",
                PraxisIntent.Authorization => "authorization",
                PraxisIntent.Withdrawal => "withdrawal",
                _ => throw new ArgumentException("The intent is not known.", nameof(request)),
            })
            .Add(request.Amount)
            .Add("cid", request.Payer.Value)
            .Add("order_id", order)
            .Add("payment_method", request.PaymentMethod)
            .Add("locale", request.Locale)
            .Add("notification_url", bodies.NotificationAddress)
            .Add("return_url", request.ReturnAddress?.AbsoluteUri);
        return PraxisOperations.OpenSession.Call().WithBody(body.ToBody()).WithIdentity(order);
    }
}
