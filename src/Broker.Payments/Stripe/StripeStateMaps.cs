using Broker.Core.Boundaries.Finance;
using Broker.Payments.States;
using Broker.Payments.Stripe.Wire;

namespace Broker.Payments.Stripe;

/// <summary>Stripe's words for states as data (contracts/payments.md c). <c>Unresolved</c> is never a word of Stripe: it is ours, after a call without an answer.</summary>
public static class StripeStateMaps
{
    /// <summary>The condition of a PaymentIntent that carries a <c>last_payment_error</c>.</summary>
    public const string AttemptFailed = "last_payment_error";

    /// <summary>The condition of a PaymentIntent of which less was received than asked for.</summary>
    public const string PartlyReceived = "amount_received<amount";

    /// <summary>The condition of a payout that another one undid.</summary>
    public const string ReversedBy = "reversed_by";

    /// <summary>PaymentIntent <c>status</c>; a cancelled one with its <c>cancellation_reason</c> as the condition.</summary>
    public static ProviderStateMap<PaymentState> Payments { get; } = new(
        StripeProtocol.Name,
        new("requires_payment_method", PaymentState.Created),
        new("requires_payment_method", PaymentState.Failed, AttemptFailed),
        new("requires_confirmation", PaymentState.Created),
        new("requires_action", PaymentState.RequiresAction),
        new("processing", PaymentState.Processing),
        new("requires_capture", PaymentState.Authorized),
        new("succeeded", PaymentState.Succeeded),
        new("succeeded", PaymentState.PartiallyCaptured, PartlyReceived),
        new("canceled", PaymentState.Canceled),
        new("canceled", PaymentState.Expired, "expired"),
        new("canceled", PaymentState.Expired, "abandoned"));

    /// <summary>Refund <c>status</c>.</summary>
    public static ProviderStateMap<RefundState> Refunds { get; } = new(
        StripeProtocol.Name,
        new("pending", RefundState.Pending),
        new("requires_action", RefundState.RequiresAction),
        new("succeeded", RefundState.Succeeded),
        new("failed", RefundState.Failed),
        new("canceled", RefundState.Canceled));

    /// <summary>Invoice <c>status</c>.</summary>
    public static ProviderStateMap<InvoiceState> Invoices { get; } = new(
        StripeProtocol.Name,
        new("draft", InvoiceState.Draft),
        new("open", InvoiceState.Open),
        new("paid", InvoiceState.Paid),
        new("uncollectible", InvoiceState.Uncollectible),
        new("void", InvoiceState.Void));

    /// <summary>Subscription <c>status</c>.</summary>
    public static ProviderStateMap<SubscriptionState> Subscriptions { get; } = new(
        StripeProtocol.Name,
        new("incomplete", SubscriptionState.Incomplete),
        new("incomplete_expired", SubscriptionState.IncompleteExpired),
        new("trialing", SubscriptionState.Trialing),
        new("active", SubscriptionState.Active),
        new("past_due", SubscriptionState.PastDue),
        new("unpaid", SubscriptionState.Unpaid),
        new("paused", SubscriptionState.Paused),
        new("canceled", SubscriptionState.Canceled));

    /// <summary>Payout <c>status</c>; one that carries <c>reversed_by</c> is reversed whatever its status.</summary>
    public static ProviderStateMap<SettlementPayoutState> SettlementPayouts { get; } = new(
        StripeProtocol.Name,
        new("pending", SettlementPayoutState.Pending),
        new("in_transit", SettlementPayoutState.InTransit),
        new("paid", SettlementPayoutState.Paid),
        new("failed", SettlementPayoutState.Failed),
        new("canceled", SettlementPayoutState.Canceled),
        new("pending", SettlementPayoutState.Reversed, ReversedBy),
        new("in_transit", SettlementPayoutState.Reversed, ReversedBy),
        new("paid", SettlementPayoutState.Reversed, ReversedBy),
        new("failed", SettlementPayoutState.Reversed, ReversedBy),
        new("canceled", SettlementPayoutState.Reversed, ReversedBy));

    /// <summary>Report run <c>status</c>.</summary>
    public static ProviderStateMap<ReportState> Reports { get; } = new(
        StripeProtocol.Name,
        new("pending", ReportState.Pending),
        new("succeeded", ReportState.Ready),
        new("failed", ReportState.Failed));

    /// <summary>Dispute <c>status</c>.</summary>
    public static ProviderStateMap<DisputeState> Disputes { get; } = new(
        StripeProtocol.Name,
        new("warning_needs_response", DisputeState.Inquiry),
        new("warning_under_review", DisputeState.InquiryUnderReview),
        new("warning_closed", DisputeState.InquiryClosed),
        new("needs_response", DisputeState.NeedsResponse),
        new("appeal_needs_response", DisputeState.NeedsResponse),
        new("under_review", DisputeState.UnderReview),
        new("appeal_under_review", DisputeState.UnderReview),
        new("won", DisputeState.Won),
        new("lost", DisputeState.Lost),
        new("prevented", DisputeState.Prevented));
}
