using System.Diagnostics.CodeAnalysis;
using Broker.Core.Boundaries.Trading;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.MetaTrader.Mt4.Models;
using Broker.MetaTrader.Wire;

namespace Broker.MetaTrader.Trading;

/// <summary>Trades, each request behind an authorization bound to exactly it. Thread-safe.</summary>
/// <remarks>
/// <para>A request is sent at most once. Only a connection that could not be made at all is tried again: nothing had left then (contracts/metatrader.md 4.4).
/// Everything that is not certain comes back as <see cref="TradeStatus.Unknown"/> with a <see cref="TradeLookup"/>; never send such a request again, but ask
/// <see cref="ReconcileAsync"/>.</para>
/// <para>First everything that can be seen to be wrong with the request is told together, as <see cref="TradeStatus.NotSent"/>; the authorization stays good then.
/// It is used up when the account's turn has come, right before sending. One that has expired, was used, or is for another request sends nothing:
/// <see cref="TradeStatus.RejectedByPolicy"/> with all reasons.</para>
/// <para>Cancelling before the request left throws <see cref="OperationCanceledException"/>. Afterwards it returns <see cref="TradeStatus.Unknown"/>, so that the
/// look-up is not lost.</para>
/// </remarks>
public interface ITradingArea
{
    /// <summary>Sends a new order.</summary>
    /// <exception cref="ArgumentNullException">Request or authorization is null.</exception>
    ValueTask<TradeResult> SendAsync(OrderSendRequest request, TradeAuthorization authorization, CancellationToken cancellationToken = default);

    /// <summary>Changes an open position or pending order. A stop that is kept is read first, since the server clears one that is left out.</summary>
    /// <remarks>Between that read and the change somebody else's change of a kept stop can be overwritten.</remarks>
    /// <exception cref="ArgumentNullException">Request or authorization is null.</exception>
    ValueTask<TradeResult> ModifyAsync(OrderModifyRequest request, TradeAuthorization authorization, CancellationToken cancellationToken = default);

    /// <summary>Closes a position, wholly or in part.</summary>
    /// <remarks>After a partial close on MetaTrader 4 what is left has a new ticket, which <see cref="ReconcileAsync"/> finds by the result's look-up.</remarks>
    /// <exception cref="ArgumentNullException">Request or authorization is null.</exception>
    ValueTask<TradeResult> CloseAsync(OrderCloseRequest request, TradeAuthorization authorization, CancellationToken cancellationToken = default);

    /// <summary>Closes a position by an opposite one. MetaTrader 4 only; on MetaTrader 5 it is refused, see <see cref="OrderCloseByRequest"/>.</summary>
    /// <exception cref="ArgumentNullException">Request or authorization is null.</exception>
    ValueTask<TradeResult> CloseByAsync(OrderCloseByRequest request, TradeAuthorization authorization, CancellationToken cancellationToken = default);

    /// <summary>Deletes a pending order. On MetaTrader 5 the order is read first, see <see cref="OrderDeleteRequest"/>.</summary>
    /// <exception cref="ArgumentNullException">Request or authorization is null.</exception>
    ValueTask<TradeResult> DeleteAsync(OrderDeleteRequest request, TradeAuthorization authorization, CancellationToken cancellationToken = default);

    /// <summary>Makes any trading request: checks it, asks the gate, and sends it when the gate grants it. A request that is wrong in itself never reaches the gate.</summary>
    /// <param name="request">The request.</param>
    /// <param name="authorizer">The gate.</param>
    /// <param name="requestedBy">Who asks, for the gate's record.</param>
    /// <param name="cancellationToken">Cancels before the request left.</param>
    /// <exception cref="ArgumentException">Request or gate is null, or nobody asks.</exception>
    ValueTask<TradeResult> ExecuteAsync(TradeRequest request, ITradeAuthorizer authorizer, string requestedBy, CancellationToken cancellationToken = default);

    /// <summary>A look-up to store before sending, so that a crash of this program loses nothing. It spans the whole time the request may take from now on.</summary>
    /// <exception cref="ArgumentNullException">The request is null.</exception>
    TradeLookup CreateLookup(TradeRequest request);

    /// <summary>Looks for a request whose outcome is unknown, and for what is left after a partial close. Only reads; never sends a trade.</summary>
    /// <remarks>
    /// <para>Reads the opened orders, then the history around the time of sending, then the orders closed in this session. An order is known by its comment
    /// (brokers shorten and append), else by magic number, symbol, side, volume and time.</para>
    /// <para><see cref="TradeFindingKind.NotApplied"/> is said only when all listings it rests on were complete, the account's state is synchronised, and
    /// <see cref="MetaTraderClientOptions.TradeSettleTime"/> has passed. On netting accounts, where orders merge into one position per symbol, it can often not
    /// be said at all. A pending order that somebody deleted meanwhile can be missing in the listings of MetaTrader 5.</para>
    /// <para>A close or change by somebody else, or by a stop, looks the same as the one asked for.</para>
    /// </remarks>
    /// <exception cref="ArgumentNullException">The look-up is null.</exception>
    Task<TradeFinding> ReconcileAsync(TradeLookup lookup, CancellationToken cancellationToken = default);

    /// <summary>Sets which origin later orders of this session are marked with. MetaTrader 4 only. Trades nothing, so it needs no authorization.</summary>
    /// <remarks>Source: contracts/metatrader.md 4.2, named by the vendor's definitions only; the answer's shape is not known.</remarks>
    /// <exception cref="ArgumentException">The account id or the type is empty.</exception>
    /// <exception cref="BrokerApiException">It could not be set, or the client is for MetaTrader 5.</exception>
    [Experimental(ExperimentalApi.Uncertain)]
    Task<RawAnswer> SetPlacedTypeAsync(AccountId id, Mt4PlacedType type, CancellationToken cancellationToken = default);
}
