using System.Globalization;
using Broker.Core.Boundaries.Accounts;
using Broker.Core.Boundaries.Finance;
using Broker.Core.Identity;
using Broker.Core.Monetary;
using Broker.Orchestration.Audit;
using Broker.Orchestration.Cases;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Operators;
using Broker.Orchestration.Ownership;

namespace Broker.Orchestration.Decisions;

/// <summary>What finance confirmed.</summary>
internal sealed partial class DecisionWork
{
    internal void Money(FinanceConfirmation confirmation)
    {
        PaymentFacet? known = c.Payments.FirstOrDefault(p => p.Payment == confirmation.Payment);
        if (known is not null && known.ConfirmationId == confirmation.ConfirmationId)
        {
            Note("Ignore", "already confirmed", MoneyInput(confirmation));
            return;
        }

        if (known is not null && known.ObservedAt > confirmation.ObservedAt)
        {
            if (confirmation.Dispute is DisputeStanding.Open or DisputeStanding.Inquiry or DisputeStanding.Lost && confirmation.Dispute != known.Dispute)
            {
                // I5, exception: a dispute is never lost to an older-than check.
                Effect(EffectKind.ReadPayment, "reread-payment:" + confirmation.Payment.Value, confirmation.Payment.Value, null, now.AddSeconds(1));
                Note("ReadAgain", "older negative state", MoneyInput(confirmation));
                return;
            }

            Note("History", "read before the stored confirmation", MoneyInput(confirmation));
            return;
        }

        bool matches = Matches(confirmation.Received, confirmation.Payer);
        bool payerNotMapped = c.Links.Payer is null && confirmation.Payer is not null && confirmation.Received.Currency == policy.RequiredDeposit.Currency;
        if (EventReader.Money(confirmation, matches || payerNotMapped) is not { } caseEvent)
        {
            Note("Undecided", "unknown payment state", MoneyInput(confirmation));
            Raise("payment-unmapped-" + confirmation.Payment.Value, ExceptionKind.Unmapped, DelayVerdict.Operational, "PaymentStateUnmapped",
                "The payment provider sent a state this version does not know. Nothing was changed; map it.", "DismissWithReason");
            return;
        }

        links.Add(new IdentityLink(IdentityKind.Payment, confirmation.Payment.Value, c.Customer));
        void Record()
        {
            var facet = new PaymentFacet
            {
                Payment = confirmation.Payment,
                ConfirmationId = confirmation.ConfirmationId,
                State = confirmation.State,
                Received = confirmation.Received,
                Refunded = confirmation.Refunded,
                Dispute = confirmation.Dispute,
                Payer = confirmation.Payer,
                Matches = matches,
                RefundOrdered = known?.RefundOrdered ?? false,
                RefundRaised = known?.RefundRaised ?? false,
                ProviderTime = confirmation.ProviderTime,
                ObservedAt = confirmation.ObservedAt,
            };
            c = c with { Payments = [.. c.Payments.Where(p => p.Payment != facet.Payment), facet] };
            Fact(BrokerFacts.PaymentState, confirmation.State, confirmation.ObservedAt);
            Fact(BrokerFacts.PaymentReference, confirmation.Payment, confirmation.ObservedAt);
            Fact(BrokerFacts.PaymentHeld, Gates.Held(c, policy.RequiredDeposit.Currency), confirmation.ObservedAt);
            if (confirmation.Payer is { } payer)
            {
                Fact(BrokerFacts.PaymentPayer, payer, confirmation.ObservedAt);
            }

            if (confirmation.State == PaymentState.Succeeded)
            {
                // By the time of the payment: a refund that is read later is no settlement, and an older payment read late does not become the last.
                Fact(BrokerFacts.PaymentLastSettled, confirmation.Received, confirmation.ProviderTime);
                Fact(BrokerFacts.PaymentLastSettledAt, confirmation.ProviderTime, confirmation.ProviderTime);
            }
        }

        if (caseEvent is CaseEvent.P4 or CaseEvent.P5 or CaseEvent.P6 && known is not { Counts: true })
        {
            // A payment that never counted takes nothing away: a second deposit that fails must not stop a customer who is fine.
            Record();
            Note("Record", $"{caseEvent}: did not count before", MoneyInput(confirmation));
            return;
        }

        Apply(caseEvent, null, Record, MoneyInput(confirmation));
        if (confirmation.Held.IsZero)
        {
            Settle("refund-due-" + confirmation.Payment.Value, "refunded");
        }

        if (known is { RefundOrdered: true } && confirmation.Refunded < known.Refunded)
        {
            AskForRefund(confirmation.Payment, "RefundFailed", $"A refund of {known.Refunded - confirmation.Refunded} failed after it was accepted; the money is held again. A person must return it another way.");
        }
    }

    private bool Matches(Money received, PayerId? payer) =>
        received.Currency == policy.RequiredDeposit.Currency && payer is { } known && known == c.Links.Payer;

    // The payer became known: payments that waited for it count now, or turn out to be somebody else's.
    private void MatchPayments()
    {
        PaymentFacet[] waiting = [.. c.Payments];
        c = c with { Payments = [.. waiting.Select(p => p with { Matches = Matches(p.Received, p.Payer) })] };
        if (Array.Exists(waiting, p => !p.Matches && Matches(p.Received, p.Payer)))
        {
            Fact(BrokerFacts.PaymentHeld, Gates.Held(c, policy.RequiredDeposit.Currency), c.Payments.Max(static p => p.ObservedAt));
        }

        if (Array.Exists(waiting, p => p.Payer is { } payer && payer != c.Links.Payer && p is { State: PaymentState.Succeeded or PaymentState.PartiallyCaptured }))
        {
            Apply(CaseEvent.P3, "the payer became known and is another");
        }
    }

    private static AuditInput[] MoneyInput(FinanceConfirmation confirmation) =>
        [new(BrokerFacts.PaymentState.Name, Payments.SystemName, string.Create(CultureInfo.InvariantCulture, $"{confirmation.State}, dispute {confirmation.Dispute}"), confirmation.ObservedAt)];
}
