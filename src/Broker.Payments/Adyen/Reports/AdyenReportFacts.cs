using Broker.Core.Boundaries.Finance;
using Broker.Core.Monetary;
using Broker.Payments.Adyen.Wire;
using Broker.Payments.Timelines;

namespace Broker.Payments.Adyen.Reports;

/// <summary>
/// Facts out of lines of a settlement report. A line about what an event told carries that event's fact id, so that the report corrects the event instead of
/// counting a second time; what no event told is added.
/// </summary>
public static class AdyenReportFacts
{
    /// <summary>The facts of one line; none for lines without a payment, and for types that are not mapped.</summary>
    /// <param name="line">A line of a report that came from Adyen's own host.</param>
    public static IReadOnlyList<PaymentFact> Of(SettlementLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        if (line.Payment is not { } payment || (line.ModificationId ?? payment.Value) is not { Length: > 0 } modification)
        {
            return [];
        }

        PaymentFact Fact(PaymentFactKind kind, string factId, int step) => new()
        {
            FactId = factId,
            Provider = AdyenProtocol.Name,
            Payment = payment,
            Kind = kind,
            SubjectId = modification,
            ProviderTime = line.ProviderTime,
            Step = step,
            RawState = line.RawType,
            Amount = Size(line.Presented ?? line.Gross),
            Evidence = PaymentEvidence.SettlementReport,
        };

        PaymentFact Refund(RefundState state, string code, int step) => Fact(PaymentFactKind.RefundChanged, $"{code}:{modification}:true", step) with { Refund = state };

        PaymentFact Dispute(DisputeState state, string code, int step) => Fact(PaymentFactKind.DisputeChanged, $"{code}:{modification}:true", step) with { Dispute = state };

        return line.RawType switch
        {
            "Settled" =>
            [
                Fact(PaymentFactKind.Captured, $"CAPTURE:{modification}:true", 20),
                Fact(PaymentFactKind.Settled, "settled|" + line.Id, 60) with { Amount = line.Presented ?? line.Gross },
            ],
            "Refunded" => [Refund(RefundState.Succeeded, "REFUND", 20)],
            "RefundedReversed" => [Refund(RefundState.Reversed, "REFUNDED_REVERSED", 50)],
            "Chargeback" => [Dispute(DisputeState.NeedsResponse, "CHARGEBACK", 40), Funds(PaymentFactKind.DisputeFundsWithdrawn, "CHARGEBACK", 40)],
            "SecondChargeback" => [Dispute(DisputeState.Lost, "SECOND_CHARGEBACK", 90), Funds(PaymentFactKind.DisputeFundsWithdrawn, "SECOND_CHARGEBACK", 90)],
            "ChargebackReversed" => [Dispute(DisputeState.Won, "CHARGEBACK_REVERSED", 60), Funds(PaymentFactKind.DisputeFundsReinstated, "CHARGEBACK_REVERSED", 60)],
            _ => [],
        };

        PaymentFact Funds(PaymentFactKind kind, string code, int step) => Fact(kind, $"{code}:{modification}:true#funds", step);
    }

    private static Money Size(Money amount) => amount < Money.Zero(amount.Currency) ? Money.Zero(amount.Currency) - amount : amount;
}
