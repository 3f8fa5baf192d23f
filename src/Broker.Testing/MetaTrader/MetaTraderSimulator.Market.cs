using Broker.Testing.MetaTrader.Accounts;
using Broker.Testing.MetaTrader.Market;

namespace Broker.Testing.MetaTrader;

/// <content>The market, trading, and hosts.</content>
public sealed partial class MetaTraderSimulator
{
    /// <summary>Whether the market is open; closed, trades fail with <c>MARKET_CLOSED</c> and no symbol is in session.</summary>
    public bool MarketOpen
    {
        get => Read(w => w.Market.Open);
        set => Write(w => w.Market.Open = value);
    }

    /// <summary>Whether CheckConnect answers <c>SERVICE_NOT_AVAILABLE</c> while the market is closed; off by default.</summary>
    public bool CheckConnectFailsWhenClosed
    {
        get => Read(w => w.CheckConnectFailsWhenClosed);
        set => Write(w => w.CheckConnectFailsWhenClosed = value);
    }

    /// <summary>The symbols of the market.</summary>
    public IReadOnlyList<SimulatedSymbol> Symbols => Read(w => (IReadOnlyList<SimulatedSymbol>)[.. w.Market.All]);

    /// <summary>Adds a symbol, or replaces the one of that name.</summary>
    /// <param name="symbol">The symbol, with its first quote.</param>
    public void AddSymbol(SimulatedSymbol symbol)
    {
        ArgumentNullException.ThrowIfNull(symbol);
        Write(w => w.Market.Add(symbol));
    }

    /// <summary>A new quote: pending orders fill, stops close, sockets tell.</summary>
    /// <param name="symbol">The symbol's name.</param>
    /// <param name="bid">The price to sell at; 0 for none.</param>
    /// <param name="ask">The price to buy at; 0 for none.</param>
    /// <param name="time">When the quote came; <see langword="null"/> is now.</param>
    /// <exception cref="ArgumentException">There is no such symbol.</exception>
    public void SetQuote(string symbol, decimal bid, decimal ask, DateTimeOffset? time = null)
    {
        ArgumentNullException.ThrowIfNull(symbol);
        Write(w => w.Market.Quote(Known(w.Market, symbol), bid, ask, time));
    }

    /// <summary>Lets the next executions at the market fail with <c>REQUOTE</c>; a pending order is not one.</summary>
    /// <param name="count">How many.</param>
    public void RequoteNext(int count) => Write(w => w.Desk.RequoteNext(count));

    /// <summary>Fills the next MT5 market order in part.</summary>
    /// <param name="lots">The lots it gets.</param>
    public void PartialFillNext(decimal lots)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(lots);
        Write(w => w.Desk.PartialFillNext(lots));
    }

    /// <summary>Books a deposit, or with a negative amount a withdrawal.</summary>
    /// <param name="id">The account's UUID or token.</param>
    /// <param name="amount">The amount in the account currency.</param>
    /// <param name="comment">The comment of the entry.</param>
    public void Deposit(string id, decimal amount, string comment = "Deposit")
    {
        var account = Account(id);
        Write(w => w.Desk.Deposit(account, amount, comment));
    }

    /// <summary>Puts a mail into a terminal's box and tells its sockets.</summary>
    /// <param name="id">The account's UUID or token.</param>
    /// <param name="subject">The subject.</param>
    /// <param name="body">The text.</param>
    public void SendMail(string id, string subject, string body)
    {
        var account = Account(id);
        Write(w =>
        {
            var mail = new Mail(account.Mails.Count + 1, w.Now, subject, body, account.Login);
            account.Mails.Add(mail);
            w.Sockets.Send(account, "OnMail", "Mail", mail.ToJson(w));
        });
    }

    /// <summary>Says how far a host is. Hosts nobody set are 12 ms away.</summary>
    /// <param name="host">The host.</param>
    /// <param name="port">The port.</param>
    /// <param name="milliseconds">The distance; <see langword="null"/> when it cannot be reached, which fails every ping it is part of.</param>
    public void SetHost(string host, int port, int? milliseconds)
    {
        ArgumentException.ThrowIfNullOrEmpty(host);
        Write(w => w.Hosts.Set(host, port, milliseconds));
    }

    private static SimulatedSymbol Known(MarketBook market, string symbol) => market.Find(symbol) ?? throw new ArgumentException($"There is no symbol '{symbol}'.", nameof(symbol));
}
