using Broker.Core.Boundaries.Finance;
using Broker.Payments.States;

namespace Broker.Payments.Adyen;

/// <summary>
/// Adyen's words for states as data: result codes, session, link, transfer and dispute statuses, and event codes with <c>success</c> as the condition
/// (contracts/payments.md b, c). <c>Unresolved</c> is never a word of Adyen: it is ours, after a call without an answer.
/// </summary>
/// <remarks>
/// What an answer or a session says of success is told as <c>Authorized</c> or <c>Processing</c> at most: money counts only by a verified AUTHORISATION or
/// CAPTURE, since there is no read-back.
/// </remarks>
public static class AdyenStateMaps
{
    /// <summary>The condition of an event with <c>success</c> "true".</summary>
    public const string Success = "true";

    /// <summary>The condition of an event with <c>success</c> "false".</summary>
    public const string Failure = "false";

    /// <summary>The condition of a successful AUTHORISATION where the merchant account captures by request.</summary>
    public const string SuccessManualCapture = "true, manual capture";

    /// <summary>The condition of a successful CAPTURE after which less is captured than was authorised.</summary>
    public const string SuccessInPart = "true, sum < authorised";

    private const string Name = "adyen";

    /// <summary>Result codes, session and link statuses, and event codes of payments.</summary>
    public static ProviderStateMap<PaymentState> Payments { get; } = new(
        Name,
        new("active", PaymentState.Created),
        new("AuthenticationFinished", PaymentState.Created),
        new("AuthenticationNotRequired", PaymentState.Created),
        new("RedirectShopper", PaymentState.RequiresAction),
        new("IdentifyShopper", PaymentState.RequiresAction),
        new("ChallengeShopper", PaymentState.RequiresAction),
        new("PresentToShopper", PaymentState.RequiresAction),
        new("Pending", PaymentState.Processing),
        new("Received", PaymentState.Processing),
        new("paymentPending", PaymentState.Processing),
        new("completed", PaymentState.Processing),
        new("paid", PaymentState.Processing),
        new("Authorised", PaymentState.Authorized),
        new("PartiallyAuthorised", PaymentState.Authorized),
        new("Success", PaymentState.Authorized),
        new("AUTHORISATION", PaymentState.Authorized, SuccessManualCapture),
        new("AUTHORISATION", PaymentState.Succeeded, Success),
        new("CAPTURE", PaymentState.PartiallyCaptured, SuccessInPart),
        new("CAPTURE", PaymentState.Succeeded, Success),
        new("Refused", PaymentState.Failed),
        new("refused", PaymentState.Failed),
        new("Error", PaymentState.Failed),
        new("AUTHORISATION", PaymentState.Failed, Failure),
        new("CAPTURE_FAILED", PaymentState.Failed, Success),
        new("Cancelled", PaymentState.Canceled),
        new("canceled", PaymentState.Canceled),
        new("CANCELLATION", PaymentState.Canceled, Success),
        new("TECHNICAL_CANCEL", PaymentState.Canceled, Success),
        new("expired", PaymentState.Expired),
        new("EXPIRE", PaymentState.Expired, Success));

    /// <summary>The answer to a refund, and event codes of refunds.</summary>
    public static ProviderStateMap<RefundState> Refunds { get; } = new(
        Name,
        new("received", RefundState.Pending),
        new("POSTPONED_REFUND", RefundState.Pending, Success),
        new("POSTPONED_REFUND", RefundState.Failed, Failure),
        new("REFUND", RefundState.Succeeded, Success),
        new("REFUND", RefundState.Failed, Failure),
        new("REFUND_WITH_DATA", RefundState.Succeeded, Success),
        new("REFUND_WITH_DATA", RefundState.Failed, Failure),
        new("REFUND_FAILED", RefundState.Failed, Success),
        new("REFUNDED_REVERSED", RefundState.Reversed, Success),
        new("VOID_PENDING_REFUND", RefundState.Canceled, Success));

    /// <summary>Statuses of an outgoing transfer.</summary>
    public static ProviderStateMap<WithdrawalState> Withdrawals { get; } = new(
        Name,
        new("received", WithdrawalState.Requested),
        new("approvalPending", WithdrawalState.AwaitingApproval),
        new("pendingApproval", WithdrawalState.AwaitingApproval),
        new("authorised", WithdrawalState.Approved),
        new("pendingExecution", WithdrawalState.Processing),
        new("bookingPending", WithdrawalState.Processing),
        new("booked", WithdrawalState.Completed),
        new("refused", WithdrawalState.Rejected),
        new("rejected", WithdrawalState.Rejected),
        new("failed", WithdrawalState.Failed),
        new("error", WithdrawalState.Failed),
        new("returned", WithdrawalState.Returned),
        new("reversed", WithdrawalState.Returned),
        new("cancelled", WithdrawalState.Canceled),
        new("expired", WithdrawalState.Expired));

    /// <summary>What the settlement report says of a batch.</summary>
    public static ProviderStateMap<SettlementPayoutState> SettlementPayouts { get; } = new(
        Name,
        new("BatchClosed", SettlementPayoutState.Pending),
        new("MerchantPayout", SettlementPayoutState.Paid));

    /// <summary>Event codes and statuses of disputes.</summary>
    public static ProviderStateMap<DisputeState> Disputes { get; } = new(
        Name,
        new("REQUEST_FOR_INFORMATION", DisputeState.Inquiry),
        new("NOTIFICATION_OF_FRAUD", DisputeState.Inquiry),
        new("INFORMATION_SUPPLIED", DisputeState.InquiryUnderReview),
        new("NOTIFICATION_OF_CHARGEBACK", DisputeState.NeedsResponse),
        new("CHARGEBACK", DisputeState.NeedsResponse),
        new("Undefended", DisputeState.NeedsResponse),
        new("PREARBITRATION_OPEN", DisputeState.NeedsResponse),
        new("Pending", DisputeState.UnderReview),
        new("Responded", DisputeState.UnderReview),
        new("PREARBITRATION_DECLINED", DisputeState.UnderReview),
        new("SCHEME_ARBITRATION", DisputeState.UnderReview),
        new("CHARGEBACK_REVERSED", DisputeState.Won),
        new("ISSUER_RESPONSE_TIMEFRAME_EXPIRED", DisputeState.Won),
        new("PREARBITRATION_WON", DisputeState.Won),
        new("PREARBITRATION_ISSUER_WITHDRAWN", DisputeState.Won),
        new("SCHEME_ARBITRATION_WON", DisputeState.Won),
        new("Won", DisputeState.Won),
        new("SECOND_CHARGEBACK", DisputeState.Lost),
        new("PREARBITRATION_LOST", DisputeState.Lost),
        new("SCHEME_ARBITRATION_LOST", DisputeState.Lost),
        new("Lost", DisputeState.Lost),
        new("PREARBITRATION_ACCEPTED", DisputeState.Accepted),
        new("Accepted", DisputeState.Accepted),
        new("DISPUTE_DEFENSE_PERIOD_ENDED", DisputeState.Expired),
        new("Expired", DisputeState.Expired));
}
