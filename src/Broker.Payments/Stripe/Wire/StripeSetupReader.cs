using Broker.Core.Identity;

namespace Broker.Payments.Stripe.Wire;

/// <summary>Reads saved instruments and the SetupIntents that save them.</summary>
internal static class StripeSetupReader
{
    internal static StripeSetupIntent Read(StripeObject intent, StripeContext context)
    {
        StripeObject error = intent.Object("last_setup_error");
        IReadOnlyDictionary<string, string> metadata = intent.Map("metadata");
        return new StripeSetupIntent
        {
            Id = intent.NeededText("id"),
            RawState = intent.Text("status") ?? string.Empty,
            Payer = intent.Id("customer") is { } payer ? new PayerId(payer) : null,
            PaymentMethod = intent.Reference("payment_method", ReadMethod),
            Decline = error.Exists ? new PaymentDecline(error.Text("code") ?? error.Text("type") ?? string.Empty, error.Text("decline_code"), error.Text("advice_code")) : null,
            ClientSecret = intent.Secret("client_secret"),
            LiveMode = intent.Flag("livemode") ?? false,
            Reference = context.ReferenceIn(metadata),
            Metadata = metadata,
            CreatedAt = intent.NeededTime("created"),
        };
    }

    internal static StripePaymentMethod ReadMethod(StripeObject method)
    {
        StripeObject card = method.Object("card");
        return new StripePaymentMethod
        {
            Id = method.NeededText("id"),
            Type = method.Text("type") ?? string.Empty,
            Payer = method.Id("customer") is { } payer ? new PayerId(payer) : null,
            Brand = card.Text("brand"),
            LastDigits = card.Text("last4") ?? method.Object(method.Text("type") ?? string.Empty).Text("last4"),
            ExpiryMonth = (int?)card.Long("exp_month"),
            ExpiryYear = (int?)card.Long("exp_year"),
        };
    }
}
