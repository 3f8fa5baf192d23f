using Broker.MetaTrader.Mt5.Models;

namespace Broker.MetaTrader.Mt5.Requests;

/// <summary>A trade whose margin is asked for.</summary>
public sealed record Mt5MarginRequest
{
    /// <summary>The symbol as the server spells it.</summary>
    public required string Symbol { get; init; }

    /// <summary>The volume in lots; above zero.</summary>
    public required decimal Lots { get; init; }

    /// <summary>Buy or sell. Default null: the server's, a buy.</summary>
    public Mt5DealType? Type { get; init; }

    /// <summary>The price. Default null: the server's, the present price.</summary>
    public decimal? Price { get; init; }

    internal void ThrowIfWrong()
    {
        Mt5Checks.Symbol(Symbol);
        Mt5Checks.AboveZero(Lots);
    }
}
