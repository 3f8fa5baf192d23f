namespace Broker.MetaTrader.Accounts;

/// <summary>Server, company, group and rights of one account. A member the answer lacks, or that cannot be read, is null.</summary>
/// <remarks>Source: contracts/metatrader.md 5.1. The wire can carry the account's password; there is no member for it and it is skipped unread.</remarks>
public sealed record AccountDetails
{
    /// <summary>The trade server's name.</summary>
    public string? ServerName { get; init; }

    /// <summary>The login number.</summary>
    public long? Login { get; init; }

    /// <summary>The access point the session uses.</summary>
    public string? Host { get; init; }

    /// <summary>The port of the access point.</summary>
    public long? Port { get; init; }

    /// <summary>The server's clock as it was sent, without a zone; see <see cref="ServerTimeZone"/>.</summary>
    public string? ServerTime { get; init; }

    /// <summary>The server's distance from UTC in hours as it was sent. Zone and daylight saving are the broker's choice: do not assume UTC.</summary>
    public decimal? ServerTimeZone { get; init; }

    /// <summary>The company behind the trade server.</summary>
    public string? Company { get; init; }

    /// <summary>The account's currency as it was sent.</summary>
    public string? Currency { get; init; }

    /// <summary>The holder's name: personal data.</summary>
    public string? AccountName { get; init; }

    /// <summary>The account's group at the trade server.</summary>
    public string? Group { get; init; }

    /// <summary>The kind of account as it was sent.</summary>
    public string? AccountType { get; init; }

    /// <summary>The leverage, for example 200 for 1:200.</summary>
    public decimal? AccountLeverage { get; init; }

    /// <summary>How positions are counted.</summary>
    public AccountMethod? AccountMethod { get; init; }

    /// <summary>True for a read-only login, with which nothing can be traded.</summary>
    public bool? IsInvestor { get; init; }

    /// <summary>Server and group only: name and login are personal data.</summary>
    public override string ToString() => $"account on {ServerName}, group {Group}";
}
