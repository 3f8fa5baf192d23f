using Broker.Core.Boundaries.Accounts;
using Broker.Core.Boundaries.Finance;
using Broker.Core.Boundaries.Kyc;
using Broker.Orchestration.Cases;

namespace Broker.Orchestration.Decisions;

/// <summary>Which event of the table an owner's word is.</summary>
internal static class EventReader
{
    // An approval with an end is watched, whichever word the provider uses for it.
    internal static CaseEvent? Kyc(KycSnapshot snapshot) => snapshot.Status switch
    {
        KycStatus.Pending or KycStatus.InReview => CaseEvent.K1,
        KycStatus.Approved when snapshot.ValidUntil is null => CaseEvent.K2,
        KycStatus.Approved => CaseEvent.K3,
        KycStatus.ApprovedUntil => CaseEvent.K3,
        KycStatus.ActionRequired or KycStatus.RejectedRetry => CaseEvent.K4,
        KycStatus.RejectedFinal => CaseEvent.K5,
        KycStatus.Expired => CaseEvent.K6,
        KycStatus.Revoked => CaseEvent.K7,
        _ => null,
    };

    internal static CaseEvent? Money(FinanceConfirmation confirmation, bool matches) => confirmation switch
    {
        { Dispute: DisputeStanding.Open or DisputeStanding.Inquiry } => CaseEvent.P7,
        { Dispute: DisputeStanding.Lost } => CaseEvent.P9,
        { Dispute: DisputeStanding.Won } => CaseEvent.P8,
        { State: PaymentState.Created or PaymentState.RequiresAction or PaymentState.Processing or PaymentState.Authorized or PaymentState.Unresolved } => CaseEvent.P1,
        { State: PaymentState.Failed or PaymentState.Canceled or PaymentState.Expired } => CaseEvent.P4,
        { State: PaymentState.Succeeded or PaymentState.PartiallyCaptured, Refunded.IsZero: true } => matches ? CaseEvent.P2 : CaseEvent.P3,
        { State: PaymentState.Succeeded or PaymentState.PartiallyCaptured, Held.IsZero: true } => CaseEvent.P5,
        { State: PaymentState.Succeeded or PaymentState.PartiallyCaptured } => CaseEvent.P6,
        _ => null,
    };

    internal static CaseEvent Connection(ConnectionState state) => state == ConnectionState.Connected ? CaseEvent.T5 : CaseEvent.T6;

    internal static bool IsNegative(KycStatus status) => status is KycStatus.RejectedFinal or KycStatus.Revoked;
}
