using Broker.Core.Boundaries.Trading;

namespace Broker.MetaTrader.Trading;

/// <summary>Everything needed to find out what became of a trading request. Store it before sending (<see cref="ITradingArea.CreateLookup"/>): then a crash loses nothing.</summary>
/// <remarks>Its text form leaves the account out; <see cref="ToToken"/> does not.</remarks>
public sealed record TradeLookup
{
    /// <summary>What was to be sent.</summary>
    public required TradeOrder Order { get; init; }

    /// <summary>The earliest moment at which it may have left this machine.</summary>
    public required DateTimeOffset SentFrom { get; init; }

    /// <summary>The latest moment at which it may have left, or at which its answer was still awaited.</summary>
    public required DateTimeOffset SentUntil { get; init; }

    /// <summary>Of a close: the position's volume before, in lots. Null when not known.</summary>
    public decimal? PositionLots { get; init; }

    /// <summary>Tickets known to belong to other requests, which are passed over. Helps where several like orders were sent within minutes.</summary>
    public IReadOnlyList<long> OtherTickets { get; init; } = [];

    /// <summary>This look-up as text for a store. Contains no secret except the account id, which is a bearer secret on session hosts: store it as one.</summary>
    public string ToToken() => TradeLookupToken.Write(this);

    /// <summary>Reads the text of <see cref="ToToken"/>.</summary>
    /// <exception cref="FormatException">It is none, or it is damaged.</exception>
    public static TradeLookup Parse(string token) => TradeLookupToken.Read(token);

    /// <summary>The request without its account.</summary>
    public override string ToString() => $"look-up of {Order}";
}
