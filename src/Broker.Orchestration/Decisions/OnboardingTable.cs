using Broker.Orchestration.Cases;
using static Broker.Orchestration.Decisions.CellStep;

namespace Broker.Orchestration.Decisions;

/// <summary>The rows of the path lead, contact, KYC, funds, ready, requested, registered, active, with their refusals (domain/onboarding.md 3.5).</summary>
internal static class OnboardingTable
{
    private static readonly Cell Rec = Cell.Of(Record);
    private static readonly Cell Nop = Cell.Of(Ignore);
    private static readonly Cell Ref = Cell.Of(Refuse);
    private static readonly Cell Held = Cell.Of(Hold);
    private static readonly Cell Exc = Cell.Of(Except);
    private static readonly Cell RecExc = Cell.Of(Record, Except);
    private static readonly Cell RecReview = Cell.Of(Record, OpenReview);
    private static readonly Cell Gate = Cell.Of(Record, GateAtRegistration);
    private static readonly Cell Refund = Cell.Of(Record, RefundHeldMoney);
    private static readonly Cell RefundExc = Cell.Of(Record, RefundHeldMoney, Except);
    private static readonly Cell Watch = Cell.Of(Record, WatchValidity);
    private static readonly Cell Orphan = Cell.Of(Quarantine, Except);
    private static readonly Cell Existing = Cell.Of(ReturnExisting);

    internal static DecisionTable Build()
    {
        var table = new DecisionTable();
        Crm(table);
        Kyc(table);
        Payments(table);
        MetaTrader(table);
        Commands(table);
        return table;
    }

    private static void Crm(DecisionTable table) => table
        // Declined, in review or suspended may still be a lead: the qualification is kept, the state follows later.
        .Row(CaseEvent.C2, Cell.To(CaseState.Contact), Nop, Nop, Nop, Rec, Nop, Nop, Nop, Nop, Nop, Nop, Rec, Rec, Nop, Nop, Exc);

    private static void Kyc(DecisionTable table)
    {
        Cell pending = Cell.To(CaseState.KycPending);
        Cell action = Cell.To(CaseState.KycActionRequired);
        Cell approved = Cell.To(CaseState.AwaitingFunds);
        Cell declined = Cell.To(CaseState.Declined);
        Cell declinedRefund = declined.And(RefundHeldMoney);
        Cell suspended = Cell.To(CaseState.Suspended);
        table
            .Row(CaseEvent.K1, Rec, pending, Rec, pending, RecReview, Rec, Rec, Rec, Rec, Rec, Rec, Rec, Rec, Rec, Rec, Rec)
            .Row(CaseEvent.K2, Rec, approved, approved, approved, RecReview, Rec, Rec, Rec, Rec, Rec, Rec, Rec, RecReview, Rec, Rec, Rec)
            .Row(CaseEvent.K3, Watch, approved.And(WatchValidity), approved.And(WatchValidity), approved.And(WatchValidity), RecReview, Watch, Watch, Watch, Watch, Watch, Watch, Watch, Watch, Watch, Watch, Rec)
            .Row(CaseEvent.K4, Rec, action, action, Rec, Rec, action, action, Gate, Gate, Cell.To(CaseState.ManualReview).And(OpenReview), Cell.Of(Record, DepositsOff, OpenReview), Rec, Rec, Cell.Of(Record, DepositsOff), Rec, Rec)
            .Row(CaseEvent.K5, declined, declined, declinedRefund, declinedRefund, Rec, declinedRefund, declinedRefund, Gate, Gate, suspended.And(Suspend, OpenReview, RefundHeldMoney), suspended.And(Suspend, CloseOnly, OpenReview), Rec, Rec, suspended.And(Suspend, CloseOnly, OpenReview), Cell.Of(Record, WithdrawalsOff, OpenReview), RecExc)
            .Row(CaseEvent.K6, Rec, Rec, Rec, Rec, Rec, action, action, Gate, Gate, Cell.To(CaseState.ManualReview).And(OpenReview), Cell.Of(Record, DepositsOff, Except), Rec, Rec, suspended.And(Suspend), Cell.Of(Record, WithdrawalsOff), Rec)
            .Row(CaseEvent.K7, declined, declined, declined, declined, Rec, declinedRefund, declinedRefund, Gate, Gate, suspended.And(Suspend, OpenReview), suspended.And(Suspend, CloseOnly, OpenReview), RecExc, Rec, suspended.And(Suspend, CloseOnly, OpenReview), Cell.Of(Record, WithdrawalsOff, OpenReview), RecExc);
    }

    private static void Payments(DecisionTable table)
    {
        Cell awaiting = Cell.To(CaseState.AwaitingFunds);
        Cell review = RecReview;
        Cell off = Cell.Of(Record, WithdrawalsOff, OpenReview);
        Cell lost = Cell.To(CaseState.Suspended).And(Suspend, OpenReview, Except);
        table
            .Row(CaseEvent.P1, Rec, Rec, Rec, Rec, RecExc, Rec, Rec, Rec, Rec, Rec, Rec, Rec, RecExc, Rec, RecExc, RecExc)
            .Row(CaseEvent.P2, Held, Held, Held, Held, Refund, Cell.To(CaseState.Ready), Rec, Rec, Rec, Rec, Rec, Held, Cell.Of(Hold, Except), review, RefundExc, RefundExc)
            .Row(CaseEvent.P3, review, review, review, review, Refund, review, review, review, review, review, review, Rec, review, review, review, RefundExc)
            .Row(CaseEvent.P4, Rec, Rec, Rec, Rec, Rec, Rec, awaiting, Gate, Gate, review, off, Rec, review, off, review, Rec)
            .Row(CaseEvent.P5, Rec, Rec, Rec, Rec, Rec, Rec, awaiting, Gate, Gate, review, off, Rec, Rec, off, Rec, Rec)
            .Row(CaseEvent.P6, Rec, Rec, Rec, Rec, Rec, Rec, Rec, Gate, Gate, Rec, RecExc, Rec, Rec, RecExc, Rec, Rec)
            .Row(CaseEvent.P7, Cell.Of(Record, WithdrawalsOff), Cell.Of(Record, WithdrawalsOff), Cell.Of(Record, WithdrawalsOff), Cell.Of(Record, WithdrawalsOff), Cell.Of(Record, WithdrawalsOff), Cell.Of(Record, WithdrawalsOff), Cell.To(CaseState.ManualReview).And(OpenReview), Gate, Gate, Cell.To(CaseState.Suspended).And(Suspend, OpenReview), Cell.Of(Record, WithdrawalsOff, CloseOnly, OpenReview), RecExc, Cell.Of(Record, WithdrawalsOff), off, off, RecExc)
            .Row(CaseEvent.P8, Cell.Of(Record, DisputeFlagOff), Cell.Of(Record, DisputeFlagOff), Cell.Of(Record, DisputeFlagOff), Cell.Of(Record, DisputeFlagOff), Cell.Of(Record, DisputeFlagOff), Cell.Of(Record, DisputeFlagOff), Cell.Of(Record, DisputeFlagOff), Cell.Of(Record, DisputeFlagOff), Cell.Of(Record, DisputeFlagOff), Cell.Of(Record, DisputeFlagOff), Rec, Cell.Of(Record, DisputeFlagOff), RecReview, Cell.Of(Record, DisputeFlagOff), Cell.Of(Record, DisputeFlagOff), Rec)
            .Row(CaseEvent.P9, Rec, Rec, Rec, Rec, Rec, review, review, Gate, Gate, lost, lost, Rec, RecExc, lost, Cell.Of(Record, WithdrawalsOff, Except), RecExc);
    }

    private static void MetaTrader(DecisionTable table)
    {
        Cell registered = Cell.Of(MapAccount);
        Cell refused = Cell.Of(ReadyAgain);
        Cell clean = Cell.Of(CountCleanListing);
        table
            .Row(CaseEvent.T1, Orphan, Orphan, Orphan, Orphan, Orphan, Orphan, Orphan, registered, registered, registered, registered, registered, registered, registered, registered, Orphan)
            .Row(CaseEvent.T2, Exc, Exc, Exc, Exc, Exc, Exc, Nop, refused, refused, Nop, Nop, Nop, Nop, Nop, Nop, Exc)
            .Row(CaseEvent.T3, Nop, Nop, Nop, Nop, Nop, Nop, Nop, Cell.Of(Reconcile), Nop, Nop, Nop, Nop, Nop, Nop, Nop, Nop)
            .Row(CaseEvent.T4, Orphan, Orphan, Orphan, Orphan, Orphan, Orphan, Orphan, Orphan, Orphan, Orphan, Orphan, Orphan, Orphan, Orphan, Orphan, Orphan)
            .Row(CaseEvent.T5, Exc, Exc, Exc, Exc, Exc, Exc, Exc, Cell.Of(Ignore), Cell.Of(Ignore), Cell.Of(Record, Activate), Rec, Rec, Rec, Rec, Rec, Exc)
            .Row(CaseEvent.T6, Nop, Nop, Nop, Nop, Nop, Nop, Nop, Rec, Rec, Cell.Of(Record, CheckAgain), Rec, Rec, Rec, Rec, Rec, Nop)
            .Row(CaseEvent.T7, Nop, Nop, Nop, Nop, Nop, Nop, Nop, Nop, clean, Exc, Exc, Exc, Exc, Exc, Exc, Nop);
    }

    private static void Commands(DecisionTable table) => table
        .Row(CaseEvent.H1, Ref, Ref, Ref, Ref, Ref, Ref, Cell.Of(Register), Existing, Existing, Existing, Existing, Ref, Ref, Existing, Ref, Ref);
}
