using Broker.Core.Identity;
using Broker.Core.Monetary;

namespace Broker.Orchestration.Decisions;

/// <summary>The broker's own settings of gates, limits and timers. The defaults are those of domain/onboarding.md 3.7.</summary>
public sealed record DecisionPolicy
{
    /// <summary>The money that must be settled before an account is registered. Default 100 EUR; zero for programs without a deposit.</summary>
    public Money RequiredDeposit { get; init; } = new(100m, Currency.Of("EUR"));

    /// <summary>The agreements version the customer must have accepted; null for none. Default null.</summary>
    public string? RequiredAgreements { get; init; }

    /// <summary>Whether registration is asked for by the automation as soon as a case is ready. Default true.</summary>
    public bool RegisterAutomatically { get; init; } = true;

    /// <summary>The platform new accounts are registered on. Default MetaTrader 5.</summary>
    public TradingPlatform Platform { get; init; } = TradingPlatform.MetaTrader5;

    /// <summary>After this many certain refusals the automation stops and a person decides. Default 3; 1 to 20.</summary>
    public int MaxRegistrationRefusals { get; init; } = 3;

    /// <summary>The wait before the automation asks again after a refusal that may pass. Default 1 min.</summary>
    public TimeSpan RegisterAgainAfter { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The waits between look-ups of an uncertain registration; the last one repeats. Default 10 s, 30 s, 2 min, 2 min, 10 min.</summary>
    public IReadOnlyList<TimeSpan> UncertainSweep { get; init; } =
        [TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10)];

    /// <summary>How many complete listings without the login prove that a registration did not happen. Default 3; 1 to 20.</summary>
    public int CleanListings { get; init; } = 3;

    /// <summary>The least time from the first to the last of them. Must be longer than a registration call can take. Default 5 min.</summary>
    public TimeSpan CleanListingWindow { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>After this an uncertain registration becomes an exception item. Default 30 min.</summary>
    public TimeSpan UncertainLimit { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>The wait before a failed connection check is repeated; doubles up to <see cref="ConnectLimit"/>. Default 30 s.</summary>
    public TimeSpan CheckAgainAfter { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>After this a registered account without a connection becomes an exception item. Default 15 min.</summary>
    public TimeSpan ConnectLimit { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How long money is held before KYC. Default 10 days, then it is refunded.</summary>
    public TimeSpan EarlyMoneyLimit { get; init; } = TimeSpan.FromDays(10);

    /// <summary>The largest refund a compensation makes by itself; more needs a person. Default 5,000 of the deposit's currency.</summary>
    public decimal AutomaticRefundLimit { get; init; } = 5000m;
}
