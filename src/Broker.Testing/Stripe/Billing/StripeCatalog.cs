using System.Globalization;
using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.Stripe.Billing;

/// <summary>Products and prices.</summary>
internal sealed class StripeCatalog(StripeStore store) : IStripeArea
{
    public StripeRoute? Find(string method, string[] path, StripeForm form) => (method, path) switch
    {
        ("POST", ["v1", "products"]) => new("CreateProduct", () => CreateProduct(form)),
        ("GET", ["v1", "products"]) => new("ListProducts", () => store.Products.Page(form, StripeFilters.Same(form, "active"))),
        ("GET", ["v1", "products", "search"]) => new("SearchProducts", () => StripeSearch.Run(store, store.Products, form)),
        ("GET", ["v1", "products", var id]) => new("GetProduct", () => store.Products.Get(id)),
        ("POST", ["v1", "products", var id]) => new("UpdateProduct", () => Update(store.Products.Get(id), "product.updated", form, "name", "description", "default_price", "url", "unit_label")),
        ("DELETE", ["v1", "products", var id]) => new("DeleteProduct", () => DeleteProduct(id)),
        ("POST", ["v1", "prices"]) => new("CreatePrice", () => CreatePrice(form)),
        ("GET", ["v1", "prices"]) => new("ListPrices", () => ListPrices(form)),
        ("GET", ["v1", "prices", "search"]) => new("SearchPrices", () => StripeSearch.Run(store, store.Prices, form)),
        ("GET", ["v1", "prices", var id]) => new("GetPrice", () => store.Prices.Get(id)),
        ("POST", ["v1", "prices", var id]) => new("UpdatePrice", () => Update(store.Prices.Get(id), "price.updated", form, "nickname", "lookup_key", "tax_behavior")),
        _ => null,
    };

    /// <summary>The price a line names or describes.</summary>
    public JsonObject PriceOf(StripeForm line) => (line["price"] ?? line["pricing[price]"]) is { } id
        ? store.Prices.Get(id, "price")
        : line.Has("price_data") ? CreatePrice(line.Below("price_data"), inline: true) : throw StripeError.Missing("price");

    /// <summary>A line of a checkout session.</summary>
    public JsonObject Line(StripeForm line)
    {
        var price = PriceOf(line);
        var quantity = line.Long("quantity") ?? 1;
        var amount = price.Long("unit_amount") * quantity;
        return new JsonObject
        {
            ["id"] = StripeStore.NewId("li_1"),
            ["object"] = "item",
            ["amount_discount"] = 0,
            ["amount_subtotal"] = amount,
            ["amount_tax"] = 0,
            ["amount_total"] = amount,
            ["currency"] = price.Text("currency"),
            ["description"] = store.Products.Find(price.Text("product")!).Text("name"),
            ["price"] = price.DeepClone(),
            ["quantity"] = quantity,
        };
    }

    private JsonObject CreateProduct(StripeForm form)
    {
        var product = NewProduct(form.Required("name"), form);
        if (form.Has("default_price_data"))
        {
            var price = form.Below("default_price_data");
            product["default_price"] = AddPrice(product.Text("id")!, price).Text("id");
        }

        return product;
    }

    private JsonObject NewProduct(string name, StripeForm form)
    {
        var product = new JsonObject
        {
            ["id"] = form["id"] ?? StripeStore.NewId("prod_")[..19],
            ["object"] = "product",
            ["active"] = form["active"] != "false",
            ["created"] = store.NowUnix,
            ["default_price"] = null,
            ["description"] = form["description"],
            ["images"] = new JsonArray(),
            ["livemode"] = false,
            ["marketing_features"] = new JsonArray(),
            ["metadata"] = new JsonObject(),
            ["name"] = name,
            ["package_dimensions"] = null,
            ["shippable"] = null,
            ["statement_descriptor"] = form["statement_descriptor"],
            ["tax_code"] = form["tax_code"],
            ["type"] = "service",
            ["unit_label"] = form["unit_label"],
            ["updated"] = store.NowUnix,
            ["url"] = form["url"],
        };
        form.Apply(product);
        store.Products.Add(product);
        store.Emit("product.created", product, null);
        return product;
    }

    private JsonObject DeleteProduct(string id)
    {
        var product = store.Products.Get(id);
        if (store.Prices.Items.Any(p => p.Text("product") == id))
        {
            throw StripeError.Invalid("This product cannot be deleted because it has one or more user-created prices.");
        }

        store.Products.Remove(id);
        store.Emit("product.deleted", product, null);
        return new JsonObject { ["id"] = id, ["object"] = "product", ["deleted"] = true };
    }

    private JsonObject CreatePrice(StripeForm form, bool inline = false)
    {
        var product = form["product"] is { } id
            ? store.Products.Get(id, "product")
            : NewProduct(form["product_data[name]"] ?? throw StripeError.Missing(inline ? "price_data[product]" : "product"), form.Below("product_data"));
        return AddPrice(product.Text("id")!, form);
    }

    private JsonObject AddPrice(string product, StripeForm form)
    {
        var currency = form.Required("currency").ToLowerInvariant();
        var exact = form["unit_amount_decimal"];
        var amount = form.Long("unit_amount");
        if (amount is null && exact is null)
        {
            throw StripeError.Missing("unit_amount");
        }

        if (amount is null && decimal.TryParse(exact, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var parsed) && parsed == decimal.Truncate(parsed))
        {
            amount = (long)parsed;
        }

        var recurring = form.Below("recurring");
        var interval = recurring["interval"];
        var price = new JsonObject
        {
            ["id"] = StripeStore.NewId("price_1"),
            ["object"] = "price",
            ["active"] = form["active"] != "false",
            ["billing_scheme"] = "per_unit",
            ["created"] = store.NowUnix,
            ["currency"] = currency,
            ["custom_unit_amount"] = null,
            ["livemode"] = false,
            ["lookup_key"] = form["lookup_key"],
            ["metadata"] = new JsonObject(),
            ["nickname"] = form["nickname"],
            ["product"] = product,
            ["recurring"] = interval is null
                ? null
                : new JsonObject { ["interval"] = interval, ["interval_count"] = recurring.Long("interval_count") ?? 1, ["meter"] = null, ["trial_period_days"] = null, ["usage_type"] = recurring["usage_type"] ?? "licensed" },
            ["tax_behavior"] = form["tax_behavior"] ?? "unspecified",
            ["tiers_mode"] = null,
            ["transform_quantity"] = null,
            ["type"] = interval is null ? "one_time" : "recurring",
            ["unit_amount"] = amount,
            ["unit_amount_decimal"] = exact ?? amount?.ToString(CultureInfo.InvariantCulture),
        };
        form.Apply(price);
        store.Prices.Add(price);
        store.Emit("price.created", price, null);
        return price;
    }

    private JsonObject ListPrices(StripeForm form)
    {
        var keys = form.List("lookup_keys");
        return store.Prices.Page(form, p => StripeFilters.Same(form, "active", "product", "currency", "type")(p) && (keys.Count == 0 || keys.Contains(p.Text("lookup_key"), StringComparer.Ordinal)));
    }

    private JsonObject Update(JsonObject item, string eventType, StripeForm form, params string[] names)
    {
        form.Apply(item, names);
        if (form["active"] is { } active)
        {
            item["active"] = active == "true";
        }

        store.Emit(eventType, item, null);
        return item;
    }
}
