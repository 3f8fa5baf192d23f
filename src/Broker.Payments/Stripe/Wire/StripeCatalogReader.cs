namespace Broker.Payments.Stripe.Wire;

/// <summary>Reads products and prices.</summary>
internal static class StripeCatalogReader
{
    internal static StripeProduct ReadProduct(StripeObject product) => new()
    {
        Id = product.NeededText("id"),
        Name = product.Text("name") ?? string.Empty,
        Description = product.Text("description"),
        IsActive = product.Flag("active") ?? false,
        DefaultPrice = product.Reference("default_price", ReadPrice),
        Metadata = product.Map("metadata"),
        LiveMode = product.Flag("livemode") ?? false,
    };

    internal static StripePrice ReadPrice(StripeObject price)
    {
        StripeCurrency currency = price.NeededCurrency("currency");
        StripeObject recurring = price.Object("recurring");
        decimal? exact = price.Decimal("unit_amount_decimal") ?? price.Long("unit_amount");
        return new StripePrice
        {
            Id = price.NeededText("id"),
            Product = price.Reference("product", ReadProduct),
            Currency = currency.Currency,
            UnitAmount = exact is { } wire && currency.Digits >= 0 ? wire / currency.Scale : null,
            IsActive = price.Flag("active") ?? false,
            Interval = recurring.Text("interval"),
            IntervalCount = recurring.Long("interval_count"),
            Nickname = price.Text("nickname"),
            LookupKey = price.Text("lookup_key"),
            Metadata = price.Map("metadata"),
            LiveMode = price.Flag("livemode") ?? false,
        };
    }
}
