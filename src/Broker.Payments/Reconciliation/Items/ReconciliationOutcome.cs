namespace Broker.Payments.Reconciliation.Items;

/// <summary>What came out for an item. Right is the outer book: what the provider, the settlement report, the bank or the application says.</summary>
public enum ReconciliationOutcome
{
    /// <summary>Both sides agree.</summary>
    Matched = 0,

    /// <summary>Both sides agree within a tolerance of the rules.</summary>
    MatchedWithinTolerance = 1,

    /// <summary>Several entries of the right side add up to the left one: partial captures, several payments on one invoice.</summary>
    MatchedManyToOne = 2,

    /// <summary>Nothing to compare: outside the period, no money moved, or no counterpart is expected. The rule says which.</summary>
    OutOfScope = 3,

    /// <summary>The other side is still within its window.</summary>
    TimingDifference = 4,

    /// <summary>The left book has it, the right one does not, and the window is over.</summary>
    MissingAtProvider = 5,

    /// <summary>The right book has money that the left one does not know: orphan money, most urgent.</summary>
    MissingInternally = 6,

    /// <summary>The amounts differ.</summary>
    AmountMismatch = 7,

    /// <summary>The currencies differ; there is no difference as money.</summary>
    CurrencyMismatch = 8,

    /// <summary>The money goes the other way.</summary>
    DirectionMismatch = 9,

    /// <summary>The states, or the kinds, contradict each other.</summary>
    StateMismatch = 10,

    /// <summary>The fees differ, gross less fee is not net, or a fee settled that nothing explains.</summary>
    FeeMismatch = 11,

    /// <summary>The amount agrees, but the payer was charged another one.</summary>
    ChargeAmountMismatch = 12,

    /// <summary>Two for one: two provider payments for one operation, or one id twice.</summary>
    Duplicate = 13,

    /// <summary>The provider refunded and no operation of ours knows it.</summary>
    RefundUnbooked = 14,

    /// <summary>A dispute moved money and no operation of ours knows it.</summary>
    DisputeUnbooked = 15,

    /// <summary>It was paid and failed afterwards.</summary>
    PaidThenFailed = 16,

    /// <summary>A withdrawal that we hold for done came back.</summary>
    ReturnedWithdrawal = 17,

    /// <summary>A manual payout: the provider cannot say what is in it.</summary>
    NotAttributable = 18,

    /// <summary>Something was applied that finance had not confirmed.</summary>
    AppliedWithoutConfirmation = 19,

    /// <summary>Finance confirmed and nothing was applied.</summary>
    ConfirmedNotApplied = 20,

    /// <summary>A line that could not be read.</summary>
    UnreadableLine = 21,

    /// <summary>A check on the whole failed.</summary>
    ControlFailed = 22,
}
