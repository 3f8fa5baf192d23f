using Broker.Core.Monetary;
using Broker.Payments.Stripe;
using static Broker.Contracts.Tests.Payments.Stripe.Operations.Rows;

namespace Broker.Contracts.Tests.Payments.Stripe.Operations;

/// <summary>Products and prices.</summary>
internal static class CatalogRows
{
    private const string Products = "/v1/products";
    private const string Prices = "/v1/prices";

    public static IReadOnlyList<StripeOperation> All { get; } =
    [
        .. Both("CreateProduct", Products, "", ["name=VPS", "description=Server in Köln", "active=true", "default_price=price_1", "metadata[sku]=v-1"],
            (stripe, key) => stripe.Products.CreateAsync(
                new StripeProductRequest { Name = "VPS", Description = "Server in Köln", IsActive = true, DefaultPrice = "price_1", Metadata = Pairs(("sku", "v-1")) }, key),
            product => Check(product, true)),
        Get("GetProduct", Products + "/{id}", "prod_1", ["expand[0]=default_price"], stripe => stripe.Products.GetAsync("prod_1", ["default_price"]), product =>
        {
            Check(product, true);
            Assert.Equal((0.055m, "EUR"), (product.DefaultPrice?.Value?.UnitAmount, product.DefaultPrice?.Value?.Currency.Code));
        }),
        .. Both("UpdateProduct", Products + "/{id}", "prod_1", ["description=", "active=false", "metadata[sku]="],
            (stripe, key) => stripe.Products.UpdateAsync("prod_1", new StripeProductRequest { Description = "", IsActive = false, Metadata = Pairs(("sku", "")) }, key),
            product => Check(product, false)),
        List("ListProducts", Products, "", ["active=true", "created[gte]=1793001600", "created[lt]=1793088000", "expand[0]=data.default_price", "limit=100"],
            stripe => stripe.Products.ListAsync(new StripeProductFilter { IsActive = true, CreatedFrom = Created, CreatedBefore = DayLater }, ["default_price"]), product => Check(product, true)),
        .. Both("CreatePrice", Prices, "",
            ["product=prod_1", "currency=eur", "unit_amount_decimal=5.5", "recurring[interval]=month", "recurring[interval_count]=3", "nickname=small", "lookup_key=vps_small", "metadata[sku]=p-1"],
            (stripe, key) => stripe.Prices.CreateAsync(
                new StripePriceRequest
                {
                    Product = "prod_1", Currency = Currency.Of("EUR"), UnitAmount = 0.055m, Interval = "month", IntervalCount = 3, Nickname = "small", LookupKey = "vps_small",
                    Metadata = Pairs(("sku", "p-1")),
                },
                key),
            Check),
        Keyed("CreatePrice", Prices, "", ["product=prod_1", "currency=jpy", "unit_amount=1200"],
            (stripe, key) => stripe.Prices.CreateAsync(new StripePriceRequest { Product = "prod_1", Currency = Currency.Of("JPY"), UnitAmount = 1200 }, key), price =>
            {
                Assert.Equal(("price_3", 1200m, "JPY"), (price.Id, price.UnitAmount, price.Currency.Code));
                Assert.Null(price.Interval);
            }) with { Variant = "in whole units" },
        Get("GetPrice", Prices + "/{id}", "price_1", ["expand[0]=product"], stripe => stripe.Prices.GetAsync("price_1", ["product"]), price =>
        {
            Check(price);
            Assert.Equal("VPS", price.Product?.Value?.Name);
        }),
        .. Both("UpdatePrice", Prices + "/{id}", "price_1", ["active=false", "nickname=", "lookup_key=new", "metadata[sku]="],
            (stripe, key) => stripe.Prices.UpdateAsync("price_1", new StripePriceUpdate { IsActive = false, Nickname = "", LookupKey = "new", Metadata = Pairs(("sku", "")) }, key), Check),
        List("ListPrices", Prices, "",
            ["product=prod_1", "active=true", "currency=eur", "lookup_keys[0]=a", "lookup_keys[1]=b", "created[gte]=1793001600", "created[lt]=1793088000", "expand[0]=data.product", "limit=100"],
            stripe => stripe.Prices.ListAsync(
                new StripePriceFilter { Product = "prod_1", IsActive = true, Currency = Currency.Of("EUR"), LookupKeys = ["a", "b"], CreatedFrom = Created, CreatedBefore = DayLater }, ["product"]),
            Check),
    ];

    private static void Check(StripeProduct product, bool isActive)
    {
        Assert.Equal(("prod_1", "VPS", isActive, "price_1"), (product.Id, product.Name, product.IsActive, product.DefaultPrice?.Id));
        Assert.Equal(("Server in Köln", "v-1", false), (product.Description, product.Metadata["sku"], product.LiveMode));
    }

    private static void Check(StripePrice price)
    {
        Assert.Equal(("price_1", "prod_1", "EUR", 0.055m, true), (price.Id, price.Product?.Id, price.Currency.Code, price.UnitAmount, price.IsActive));
        Assert.Equal(("month", 3L, "small", "vps_small", "p-1"), (price.Interval, price.IntervalCount, price.Nickname, price.LookupKey, price.Metadata["sku"]));
    }
}
