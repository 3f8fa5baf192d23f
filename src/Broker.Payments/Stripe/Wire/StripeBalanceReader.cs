using Broker.Core.Identity;
using Broker.Core.Monetary;

namespace Broker.Payments.Stripe.Wire;

/// <summary>Reads the balance and its transactions (contracts/payments.md a8).</summary>
internal static class StripeBalanceReader
{
    internal static StripeBalance Read(StripeObject balance) => new()
    {
        Available = balance.NeededItems("available", Part),
        Pending = balance.NeededItems("pending", Part),
        Reserved = balance.Items("connect_reserved", Part),
        LiveMode = balance.Flag("livemode") ?? false,
    };

    internal static StripeBalanceTransaction ReadTransaction(StripeObject transaction, StripeContext context)
    {
        StripeCurrency currency = transaction.NeededCurrency("currency");
        StripeObject source = transaction.Object("source");
        StripeCurrency? presented = source.Currency("currency");
        Money amount = transaction.NeededAmount("amount", currency);
        return new StripeBalanceTransaction
        {
            Id = transaction.NeededText("id"),
            Amount = amount,
            Fee = transaction.NeededAmount("fee", currency),
            Net = transaction.NeededAmount("net", currency),
            Fees = transaction.Items("fee_details", static fee =>
                new StripeFee(fee.Text("type") ?? string.Empty, fee.NeededAmount("amount", fee.NeededCurrency("currency")), fee.Text("description"))),
            ExchangeRate = transaction.Decimal("exchange_rate"),
            IsAvailable = transaction.Text("status") == "available",
            RawState = transaction.Text("status") ?? string.Empty,
            Type = transaction.Text("type") ?? string.Empty,
            Category = transaction.Text("reporting_category") ?? string.Empty,
            SourceId = transaction.Id("source"),
            Payment = PaymentOf(source) is { } payment ? new PaymentId(payment) : null,
            Reference = context.ReferenceIn(source.Map("metadata")),
            Presented = presented is { } unit && unit.Currency != amount.Currency && source.Amount("amount", unit) is { } shown ? Signed(shown, amount) : null,
            CreatedAt = transaction.NeededTime("created"),
            AvailableAt = transaction.Time("available_on"),
        };
    }

    private static Money Part(StripeObject part) => part.NeededAmount("amount", part.NeededCurrency("currency"));

    private static string? PaymentOf(StripeObject source) => source.Text("object") == "payment_intent" ? source.Text("id") : source.Id("payment_intent");

    // A refund and a dispute are written as positive amounts; the line takes them out.
    private static Money Signed(Money shown, Money amount) => amount.Amount < 0 && shown.Amount > 0 ? new Money(-shown.Amount, shown.Currency) : shown;
}
