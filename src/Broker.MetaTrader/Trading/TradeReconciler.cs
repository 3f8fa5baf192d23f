using System.Globalization;
using Broker.Core.Boundaries.Trading;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.MetaTrader.Accounts;
using Broker.MetaTrader.Clock;
using Broker.MetaTrader.Orders;
using Broker.MetaTrader.Platforms;
using Broker.MetaTrader.Wire;

namespace Broker.MetaTrader.Trading;

/// <summary>Finds out by reading what became of a trading request. "Not applied" is the one verdict that can cost money, so every doubt stands against it.</summary>
internal sealed class TradeReconciler(MetaTraderApi api, IPlatformCalls platform, TradingPlatform kind, TimeSpan settle, TimeProvider time)
{
    private static readonly TimeSpan NextLook = TimeSpan.FromSeconds(30);
    private static readonly ApiResponseReader<AccountSummary> Summary = Answers.One<AccountSummary>();

    internal async Task<TradeFinding> FindAsync(TradeLookup lookup, CancellationToken cancellationToken)
    {
        var listings = new TradeListings(platform, lookup);
        await listings.ReadOpenedAsync(cancellationToken).ConfigureAwait(false);
        ServerTimeZone? zone = await listings.ReadZoneAsync(cancellationToken).ConfigureAwait(false);
        bool isOpen = lookup.Order.Action == TradeAction.Open;
        var window = new TradeWindow(lookup, zone, settle, isOpen && OrderMatcher.KindOf(lookup.Order) != OrderKind.Market);
        if (isOpen)
        {
            // A position known by its comment needs no history; anything less does, since a second candidate may stand there.
            OrderView[] certain = [.. listings.Opened.Where(order => OrderMatcher.Judge(lookup, order, window) == MatchStrength.Certain)];
            if (certain.Length == 1 && certain[0].Phase != OrderPhase.Rejected)
            {
                return Applied(certain[0], "The order is opened, known by its comment.");
            }
        }
        else if (listings.InOpened(lookup.Order.Ticket) is not null && lookup.Order.Action != TradeAction.CloseBy)
        {
            return await SettleAsync(listings, TicketFindings.Of(listings, kind), window, needsListings: false, cancellationToken).ConfigureAwait(false);
        }

        await listings.ReadEndedAsync(window, time.GetUtcNow(), cancellationToken).ConfigureAwait(false);
        if (isOpen)
        {
            return await SettleAsync(listings, OfOpen(listings, window), window, needsListings: true, cancellationToken).ConfigureAwait(false);
        }

        // Absence from opened orders that came in part means nothing; an end or a remainder that is listed does.
        TradeFinding finding = TicketFindings.Of(listings, kind);
        bool restsOnListed = finding is { Kind: TradeFindingKind.NotApplied } or { RemainderTicket: not null } or { Order.Phase: OrderPhase.Closed or OrderPhase.Cancelled };
        return listings.OpenedIsComplete || restsOnListed
            ? await SettleAsync(listings, finding, window, needsListings: false, cancellationToken).ConfigureAwait(false)
            : Undetermined(listings, finding.Candidates);
    }

    private static TradeFinding OfOpen(TradeListings listings, TradeWindow window)
    {
        TradeLookup lookup = listings.Lookup;
        (OrderView Order, MatchStrength Strength)[] matches =
        [
            .. listings.Opened.Concat(listings.Ended)
                .Select(order => (Order: order, Strength: OrderMatcher.Judge(lookup, order, window)))
                .Where(static match => match.Strength != MatchStrength.None)
                .GroupBy(static match => match.Order.Ticket ?? -1)
                .SelectMany(static group => group.Key < 0 ? group : group.OrderByDescending(static match => match.Strength).Take(1)),
        ];
        OrderView[] certain = [.. matches.Where(static match => match.Strength == MatchStrength.Certain).Select(static match => match.Order)];
        if (certain.Length == 1)
        {
            bool refused = certain[0].Phase == OrderPhase.Rejected || (certain[0].Phase == OrderPhase.Cancelled && OrderMatcher.KindOf(lookup.Order) == OrderKind.Market);
            return refused
                ? new TradeFinding { Kind = TradeFindingKind.NotApplied, Reason = "The server refused the order, which is known by its comment.", Order = certain[0] }
                : Applied(certain[0], "The order is listed, known by its comment.");
        }

        if (matches is [{ Strength: MatchStrength.Likely } only])
        {
            return Applied(only.Order, "One order fits in symbol, side, volume, time and what else is known, and no other does.");
        }

        return matches.Length == 0
            ? new TradeFinding { Kind = TradeFindingKind.NotApplied, Reason = "No listing shows the order." }
            : new TradeFinding
            {
                Kind = TradeFindingKind.Ambiguous,
                Reason = string.Create(CultureInfo.InvariantCulture, $"{matches.Length} orders may be it, and nothing tells whether one is."),
                Candidates = [.. matches.Select(static match => match.Order)],
            };
    }

    /// <summary>Lets "not applied" stand only when nothing speaks against it.</summary>
    private async Task<TradeFinding> SettleAsync(TradeListings listings, TradeFinding finding, TradeWindow window, bool needsListings, CancellationToken cancellationToken)
    {
        if (finding.Kind is TradeFindingKind.Undetermined && listings.Gaps.Count > 0)
        {
            return finding with { TryAgainAt = Later(listings) };
        }

        if (finding.Kind != TradeFindingKind.NotApplied)
        {
            return finding;
        }

        if (needsListings && listings.Gaps.Count > 0)
        {
            return Undetermined(listings, finding.Candidates);
        }

        DateTimeOffset settled = listings.Lookup.SentUntil + settle;
        if (time.GetUtcNow() < settled)
        {
            return Doubt(finding, "It is too early to tell: a late confirmation may still come.", settled);
        }

        ApiResult<AccountSummary> read = await api.TrySendAsync(listings.Lookup.Order.Account, Operations.AccountSummary.About(listings.Lookup.Order.Account), Summary, cancellationToken)
            .ConfigureAwait(false);
        if (!read.TryGet(out AccountSummary? summary, out ApiError? error))
        {
            return Doubt(finding, $"Whether the account's state can be trusted could not be read ({error.Kind}, code {error.PrintableCode}).", time.GetUtcNow() + (error.RetryAfter ?? NextLook));
        }

        if (summary.Synced == false)
        {
            return Doubt(finding, "The account is not synchronised with its server, so the listings are not to be trusted.", time.GetUtcNow() + NextLook);
        }

        return listings.Lookup.Order.Action == TradeAction.Open && finding.Order is null && WhyHidden(listings, summary, window) is { } hidden ? Doubt(finding, hidden, null) : finding;
    }

    // An order that was applied although no listing shows it.
    private string? WhyHidden(TradeListings listings, AccountSummary summary, TradeWindow window)
    {
        TradeOrder sent = listings.Lookup.Order;
        if (kind == TradingPlatform.MetaTrader5 && summary.Method != AccountMethod.Hedging &&
            (listings.Opened.Any(order => OrderMatcher.MayHaveMerged(sent, order)) ||
             listings.Ended.Any(order => OrderMatcher.MayHaveMerged(sent, order) && window.MayHaveClosedSince(order))))
        {
            return "The account is not known to be a hedging one, and there are other orders of this symbol: it may have been merged into them. Compare the position's volume.";
        }

        return sent.Expiration is not null && !Outlives(sent.Expiration, window)
            ? "The order had an end that may have passed: one that came and went need not be listed."
            : null;
    }

    private bool Outlives(string expiration, TradeWindow window) =>
        DateTime.TryParseExact(expiration, "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime end) &&
        new ServerTime(end) > window.HistoryRange(time.GetUtcNow()).To;

    private static TradeFinding Applied(OrderView order, string reason) => new() { Kind = TradeFindingKind.Applied, Reason = reason, Order = order };

    private static TradeFinding Doubt(TradeFinding finding, string reason, DateTimeOffset? again) =>
        finding with { Kind = TradeFindingKind.Undetermined, Reason = $"{reason} So far: {finding.Reason}", TryAgainAt = again };

    private TradeFinding Undetermined(TradeListings listings, IReadOnlyList<OrderView> candidates) => new()
    {
        Kind = TradeFindingKind.Undetermined,
        Reason = $"Not everything could be read: {string.Join("; ", listings.Gaps)}.",
        Candidates = candidates,
        TryAgainAt = Later(listings),
    };

    private DateTimeOffset Later(TradeListings listings) => time.GetUtcNow() + (listings.Wait ?? NextLook);
}
