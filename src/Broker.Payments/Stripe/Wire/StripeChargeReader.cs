using Broker.Core.Identity;

namespace Broker.Payments.Stripe.Wire;

/// <summary>Reads charges.</summary>
internal static class StripeChargeReader
{
    internal static StripeCharge Read(StripeObject charge, StripeReaders readers)
    {
        StripeCurrency currency = charge.NeededCurrency("currency");
        IReadOnlyDictionary<string, string> metadata = charge.Map("metadata");
        string? code = charge.Text("failure_code");
        StripeObject outcome = charge.Object("outcome");
        return new StripeCharge
        {
            Id = charge.NeededText("id"),
            RawState = charge.Text("status") ?? string.Empty,
            Amount = charge.NeededAmount("amount", currency),
            Captured = charge.NeededAmount("amount_captured", currency),
            Refunded = charge.NeededAmount("amount_refunded", currency),
            IsDisputed = charge.Flag("disputed") ?? false,
            Payment = charge.Reference("payment_intent", readers.Payments.Object),
            BalanceTransaction = charge.Reference("balance_transaction", readers.BalanceTransactions.Object),
            Payer = charge.Id("customer") is { } payer ? new PayerId(payer) : null,
            Decline = code is null ? null : new PaymentDecline(code, outcome.Text("reason"), outcome.Text("advice_code")),
            Reference = readers.Context.ReferenceIn(metadata),
            Metadata = metadata,
            LiveMode = charge.Flag("livemode") ?? false,
            CreatedAt = charge.NeededTime("created"),
        };
    }
}
