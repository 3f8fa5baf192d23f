namespace Broker.Payments.Reconciliation.Items;

/// <summary>The rule that decided an item.</summary>
public enum ReconciliationRule
{
    /// <summary>A key brought both sides together and everything agrees.</summary>
    Agreement = 0,

    /// <summary>The amounts, against the tolerance.</summary>
    Amount = 1,

    /// <summary>The currencies.</summary>
    Currency = 2,

    /// <summary>The directions.</summary>
    Direction = 3,

    /// <summary>The kinds.</summary>
    Kind = 4,

    /// <summary>The states.</summary>
    State = 5,

    /// <summary>The fees.</summary>
    Fee = 6,

    /// <summary>The amount the payer was charged.</summary>
    ChargeAmount = 7,

    /// <summary>Gross less fee is net.</summary>
    LineArithmetic = 8,

    /// <summary>The rate on the line, recomputed.</summary>
    ExchangeRate = 9,

    /// <summary>The parts add up to the whole.</summary>
    SumOfParts = 10,

    /// <summary>One id appears twice.</summary>
    SameIdTwice = 11,

    /// <summary>A second entry of the full amount.</summary>
    SecondEntry = 12,

    /// <summary>Success was reported before the failure.</summary>
    FailedAfterSuccess = 13,

    /// <summary>The money came back.</summary>
    Returned = 14,

    /// <summary>The settlement window of the method.</summary>
    SettlementWindow = 15,

    /// <summary>The lag that exports may have.</summary>
    ExportLag = 16,

    /// <summary>The time the application may take.</summary>
    ApplyWindow = 17,

    /// <summary>The bank's value date.</summary>
    BankDate = 18,

    /// <summary>No key finds a counterpart.</summary>
    NoCounterpart = 19,

    /// <summary>The provider does this on its own.</summary>
    NoCounterpartExpected = 20,

    /// <summary>No money moved, so nothing is missing.</summary>
    NoMoneyMoved = 21,

    /// <summary>By provider time it belongs to another period.</summary>
    OutsidePeriod = 22,

    /// <summary>Finance has not confirmed it, so nothing is to be applied.</summary>
    NotConfirmed = 23,

    /// <summary>The account applied to is not the one confirmed.</summary>
    Account = 24,

    /// <summary>The payout was made by hand.</summary>
    ManualPayout = 25,

    /// <summary>Opening plus movements is closing.</summary>
    OpeningPlusMovements = 26,

    /// <summary>The sums by outcome are the totals of each side.</summary>
    SumsByOutcome = 27,

    /// <summary>Each line is in exactly one item of a comparison.</summary>
    EachLineOnce = 28,

    /// <summary>The line could not be read.</summary>
    Readable = 29,
}
