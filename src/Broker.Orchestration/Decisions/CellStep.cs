namespace Broker.Orchestration.Decisions;

/// <summary>One step of a decision: the closed vocabulary of the table's cells.</summary>
public enum CellStep
{
    /// <summary>Already true or irrelevant; counted.</summary>
    Ignore = 0,

    /// <summary>Store the fact in its facet; the state follows by computation.</summary>
    Record = 1,

    /// <summary>Store the fact as an input that is held, with a timer.</summary>
    Hold = 2,

    /// <summary>Refuse and audit.</summary>
    Refuse = 3,

    /// <summary>Do not interrupt the registration in flight: decide again when its outcome is known.</summary>
    GateAtRegistration = 4,

    /// <summary>Raise an exception item, no state change.</summary>
    Except = 5,

    /// <summary>Open a review that blocks the next step.</summary>
    OpenReview = 6,

    /// <summary>Compensation: refund money that is held.</summary>
    RefundHeldMoney = 7,

    /// <summary>Restriction: held by compliance, which suspends the case.</summary>
    Suspend = 8,

    /// <summary>Restriction: positions may only be closed.</summary>
    CloseOnly = 9,

    /// <summary>Restriction: no deposits.</summary>
    DepositsOff = 10,

    /// <summary>Restriction: no withdrawals.</summary>
    WithdrawalsOff = 11,

    /// <summary>Lift what a dispute restricted.</summary>
    DisputeFlagOff = 12,

    /// <summary>Begin a registration.</summary>
    Register = 13,

    /// <summary>Return the operation in flight or the account that exists.</summary>
    ReturnExisting = 14,

    /// <summary>Map the account that was found.</summary>
    MapAccount = 15,

    /// <summary>Keep an account apart that should not exist.</summary>
    Quarantine = 16,

    /// <summary>Back to ready with the reason of the refusal.</summary>
    ReadyAgain = 17,

    /// <summary>The outcome is unknown: look it up before anything is sent again.</summary>
    Reconcile = 18,

    /// <summary>Count a complete listing without the login; after enough of them the registration may be tried again.</summary>
    CountCleanListing = 19,

    /// <summary>Activate if every gate holds now, else review.</summary>
    Activate = 20,

    /// <summary>Check the connection again later.</summary>
    CheckAgain = 21,

    /// <summary>Set or move the timer of a dated approval.</summary>
    WatchValidity = 22,

    /// <summary>This version has no decision for the event in this state: keep it, show it, change nothing.</summary>
    Undecided = 23,
}
