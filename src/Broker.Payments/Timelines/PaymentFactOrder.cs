using Broker.Core.Boundaries.Finance;

namespace Broker.Payments.Timelines;

/// <summary>
/// The one order in which facts are folded, whatever order they arrived in: step, then provider time, then how far the state has come (Stripe's times are whole
/// seconds, so a created and a succeeded of one second are common), then id.
/// </summary>
internal sealed class PaymentFactOrder : IComparer<PaymentFact>
{
    internal static PaymentFactOrder Instance { get; } = new();

    public int Compare(PaymentFact? x, PaymentFact? y)
    {
        if (x is null || y is null)
        {
            return (x is null ? 0 : 1) - (y is null ? 0 : 1);
        }

        int order = x.Step.CompareTo(y.Step);
        order = order != 0 ? order : x.ProviderTime.CompareTo(y.ProviderTime);
        order = order != 0 ? order : Progress(x).CompareTo(Progress(y));
        return order != 0 ? order : string.CompareOrdinal(x.FactId, y.FactId);
    }

    /// <summary>
    /// Of two tellings of one fact, the one that stands: a report corrects an answer, an answer an event; else the older one; else any, but always the same.
    /// </summary>
    internal static PaymentFact Better(PaymentFact left, PaymentFact right)
    {
        int order = Authority(right).CompareTo(Authority(left));
        order = order != 0 ? order : left.ProviderTime.CompareTo(right.ProviderTime);
        order = order != 0 ? order : string.CompareOrdinal(left.RawState, right.RawState);
        order = order != 0 ? order : Nullable.Compare(left.Amount?.Amount, right.Amount?.Amount);
        order = order != 0 ? order : string.CompareOrdinal(left.Amount?.Currency.Code, right.Amount?.Currency.Code);
        order = order != 0 ? order : Progress(left).CompareTo(Progress(right));
        order = order != 0 ? order : string.CompareOrdinal(left.ToString(), right.ToString());
        (PaymentFact better, PaymentFact other) = order <= 0 ? (left, right) : (right, left);
        return (better.Payer is null && other.Payer is not null) || (better.EventId is null && other.EventId is not null)
            ? better with { Payer = better.Payer ?? other.Payer, EventId = better.EventId ?? other.EventId }
            : better;
    }

    private static int Authority(PaymentFact fact) => fact.Evidence switch
    {
        PaymentEvidence.SettlementReport => 2,
        PaymentEvidence.ApiRead => 1,
        _ => 0,
    };

    private static int Progress(PaymentFact fact) => fact.Kind switch
    {
        PaymentFactKind.StateChanged => Progress(fact.State),
        PaymentFactKind.RefundChanged => Progress(fact.Refund),
        PaymentFactKind.DisputeChanged => Progress(fact.Dispute),
        _ => 0,
    };

    private static int Progress(PaymentState state) => state switch
    {
        PaymentState.Unresolved => 0,
        PaymentState.Unknown => 1,
        PaymentState.Created => 2,
        PaymentState.RequiresAction => 3,
        PaymentState.Processing => 4,
        PaymentState.Failed => 5,
        PaymentState.Authorized => 6,
        PaymentState.Canceled => 7,
        PaymentState.Expired => 8,
        PaymentState.PartiallyCaptured => 9,
        _ => 10,
    };

    private static int Progress(RefundState state) => state switch
    {
        RefundState.Unresolved => 0,
        RefundState.Unknown => 1,
        RefundState.Pending => 2,
        RefundState.RequiresAction => 3,
        RefundState.Succeeded => 4,
        RefundState.Canceled => 5,
        RefundState.Failed => 6,
        _ => 7,
    };

    private static int Progress(DisputeState state) => state switch
    {
        DisputeState.Unresolved => 0,
        DisputeState.Unknown => 1,
        DisputeState.Inquiry => 2,
        DisputeState.InquiryUnderReview => 3,
        DisputeState.InquiryClosed => 4,
        DisputeState.Prevented => 5,
        DisputeState.NeedsResponse => 6,
        DisputeState.UnderReview => 7,
        DisputeState.Won => 8,
        DisputeState.Expired => 9,
        DisputeState.Accepted => 10,
        _ => 11,
    };
}
