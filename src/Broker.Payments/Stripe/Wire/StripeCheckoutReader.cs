using Broker.Core.Identity;

namespace Broker.Payments.Stripe.Wire;

/// <summary>Reads Checkout sessions.</summary>
internal static class StripeCheckoutReader
{
    internal static StripeCheckoutSession Read(StripeObject session, StripeReaders readers)
    {
        IReadOnlyDictionary<string, string> metadata = session.Map("metadata");
        return new StripeCheckoutSession
        {
            Id = session.NeededText("id"),
            Mode = session.Text("mode") ?? string.Empty,
            RawState = session.Text("status") ?? string.Empty,
            PaymentStatus = session.Text("payment_status") ?? string.Empty,
            Address = session.Address("url"),
            Total = session.Currency("currency") is { } currency ? session.Amount("amount_total", currency) : null,
            Payer = session.Id("customer") is { } payer ? new PayerId(payer) : null,
            Payment = session.Reference("payment_intent", readers.Payments.Object),
            Invoice = session.Reference("invoice", readers.Invoices.Object),
            Subscription = session.Reference("subscription", readers.Subscriptions.Object),
            SetupIntent = session.Reference("setup_intent", readers.SetupIntents.Object),
            Reference = session.Text("client_reference_id") is { Length: > 0 } reference ? reference : readers.Context.ReferenceIn(metadata),
            Metadata = metadata,
            LiveMode = session.Flag("livemode") ?? false,
            CreatedAt = session.NeededTime("created"),
            ExpiresAt = session.Time("expires_at"),
        };
    }
}
