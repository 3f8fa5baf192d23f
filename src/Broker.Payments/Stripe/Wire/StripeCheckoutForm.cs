using Broker.Core.Monetary;

namespace Broker.Payments.Stripe.Wire;

/// <summary>The form of a Checkout page.</summary>
internal static class StripeCheckoutForm
{
    internal static StripeForm Of(StripeCheckoutRequest request, StripeContext context)
    {
        ArgumentNullException.ThrowIfNull(request);
        IReadOnlyDictionary<string, string>? metadata = context.Metadata(request.Metadata, request.Reference);

        // The addresses go as they were written: Stripe looks in them for {CHECKOUT_SESSION_ID}, which a Uri would escape.
        StripeForm form = new StripeForm()
            .Add("mode", request.Mode)
            .Add("success_url", request.SuccessAddress.OriginalString)
            .Add("cancel_url", request.CancelAddress?.OriginalString)
            .Add("customer", request.Payer?.Value)
            .Add("client_reference_id", request.Reference)
            .Add("currency", request.Currency is { } currency ? StripeCurrency.Of(currency).WireCode : null)
            .Add("expires_at", request.ExpiresAt);
        if (request.Lines.Count > 0)
        {
            form.Nest("line_items", request.Lines, static (line, of) => Fill(line, of));
        }

        string? made = request.Mode switch { "payment" => "payment_intent_data", "subscription" => "subscription_data", "setup" => "setup_intent_data", _ => null };
        if (made is not null)
        {
            form.Nest(made, data => data
                .Add("capture_method", request.CaptureLater && request.Mode == "payment" ? "manual" : null)
                .Add("metadata", metadata));
        }

        return form.Add("metadata", metadata);
    }

    private static void Fill(StripeForm form, StripeCheckoutLine line)
    {
        if (line.Price is { } price)
        {
            form.Add("price", price);
        }
        else
        {
            Money amount = line.Amount ?? throw new ArgumentException("A line needs a price, or a name and an amount.", nameof(line));
            form.Nest("price_data", data => data
                .Add("currency", StripeCurrency.Of(amount.Currency).WireCode)
                .Add("unit_amount", StripeCurrency.ToWire(amount))
                .Nest("product_data", product => product.Add("name", line.Name ?? throw new ArgumentException("A line without a price needs a name.", nameof(line)))));
        }

        form.Add("quantity", line.Quantity);
    }
}
