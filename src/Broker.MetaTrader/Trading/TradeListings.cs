using Broker.Core.Errors;
using Broker.Core.Results;
using Broker.MetaTrader.Clock;
using Broker.MetaTrader.Orders;
using Broker.MetaTrader.Platforms;

namespace Broker.MetaTrader.Trading;

/// <summary>What a look has read so far: opened orders first, so that an order that closes meanwhile is seen in one of the listings.</summary>
internal sealed class TradeListings(IPlatformCalls platform, TradeLookup lookup)
{
    private readonly List<string> gaps = [];
    private readonly List<OrderView> ended = [];
    private TimeSpan? wait;

    internal TradeLookup Lookup => lookup;

    /// <summary>Positions and pending orders.</summary>
    internal IReadOnlyList<OrderView> Opened { get; private set; } = [];

    /// <summary>True when the opened orders are all there are.</summary>
    internal bool OpenedIsComplete { get; private set; }

    /// <summary>What history and this session's closed orders list.</summary>
    internal IReadOnlyList<OrderView> Ended => ended;

    /// <summary>What could not be read, or only in part, in words. Empty: nothing is missing.</summary>
    internal IReadOnlyList<string> Gaps => gaps;

    /// <summary>How long the server asks to wait.</summary>
    internal TimeSpan? Wait => wait;

    internal async Task ReadOpenedAsync(CancellationToken cancellationToken)
    {
        ApiResult<OrderListing> result = await platform.TryListOpenedAsync(lookup.Order.Account, cancellationToken).ConfigureAwait(false);
        OrderListing listing = Take(result, "the opened orders");
        Opened = listing.Orders;
        OpenedIsComplete = listing.IsComplete;
    }

    internal async Task<ServerTimeZone?> ReadZoneAsync(CancellationToken cancellationToken)
    {
        ApiResult<ServerTimeZone> zone = await platform.TryGetServerTimeZoneAsync(lookup.Order.Account, cancellationToken).ConfigureAwait(false);
        return zone.Succeeded ? zone.Value : null;
    }

    internal async Task ReadEndedAsync(TradeWindow window, DateTimeOffset now, CancellationToken cancellationToken)
    {
        (ServerTime from, ServerTime to) = window.HistoryRange(now);
        ended.AddRange(Take(await platform.TryListHistoryAsync(lookup.Order.Account, from, to, cancellationToken).ConfigureAwait(false), "the history").Orders);

        // Proves presence only: it holds the last few of this session, so what it lacks or a failure of it means nothing.
        ApiResult<OrderListing> closed = await platform.TryListClosedAsync(lookup.Order.Account, cancellationToken).ConfigureAwait(false);
        if (closed.Succeeded)
        {
            ended.AddRange(closed.Value.Orders);
        }
    }

    internal OrderView? InOpened(long? ticket) => Opened.FirstOrDefault(order => order.Ticket == ticket);

    internal OrderView? InEnded(long? ticket) => ended.Find(order => order.Ticket == ticket);

    private OrderListing Take(ApiResult<OrderListing> result, string what)
    {
        if (!result.TryGet(out OrderListing? listing, out ApiError? error))
        {
            gaps.Add($"{what} could not be read ({error.Kind}, code {error.PrintableCode})");
            wait = error.RetryAfter ?? wait;
            return new OrderListing([], IsComplete: false);
        }

        if (!listing.IsComplete)
        {
            gaps.Add($"{what} came only in part");
        }

        return listing;
    }
}
