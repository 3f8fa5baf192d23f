namespace Broker.Payments.Stripe.Wire;

/// <summary>The forms of prices. Amounts with digits beyond the smallest unit go as decimal text (contracts/payments.md a7).</summary>
internal static class StripePriceForm
{
    private const int MaxExcessDigits = 12;

    internal static StripeForm Of(StripePriceRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        StripeCurrency currency = StripeCurrency.Of(request.Currency);
        if (currency.Digits < 0)
        {
            throw new ArgumentException($"Stripe does not take {request.Currency}.", nameof(request));
        }

        decimal wire = request.UnitAmount * currency.Scale;
        if (decimal.Round(wire, MaxExcessDigits) != wire)
        {
            throw new ArgumentException($"The unit amount has more than {MaxExcessDigits} digits after the smallest unit of {request.Currency}.", nameof(request));
        }

        StripeForm form = new StripeForm().Add("product", StripeOperations.Needed(request.Product)).Add("currency", currency.WireCode);
        if (decimal.Truncate(wire) == wire)
        {
            form.Add("unit_amount", checked((long)wire));
        }
        else
        {
            form.Add("unit_amount_decimal", wire);
        }

        if (request.Interval is not null)
        {
            form.Nest("recurring", recurring => recurring.Add("interval", request.Interval).Add("interval_count", request.IntervalCount));
        }

        return form.Add("nickname", request.Nickname).Add("lookup_key", request.LookupKey).Add("metadata", request.Metadata);
    }

    internal static StripeForm Of(StripePriceUpdate change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return new StripeForm()
            .Add("active", change.IsActive)
            .Add("nickname", change.Nickname)
            .Add("lookup_key", change.LookupKey)
            .Add("metadata", change.Metadata);
    }
}
