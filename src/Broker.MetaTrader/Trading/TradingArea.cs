using Broker.Core.Boundaries.Trading;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.MetaTrader.Mt4.Models;
using Broker.MetaTrader.Orders;
using Broker.MetaTrader.Platforms;
using Broker.MetaTrader.Symbols;
using Broker.MetaTrader.Wire;

namespace Broker.MetaTrader.Trading;

/// <inheritdoc cref="ITradingArea"/>
internal sealed class TradingArea : ITradingArea
{
    private readonly MetaTraderApi api;
    private readonly IPlatformCalls platform;
    private readonly Func<AccountId, string, SymbolRules?>? knownRules;
    private readonly TimeProvider time;
    private readonly TradingPlatform kind;
    private readonly TimeSpan tradeTimeout;
    private readonly TimeSpan longestCall;
    private readonly ApiResponseReader<OrderView?> order;
    private readonly TradeReconciler reconciler;

    /// <param name="api">Sends the calls, one after the other per account.</param>
    /// <param name="platform">The platform's reads and its answer to a trade.</param>
    /// <param name="knownRules">The rules of a symbol that were read last, without a call; null where none are kept.</param>
    /// <param name="options">The client's options.</param>
    /// <param name="time">The clock.</param>
    public TradingArea(MetaTraderApi api, IPlatformCalls platform, Func<AccountId, string, SymbolRules?>? knownRules, MetaTraderClientOptions options, TimeProvider time)
    {
        this.api = api;
        this.platform = platform;
        this.knownRules = knownRules;
        this.time = time;
        kind = options.Platform;
        tradeTimeout = options.TradeTimeout;
        longestCall = options.Resilience.TotalTimeout;
        order = TradeAnswers.Order(platform.TradeAnswer);
        reconciler = new TradeReconciler(api, platform, kind, options.TradeSettleTime, time);
    }

    public ValueTask<TradeResult> SendAsync(OrderSendRequest request, TradeAuthorization authorization, CancellationToken cancellationToken = default) =>
        RunAsync(request, authorization, cancellationToken);

    public ValueTask<TradeResult> ModifyAsync(OrderModifyRequest request, TradeAuthorization authorization, CancellationToken cancellationToken = default) =>
        RunAsync(request, authorization, cancellationToken);

    public ValueTask<TradeResult> CloseAsync(OrderCloseRequest request, TradeAuthorization authorization, CancellationToken cancellationToken = default) =>
        RunAsync(request, authorization, cancellationToken);

    public ValueTask<TradeResult> CloseByAsync(OrderCloseByRequest request, TradeAuthorization authorization, CancellationToken cancellationToken = default) =>
        RunAsync(request, authorization, cancellationToken);

    public ValueTask<TradeResult> DeleteAsync(OrderDeleteRequest request, TradeAuthorization authorization, CancellationToken cancellationToken = default) =>
        RunAsync(request, authorization, cancellationToken);

    public async ValueTask<TradeResult> ExecuteAsync(TradeRequest request, ITradeAuthorizer authorizer, string requestedBy, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(authorizer);
        ArgumentException.ThrowIfNullOrWhiteSpace(requestedBy);
        TradeOrder wanted = request.ToTradeOrder();
        IReadOnlyList<string> problems = TradeChecks.Of(request, kind, knownRules);
        if (problems.Count > 0)
        {
            return TradeResults.NotSent(wanted, problems);
        }

        TradeDecision decision = await authorizer.AuthorizeAsync(wanted, requestedBy, cancellationToken).ConfigureAwait(false);
        return decision.IsGranted
            ? await RunAsync(request, decision.Authorization, cancellationToken).ConfigureAwait(false)
            : TradeResults.RefusedByGate(wanted, decision.UnmetGates is { Count: > 0 } unmet ? unmet : ["The gate refused without a reason."]);
    }

    public TradeLookup CreateLookup(TradeRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        DateTimeOffset now = time.GetUtcNow();

        // One limit for waiting for the account's turn, one for a read before, one for the call itself.
        return LookupOf(request, request.ToTradeOrder(), now, now + (3 * longestCall));
    }

    public Task<TradeFinding> ReconcileAsync(TradeLookup lookup, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(lookup);
        return reconciler.FindAsync(lookup, cancellationToken);
    }

    public Task<RawAnswer> SetPlacedTypeAsync(AccountId id, Mt4PlacedType type, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(type.Value, nameof(type));
        return kind == TradingPlatform.MetaTrader4
            ? api.SendAsync(id, TradeOperations.SetPlacedType.About(id).Query("type", type.Value), Answers.Raw, cancellationToken)
            : throw Refusals.NotInThisDialect(TradeOperations.SetPlacedType, "MetaTrader 5 has no SetPlacedType.").ToException();
    }

    private static TradeLookup LookupOf(TradeRequest request, TradeOrder order, DateTimeOffset from, DateTimeOffset until) => new()
    {
        Order = order,
        SentFrom = from,
        SentUntil = until,
        PositionLots = (request as OrderCloseRequest)?.PositionLots,
    };

    private async ValueTask<TradeResult> RunAsync(TradeRequest request, TradeAuthorization authorization, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(authorization);
        TradeOrder wanted = request.ToTradeOrder();
        IReadOnlyList<string> problems = TradeChecks.Of(request, kind, knownRules);
        if (problems.Count > 0)
        {
            return TradeResults.NotSent(wanted, problems);
        }

        OrderView? present = null;
        if (NeedsPresent(request))
        {
            ApiResult<OrderView> read = await FindOpenedAsync(wanted, cancellationToken).ConfigureAwait(false);
            if (!read.TryGet(out present, out ApiError? error))
            {
                return TradeResults.NotSent(wanted, ["The order could not be read, which this request needs first; nothing was sent."], error);
            }

            if (Against(request, present) is { } problem)
            {
                return TradeResults.NotSent(wanted, [problem]);
            }
        }

        return await DispatchAsync(request, wanted, TradeCalls.Of(request, present, kind), authorization, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<TradeResult> DispatchAsync(
        TradeRequest request, TradeOrder wanted, ApiCall call, TradeAuthorization authorization, CancellationToken cancellationToken)
    {
        DateTimeOffset? left = null;
        IReadOnlyList<string> reasons = [];
        ApiResponseReader<OrderView?> reader = request is OrderCloseByRequest || (request is OrderDeleteRequest && kind == TradingPlatform.MetaTrader4) ? TradeAnswers.Done : order;
        call = call.WithIdentity(wanted.Key.Value).WithAttemptTimeout(tradeTimeout);
        try
        {
            ApiResult<OrderView?> result = await api.TrySendAsync(wanted.Account, call, reader, LastCheck, cancellationToken).ConfigureAwait(false);
            if (reasons.Count > 0)
            {
                return TradeResults.RefusedByGate(wanted, reasons);
            }

            TradeLookup lookup = Lookup();
            return result.TryGet(out OrderView? answer, out ApiError? error) ? TradeResults.Of(lookup, answer) : TradeResults.Of(lookup, error);
        }
        catch (OperationCanceledException) when (left is not null)
        {
            return TradeResults.Lost(Lookup(), call.Operation.Name, "The caller cancelled when the request may have left already: look it up before anything is sent again.");
        }
        catch (Exception exception) when (left is not null)
        {
            return TradeResults.Lost(Lookup(), call.Operation.Name, $"The call broke ({exception.GetType().Name}) when the request may have left already: look it up before anything is sent again.");
        }

        // Runs when the account's turn has come: the permission may have expired or been used while the request waited.
        ApiError? LastCheck()
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!authorization.TryConsume(wanted, out reasons))
            {
                return Refusals.NotInThisDialect(call.Operation, "The authorization does not allow it.") with { Kind = ErrorKind.Permission };
            }

            left = time.GetUtcNow();
            return null;
        }

        TradeLookup Lookup()
        {
            DateTimeOffset now = time.GetUtcNow();
            return LookupOf(request, wanted, left ?? now, now);
        }
    }

    private bool NeedsPresent(TradeRequest request) => request is OrderModifyRequest { StopLoss.IsKept: true } or OrderModifyRequest { TakeProfit.IsKept: true } ||
        (request is OrderDeleteRequest && kind == TradingPlatform.MetaTrader5);

    private static string? Against(TradeRequest request, OrderView present) => request switch
    {
        OrderDeleteRequest when present.Kind is not (OrderKind.Limit or OrderKind.Stop or OrderKind.StopLimit) || present.Phase is not (OrderPhase.Pending or OrderPhase.Started) =>
            "The ticket is no pending order, or not any more: it may have been filled. Close it with CloseAsync.",
        OrderModifyRequest modify when (modify.StopLoss.IsKept && present.StopLoss is null) || (modify.TakeProfit.IsKept && present.TakeProfit is null) =>
            "The order was read, but its answer lacks a stop that is to be kept. Say its price, or Remove.",
        _ => null,
    };

    // The call for one ticket is known from definitions only; the listing is what everybody uses.
    private async ValueTask<ApiResult<OrderView>> FindOpenedAsync(TradeOrder wanted, CancellationToken cancellationToken)
    {
        long ticket = wanted.Ticket.GetValueOrDefault();
        ApiResult<OrderView> one = await platform.TryGetOpenedAsync(wanted.Account, ticket, cancellationToken).ConfigureAwait(false);
        if (one.Succeeded && one.Value.Ticket == ticket)
        {
            return one;
        }

        ApiResult<OrderListing> all = await platform.TryListOpenedAsync(wanted.Account, cancellationToken).ConfigureAwait(false);
        if (!all.TryGet(out OrderListing? listing, out ApiError? error))
        {
            return new ApiResult<OrderView>(error);
        }

        return listing.Orders.FirstOrDefault(found => found.Ticket == ticket) is { } order
            ? new ApiResult<OrderView>(order)
            : new ApiResult<OrderView>(one.Error ?? new ApiError
            {
                System = MetaTraderProtocol.SystemName,
                Operation = "OpenedOrders",
                Kind = ErrorKind.NotFound,
                Outcome = Outcome.Refused,
                Advice = "No opened order has this ticket.",
            });
    }
}
