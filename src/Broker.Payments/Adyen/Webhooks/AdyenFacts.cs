using Broker.Core.Boundaries.Finance;
using Broker.Core.Identity;
using Broker.Payments.Adyen.Wire;
using Broker.Payments.Timelines;

namespace Broker.Payments.Adyen.Webhooks;

/// <summary>
/// Facts out of verified notifications, from the eight signed fields alone (contracts/payments.md b, c). The time of an event is not signed, so facts go by their
/// step: where an event code stands in the life of a payment, refund or dispute.
/// </summary>
internal static class AdyenFacts
{
    private static readonly Dictionary<string, int> RefundSteps = new(StringComparer.Ordinal)
    {
        ["POSTPONED_REFUND"] = 10, ["REFUND"] = 20, ["REFUND_WITH_DATA"] = 20, ["VOID_PENDING_REFUND"] = 30, ["REFUND_FAILED"] = 40, ["REFUNDED_REVERSED"] = 50,
    };

    private static readonly Dictionary<string, int> DisputeSteps = new(StringComparer.Ordinal)
    {
        ["REQUEST_FOR_INFORMATION"] = 10, ["NOTIFICATION_OF_FRAUD"] = 15, ["INFORMATION_SUPPLIED"] = 20, ["NOTIFICATION_OF_CHARGEBACK"] = 30, ["CHARGEBACK"] = 40,
        ["DISPUTE_DEFENSE_PERIOD_ENDED"] = 50, ["CHARGEBACK_REVERSED"] = 60, ["ISSUER_RESPONSE_TIMEFRAME_EXPIRED"] = 65, ["PREARBITRATION_OPEN"] = 70,
        ["PREARBITRATION_DECLINED"] = 75, ["PREARBITRATION_ACCEPTED"] = 80, ["PREARBITRATION_ISSUER_WITHDRAWN"] = 81, ["PREARBITRATION_WON"] = 82,
        ["PREARBITRATION_LOST"] = 83, ["SECOND_CHARGEBACK"] = 90, ["SCHEME_ARBITRATION"] = 100, ["SCHEME_ARBITRATION_WON"] = 110, ["SCHEME_ARBITRATION_LOST"] = 111,
    };

    /// <summary>True when the event is about a payment.</summary>
    internal static bool IsAboutPayment(string eventCode) => PaymentKind(eventCode, success: true) is not null || RefundSteps.ContainsKey(eventCode) || DisputeSteps.ContainsKey(eventCode);

    internal static IReadOnlyList<PaymentFact> Of(AdyenNotification item, AdyenCaptureMode captureMode)
    {
        if (RefundSteps.TryGetValue(item.EventCode, out int refundStep))
        {
            RefundState state = AdyenStateMaps.Refunds.Of(item.EventCode, item.Success ? AdyenStateMaps.Success : AdyenStateMaps.Failure);
            return state == RefundState.Unknown ? [] : [Fact(item, PaymentFactKind.RefundChanged, item.PspReference, refundStep) with { Refund = state }];
        }

        if (DisputeSteps.TryGetValue(item.EventCode, out int disputeStep))
        {
            return OfDispute(item, disputeStep);
        }

        if (PaymentKind(item.EventCode, item.Success) is not { } kind)
        {
            return [];
        }

        bool ofPart = kind is PaymentFactKind.Captured or PaymentFactKind.CaptureFailed or PaymentFactKind.CanceledOrRefunded;
        PaymentFact fact = Fact(item, kind, ofPart ? item.PspReference : string.Empty, Step(kind));
        return kind == PaymentFactKind.Authorized && captureMode == AdyenCaptureMode.Automatic
            ? [fact, fact with { FactId = fact.FactId + "#capture", Kind = PaymentFactKind.Captured, Step = Step(PaymentFactKind.Captured) }]
            : [fact];
    }

    private static PaymentFactKind? PaymentKind(string eventCode, bool success) => (eventCode, success) switch
    {
        ("AUTHORISATION", true) => PaymentFactKind.Authorized,
        ("AUTHORISATION", false) => PaymentFactKind.AuthorizationRefused,
        ("AUTHORISATION_ADJUSTMENT", true) => PaymentFactKind.AuthorizationAdjusted,
        ("CAPTURE", true) => PaymentFactKind.Captured,
        ("CAPTURE_FAILED", true) => PaymentFactKind.CaptureFailed,
        ("CANCELLATION" or "TECHNICAL_CANCEL", true) => PaymentFactKind.Canceled,
        ("CANCEL_OR_REFUND", true) => PaymentFactKind.CanceledOrRefunded,
        ("EXPIRE", true) => PaymentFactKind.Expired,
        _ => null,
    };

    private static int Step(PaymentFactKind kind) => kind switch
    {
        PaymentFactKind.AuthorizationRefused => 5,
        PaymentFactKind.Authorized => 10,
        PaymentFactKind.AuthorizationAdjusted => 15,
        PaymentFactKind.Captured => 20,
        PaymentFactKind.CaptureFailed => 30,
        _ => 40,
    };

    // What failed changes nothing for the better: only an open or lost dispute is taken from an event without success.
    private static List<PaymentFact> OfDispute(AdyenNotification item, int step)
    {
        DisputeState state = AdyenStateMaps.Disputes.Of(item.EventCode);
        if (!item.Success && state.ToStanding() is not (DisputeStanding.Open or DisputeStanding.Lost))
        {
            return [];
        }

        PaymentFact changed = Fact(item, PaymentFactKind.DisputeChanged, item.PspReference, step) with { Dispute = state };
        PaymentFactKind? moved = (item.EventCode, item.Success) switch
        {
            ("CHARGEBACK" or "SECOND_CHARGEBACK", true) => PaymentFactKind.DisputeFundsWithdrawn,
            ("CHARGEBACK_REVERSED", true) => PaymentFactKind.DisputeFundsReinstated,
            _ => null,
        };
        return moved is { } kind ? [changed, changed with { FactId = changed.FactId + "#funds", Kind = kind }] : [changed];
    }

    private static PaymentFact Fact(AdyenNotification item, PaymentFactKind kind, string subject, int step) => new()
    {
        FactId = item.EventId,
        Provider = AdyenProtocol.Name,
        Payment = new PaymentId(item.PaymentReference),
        Kind = kind,
        SubjectId = subject,
        ProviderTime = item.Unverified.EventDate ?? default,
        Step = step,
        RawState = item.EventCode,
        Amount = item.Amount,
        Reference = item.MerchantReference.Length > 0 ? item.MerchantReference : null,
        EventId = item.EventId,
        Evidence = PaymentEvidence.VerifiedWebhook,
    };
}
