namespace Broker.Core.Boundaries.Accounts;

/// <summary>Where the customer's money stands, as far as a diagnosis needs it.</summary>
public enum MoneySignal
{
    /// <summary>Not told.</summary>
    Unknown = 0,

    /// <summary>Settled: money is no reason for a delay.</summary>
    Settled = 1,

    /// <summary>Expected, or under way at the payment provider.</summary>
    Pending = 2,

    /// <summary>Arrived, but does not match what was agreed: another amount, currency or payer.</summary>
    Mismatch = 3,

    /// <summary>Disputed by the payer.</summary>
    Disputed = 4,
}
