using System.Collections.Frozen;
using System.Globalization;
using Broker.Core.Boundaries.Finance;
using Broker.Core.Identity;
using Broker.Payments.Timelines;

namespace Broker.Payments.Praxis.Webhooks;

/// <summary>
/// Facts out of transactions (contracts/payments.md b2, c). A payment is one of our orders: a client may try several times, at most one try brings money. Facts go
/// by step, so a late word about an earlier try, or an earlier word about this one, never moves the payment back.
/// </summary>
internal static class PraxisFacts
{
    private const int UnknownStep = 1;

    private static readonly FrozenDictionary<string, int> PaymentSteps = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["pending_async"] = 10, ["pending"] = 20, ["rejected"] = 30, ["declined"] = 30, ["error"] = 30, ["authorized"] = 40, ["cancelled"] = 50,
        ["approved"] = 60, ["reversed"] = 70, ["chargeback"] = 80,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, int> RefundSteps = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["pending"] = 10, ["rejected"] = 20, ["error"] = 20, ["cancelled"] = 20, ["approved"] = 30, ["reversed"] = 40,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The facts that a transaction tells; none for a withdrawal, an unknown type, or one without an order.</summary>
    internal static IReadOnlyList<PaymentFact> Of(PraxisTransaction transaction, PaymentEvidence evidence, string? eventId)
    {
        if (transaction.Order is not { } order)
        {
            return [];
        }

        PaymentFact fact = new()
        {
            FactId = string.Create(CultureInfo.InvariantCulture, $"{transaction.Tid}:{transaction.Type}:{transaction.RawState}:{transaction.Amount}:{transaction.Charged}"),
            Provider = PraxisTransaction.ProviderName,
            Payment = new PaymentId(order),
            Kind = PaymentFactKind.StateChanged,
            ProviderTime = transaction.ProviderTime,
            Step = PaymentSteps.GetValueOrDefault(transaction.RawState, UnknownStep),
            RawState = transaction.RawState,
            State = transaction.PaymentState,
            Amount = transaction.Amount,
            Received = transaction.Received,
            Reference = order,
            Payer = transaction.Payer,
            EventId = eventId,
            Evidence = evidence,
        };
        return transaction.IsRefund ? [OfRefund(transaction, fact)]
            : !transaction.IsPayment ? []
            : transaction.RawState switch
            {
                "reversed" => [fact, Part(fact, transaction, PaymentFactKind.RefundChanged, "#refund") with { Refund = RefundState.Succeeded }],

                // Praxis tells no more than that there is one: the money counts as taken until somebody says otherwise.
                "chargeback" =>
                [
                    fact,
                    Part(fact, transaction, PaymentFactKind.DisputeChanged, "#dispute") with { Dispute = PraxisStateMaps.Disputes.Of(transaction.RawState) },
                    Part(fact, transaction, PaymentFactKind.DisputeFundsWithdrawn, "#funds"),
                ],
                _ => [fact],
            };
    }

    private static PaymentFact OfRefund(PraxisTransaction transaction, PaymentFact fact) => fact with
    {
        Kind = PaymentFactKind.RefundChanged,
        SubjectId = transaction.Tid,
        Step = RefundSteps.GetValueOrDefault(transaction.RawState, UnknownStep),
        State = default,
        Refund = PraxisStateMaps.Refunds.Of(transaction.RawState),
        Amount = transaction.Charged ?? transaction.Amount,
        Received = null,
    };

    // Without amounts in its id: what is told again with another amount is the same thing, known better, and is never counted twice.
    private static PaymentFact Part(PaymentFact fact, PraxisTransaction transaction, PaymentFactKind kind, string what) => fact with
    {
        FactId = transaction.Tid + what,
        Kind = kind,
        SubjectId = transaction.Tid,
        State = default,
        Amount = transaction.Received ?? transaction.Amount,
        Received = null,
    };
}
