namespace Broker.Payments.Reconciliation.Items;

/// <summary>Which outcomes a person looks at first.</summary>
internal static class OutcomeOrder
{
    private static readonly ReconciliationOutcome[] Order =
    [
        ReconciliationOutcome.MissingInternally,
        ReconciliationOutcome.AppliedWithoutConfirmation,
        ReconciliationOutcome.DisputeUnbooked,
        ReconciliationOutcome.RefundUnbooked,
        ReconciliationOutcome.PaidThenFailed,
        ReconciliationOutcome.ReturnedWithdrawal,
        ReconciliationOutcome.Duplicate,
        ReconciliationOutcome.MissingAtProvider,
        ReconciliationOutcome.ConfirmedNotApplied,
        ReconciliationOutcome.StateMismatch,
        ReconciliationOutcome.DirectionMismatch,
        ReconciliationOutcome.CurrencyMismatch,
        ReconciliationOutcome.AmountMismatch,
        ReconciliationOutcome.ChargeAmountMismatch,
        ReconciliationOutcome.FeeMismatch,
        ReconciliationOutcome.ControlFailed,
        ReconciliationOutcome.UnreadableLine,
        ReconciliationOutcome.NotAttributable,
        ReconciliationOutcome.TimingDifference,
    ];

    /// <summary>0 is the most urgent; settled outcomes come last.</summary>
    internal static int Of(ReconciliationOutcome outcome) => Array.IndexOf(Order, outcome) is >= 0 and var at ? at : Order.Length + (int)outcome;
}
