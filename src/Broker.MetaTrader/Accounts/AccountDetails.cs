using Broker.MetaTrader.Clock;
using Broker.WireReaders;

namespace Broker.MetaTrader.Accounts;

/// <summary>Server, company, group and rights of one account. A member the answer lacks, or that cannot be read, is null.</summary>
/// <remarks>Source: contracts/metatrader.md 5.1. The wire can carry the account's password; there is no member for it and it is skipped unread.</remarks>
[WireRecord]
[WireSkip("password")]
public sealed partial record AccountDetails
{
    /// <summary>The trade server's name.</summary>
    public partial string? ServerName { get; init; }

    /// <summary>The login number.</summary>
    [WireName("user")]
    public partial long? Login { get; init; }

    /// <summary>The access point the session uses.</summary>
    public partial string? Host { get; init; }

    /// <summary>The port of the access point.</summary>
    public partial long? Port { get; init; }

    /// <summary>The server's clock when the answer was made; see <see cref="ServerTimeZone"/>.</summary>
    public partial ServerTime? ServerTime { get; init; }

    /// <summary>
    /// The server's distance from UTC as it was sent; <see cref="Clock.ServerTimeZone.FromWire"/> reads it. Zone and daylight saving are the broker's choice: do not assume UTC.
    /// </summary>
    public partial decimal? ServerTimeZone { get; init; }

    /// <summary>The company behind the trade server.</summary>
    public partial string? Company { get; init; }

    /// <summary>The account's currency as it was sent.</summary>
    [WireShared]
    public partial string? Currency { get; init; }

    /// <summary>The holder's name: personal data.</summary>
    public partial string? AccountName { get; init; }

    /// <summary>The account's group at the trade server.</summary>
    public partial string? Group { get; init; }

    /// <summary>The kind of account as it was sent.</summary>
    [WireShared]
    public partial string? AccountType { get; init; }

    /// <summary>The leverage, for example 200 for 1:200.</summary>
    public partial decimal? AccountLeverage { get; init; }

    /// <summary>How positions are counted.</summary>
    public partial AccountMethod? AccountMethod { get; init; }

    /// <summary>True for a read-only login, with which nothing can be traded.</summary>
    public partial bool? IsInvestor { get; init; }

    /// <summary>Server and group only: name and login are personal data.</summary>
    public override string ToString() => $"account on {ServerName}, group {Group}";
}
