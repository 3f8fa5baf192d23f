using Broker.Testing.MetaTrader.Wire;

namespace Broker.Testing.MetaTrader.Market;

/// <summary>The symbols and their last quotes; one market for all accounts.</summary>
internal sealed class MarketBook(MetaTraderWorld world)
{
    private readonly OrderedDictionary<string, SimulatedSymbol> _symbols = new(StringComparer.Ordinal);

    public bool Open { get; set; } = true;

    public IReadOnlyList<SimulatedSymbol> All => _symbols.Values;

    public SimulatedSymbol? Find(string name) => _symbols.GetValueOrDefault(name);

    public SimulatedSymbol Get(string name) => Find(name) ?? throw new Refusal("INVALID_SYMBOL", $"Symbol {name} not found");

    public void Add(SimulatedSymbol symbol)
    {
        symbol.QuotedAt = world.Now;
        _symbols[symbol.Name] = symbol;
    }

    public void Quote(SimulatedSymbol symbol, decimal bid, decimal ask, DateTimeOffset? time)
    {
        (symbol.Bid, symbol.Ask, symbol.QuotedAt) = (bid, ask, time ?? world.Now);
        world.Desk.OnQuote(symbol);
        world.Sockets.OnQuote(symbol);
    }

    public bool IsTraded(SimulatedSymbol symbol)
    {
        var now = world.ServerNow;
        return Open && symbol.TradeSessions.Any(session => session.Contains(now));
    }

    /// <summary>What one unit of a currency is worth in another, by way of the quoted pairs; 1 when nothing tells.</summary>
    public decimal Rate(string from, string to)
    {
        if (from == to)
        {
            return 1m;
        }

        if (Find(from + to) is { Bid: > 0 } direct)
        {
            return direct.Bid;
        }

        return Find(to + from) is { Ask: > 0 } inverse ? 1m / inverse.Ask : 1m;
    }

    public decimal TickValue(SimulatedSymbol symbol, string accountCurrency) =>
        symbol.TickValue ?? decimal.Round(symbol.ContractSize * symbol.Point * Rate(symbol.ProfitCurrency, accountCurrency), 5);

    public void Reset()
    {
        Open = true;
        _symbols.Clear();
        foreach (var symbol in DefaultMarket.Symbols())
        {
            Add(symbol);
        }
    }
}
