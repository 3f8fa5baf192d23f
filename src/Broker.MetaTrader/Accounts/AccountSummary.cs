namespace Broker.MetaTrader.Accounts;

/// <summary>Balance, equity and margin of one account. A member the answer lacks, or that cannot be read, is null.</summary>
/// <remarks>
/// Source: contracts/metatrader.md 5.1, 5.2. Amounts are decimals exactly as sent; the vendor computes in binary floating point, so they can carry noise far
/// behind the last minor digit (<c>-32.400000000000006</c>). Nothing is rounded here: round to the currency's minor digits where an amount is shown or compared.
/// </remarks>
public sealed record AccountSummary
{
    // A bit per number says whether it was sent: half the size of eight nullable decimals on the most frequent answer.
    private Field sent;
    private readonly decimal balance;
    private readonly decimal credit;
    private readonly decimal profit;
    private readonly decimal equity;
    private readonly decimal margin;
    private readonly decimal freeMargin;
    private readonly decimal marginLevel;
    private readonly decimal leverage;

    /// <summary>Closed results plus deposits and withdrawals, in the account's currency.</summary>
    public decimal? Balance
    {
        get => Get(Field.Balance, balance);
        init => balance = Put(Field.Balance, value);
    }

    /// <summary>Credit granted by the broker, in the account's currency.</summary>
    public decimal? Credit
    {
        get => Get(Field.Credit, credit);
        init => credit = Put(Field.Credit, value);
    }

    /// <summary>Floating result of the open positions, in the account's currency.</summary>
    public decimal? Profit
    {
        get => Get(Field.Profit, profit);
        init => profit = Put(Field.Profit, value);
    }

    /// <summary>Balance plus credit plus floating result, in the account's currency.</summary>
    public decimal? Equity
    {
        get => Get(Field.Equity, equity);
        init => equity = Put(Field.Equity, value);
    }

    /// <summary>Margin in use, in the account's currency.</summary>
    public decimal? Margin
    {
        get => Get(Field.Margin, margin);
        init => margin = Put(Field.Margin, value);
    }

    /// <summary>Equity minus margin in use, in the account's currency.</summary>
    public decimal? FreeMargin
    {
        get => Get(Field.FreeMargin, freeMargin);
        init => freeMargin = Put(Field.FreeMargin, value);
    }

    /// <summary>Equity in percent of margin in use: 100 means that all equity is in use; 0 is also sent when no margin is in use.</summary>
    public decimal? MarginLevel
    {
        get => Get(Field.MarginLevel, marginLevel);
        init => marginLevel = Put(Field.MarginLevel, value);
    }

    /// <summary>The leverage, for example 200 for 1:200.</summary>
    public decimal? Leverage
    {
        get => Get(Field.Leverage, leverage);
        init => leverage = Put(Field.Leverage, value);
    }

    /// <summary>The account's currency as it was sent: an ISO code, or the broker's own such as <c>USC</c> for cents.</summary>
    public string? Currency { get; init; }

    /// <summary>The kind of account as it was sent, for example a demo or real account.</summary>
    public string? Type { get; init; }

    /// <summary>How positions are counted. MetaTrader 5 only.</summary>
    public AccountMethod? Method { get; init; }

    /// <summary>True for a read-only login, with which nothing can be traded.</summary>
    public bool? IsInvestor { get; init; }

    /// <summary>False when balance and equity are not to be trusted yet. Newer MetaTrader 5 builds only.</summary>
    public bool? Synced { get; init; }

    internal bool IsEmpty => sent == Field.None && Currency is null && Type is null && Method is null && IsInvestor is null;

    private decimal? Get(Field field, decimal value) => (sent & field) != Field.None ? value : null;

    private decimal Put(Field field, decimal? value)
    {
        sent = value is null ? sent & ~field : sent | field;
        return value.GetValueOrDefault();
    }

    [Flags]
    private enum Field : byte
    {
        None = 0,
        Balance = 1,
        Credit = 2,
        Profit = 4,
        Equity = 8,
        Margin = 16,
        FreeMargin = 32,
        MarginLevel = 64,
        Leverage = 128,
    }
}
