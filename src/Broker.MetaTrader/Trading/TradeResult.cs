using System.Globalization;
using Broker.Core.Errors;
using Broker.MetaTrader.Orders;

namespace Broker.MetaTrader.Trading;

/// <summary>The outcome of a trading request, without an exception.</summary>
public sealed record TradeResult
{
    /// <summary>What became of it.</summary>
    public required TradeStatus Status { get; init; }

    /// <summary>True: applied, wholly or in part. False: certainly not. Null: not known.</summary>
    /// <remarks><see cref="TradeStatus.Throttled"/> counts as not known: that nothing was applied then is one integrator's reading (contracts/metatrader.md 4.4).</remarks>
    public required bool? WasApplied { get; init; }

    /// <summary>True when the request left this machine, or may have. Only then was the authorization used for it.</summary>
    public required bool WasSent { get; init; }

    /// <summary>The order as the server answered it; null when it answered none.</summary>
    public OrderView? Order { get; init; }

    /// <summary>The ticket: of the answer, else of the request; null for a new order that is not known to exist.</summary>
    public long? Ticket { get; init; }

    /// <summary>
    /// The new ticket of what is left after a partial close on MetaTrader 4. The answer does not tell it: <see cref="ITradingArea.ReconcileAsync"/> with
    /// <see cref="Lookup"/> finds it (contracts/metatrader.md 8). On MetaTrader 5 the rest keeps its ticket, and this stays null.
    /// </summary>
    public long? RemainderTicket { get; init; }

    /// <summary>Why the call failed; null when the server answered an order, and when nothing was called.</summary>
    public ApiError? Error { get; init; }

    /// <summary>How to find the order again; set whenever the request left this machine or may have.</summary>
    public TradeLookup? Lookup { get; init; }

    /// <summary>Why nothing was sent: everything wrong with the request, or every reason of the gate. Empty otherwise.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>How long the server asks to wait; null when it did not say.</summary>
    public TimeSpan? RetryAfter => Error?.RetryAfter;

    /// <summary>Status, ticket, code and problems; never the account.</summary>
    public override string ToString()
    {
        string text = string.Create(CultureInfo.InvariantCulture, $"{Status}, ticket {Ticket?.ToString(CultureInfo.InvariantCulture) ?? "none"}");
        text = Error is { } error ? $"{text}. {error}" : text + ".";
        return Problems.Count == 0 ? text : $"{text} {string.Join(' ', Problems)}";
    }
}
