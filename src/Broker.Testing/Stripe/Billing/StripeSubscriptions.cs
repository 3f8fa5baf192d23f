using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.Stripe.Billing;

/// <summary>Subscriptions: made, renewed by the clock, changed, paused, ended (contracts/payments.md a3, c2). Changes of items are not prorated.</summary>
internal sealed class StripeSubscriptions(StripeStore store, StripeCatalog catalog, StripeInvoices invoices, InvoicePayer payer) : IStripeArea
{
    private const long Day = 86400;
    private static readonly string[] Ended = ["canceled", "incomplete_expired"];

    public StripeRoute? Find(string method, string[] path, StripeForm form) => (method, path) switch
    {
        ("POST", ["v1", "subscriptions"]) => new("CreateSubscription", () => Create(form.Required("customer"), form.Items("items"), form)),
        ("GET", ["v1", "subscriptions"]) => new("ListSubscriptions", () => List(form)),
        ("GET", ["v1", "subscriptions", "search"]) => new("SearchSubscriptions", () => StripeSearch.Run(store, store.Subscriptions, form)),
        ("GET", ["v1", "subscriptions", var id]) => new("GetSubscription", () => store.Subscriptions.Get(id)),
        ("POST", ["v1", "subscriptions", var id]) => new("UpdateSubscription", () => Update(id, form)),
        ("DELETE", ["v1", "subscriptions", var id]) => new("CancelSubscription", () => Cancel(id, form)),
        ("POST", ["v1", "subscriptions", var id, "pause"]) => new("PauseSubscription", () => Pause(id)),
        ("POST", ["v1", "subscriptions", var id, "resume"]) => new("ResumeSubscription", () => Resume(id)),
        ("GET", ["v1", "subscription_items"]) => new("ListSubscriptionItems", () => (JsonObject)store.Subscriptions.Get(form.Required("subscription"))["items"]!),
        _ => null,
    };

    /// <summary>What a checkout session makes: its payment method pays, and declines are thrown.</summary>
    public JsonObject CreateFrom(string customer, IReadOnlyList<StripeForm> items, StripeForm data, string paymentMethod)
    {
        var subscription = Create(customer, items, data, paymentMethod, "error_if_incomplete");
        data.Apply(subscription);
        return subscription;
    }

    /// <summary>Hears of payments of subscription invoices.</summary>
    public void InvoiceChanged(JsonObject invoice, bool? success)
    {
        if ((invoice["parent"]?["subscription_details"] as JsonObject).Text("subscription") is not { } id || store.Subscriptions.Find(id) is not { } subscription)
        {
            return;
        }

        var status = subscription.Text("status");
        if (success == true && status is "incomplete" or "past_due" or "unpaid")
        {
            Move(subscription, "active");
        }
        else if (success != true && status == "active" && subscription.Text("latest_invoice") == invoice.Text("id") && invoice.Text("billing_reason") == "subscription_cycle")
        {
            Move(subscription, "past_due");
        }
    }

    private static long PeriodEnd(JsonObject price, long start)
    {
        var recurring = price["recurring"] as JsonObject ?? throw StripeError.Invalid("The price specified is set to `type=one_time` but this field only accepts prices with `type=recurring`.", "items");
        var count = (int)recurring.Long("interval_count");
        var from = DateTimeOffset.FromUnixTimeSeconds(start);
        return (recurring.Text("interval") switch
        {
            "day" => from.AddDays(count),
            "week" => from.AddDays(7 * count),
            "year" => from.AddYears(count),
            _ => from.AddMonths(count),
        }).ToUnixTimeSeconds();
    }

    private JsonObject Create(string customer, IReadOnlyList<StripeForm> items, StripeForm form, string? paymentMethod = null, string? behavior = null)
    {
        store.Customers.Get(customer, "customer");
        if (items.Count == 0)
        {
            throw StripeError.Missing("items");
        }

        behavior ??= form["payment_behavior"] ?? "allow_incomplete";
        var now = store.NowUnix;
        var trialEnd = form["trial_end"] == "now" ? null : form.Long("trial_end") ?? (form.Long("trial_period_days") is { } days ? now + (days * Day) : null);
        var id = StripeStore.NewId("sub_1");
        var lines = items.Select(item => Item(id, item, now, trialEnd)).ToList();
        var subscription = SubscriptionObjects.New(id, customer, lines, form, paymentMethod, now, trialEnd);
        form.Apply(subscription);
        store.Subscriptions.Add(subscription);
        var invoice = Bill(subscription, "subscription_create");
        StripeError? declined = null;
        if (trialEnd is null && subscription.Text("collection_method") == "charge_automatically" && invoice.Text("status") == "open")
        {
            subscription["status"] = "incomplete";
            declined = behavior == "default_incomplete" ? null : TryCollect(subscription, invoice);
            if (declined is null && invoice.Text("status") == "paid")
            {
                subscription["status"] = "active";
            }
        }

        if (declined is not null && behavior == "error_if_incomplete")
        {
            store.Subscriptions.Remove(id);
            store.Invoices.Remove(invoice.Text("id")!);
            throw declined;
        }

        store.Emit("customer.subscription.created", subscription, null);
        Plan(subscription, trialEnd);
        return subscription;
    }

    private void Plan(JsonObject subscription, long? trialEnd)
    {
        if (trialEnd is { } end && end - (3 * Day) > store.NowUnix)
        {
            store.At(end - (3 * Day), () =>
            {
                if (subscription.Text("status") == "trialing")
                {
                    store.Emit("customer.subscription.trial_will_end", subscription, null);
                }
            });
        }

        if (subscription.Text("status") == "incomplete")
        {
            store.At(store.NowUnix + (23 * 3600), () =>
            {
                if (subscription.Text("status") == "incomplete")
                {
                    Move(subscription, "incomplete_expired");
                }
            });
        }

        PlanRenewal(subscription);
    }

    private void PlanRenewal(JsonObject subscription)
    {
        var end = SubscriptionLines.Items(subscription).First().Long("current_period_end");
        store.At(end, () =>
        {
            // A later plan took this one's place.
            if (!Ended.Contains(subscription.Text("status"), StringComparer.Ordinal) && SubscriptionLines.Items(subscription).First().Long("current_period_end") == end)
            {
                Renew(subscription);
            }
        });
    }

    private void Renew(JsonObject subscription)
    {
        if (subscription["cancel_at_period_end"]!.GetValue<bool>())
        {
            End(subscription, "cancellation_requested");
            return;
        }

        var trialing = subscription.Text("status") == "trialing";
        foreach (var item in SubscriptionLines.Items(subscription))
        {
            var start = item.Long("current_period_end");
            (item["current_period_start"], item["current_period_end"]) = (start, PeriodEnd((JsonObject)item["price"]!, start));
        }

        if (trialing)
        {
            subscription["status"] = "active";
        }

        var status = subscription.Text("status");
        if (status is not ("paused" or "incomplete"))
        {
            var invoice = Bill(subscription, "subscription_cycle");
            if (subscription["pause_collection"] is JsonObject pause)
            {
                PauseInvoice(invoice, pause.Text("behavior")!);
            }
            else if (subscription.Text("collection_method") == "charge_automatically" && invoice.Text("status") == "open")
            {
                TryCollect(subscription, invoice);
            }
        }

        store.Emit("customer.subscription.updated", subscription, new JsonObject { ["status"] = trialing ? "trialing" : status });
        PlanRenewal(subscription);
    }

    private static void PauseInvoice(JsonObject invoice, string behavior)
    {
        if (behavior is "void" or "mark_uncollectible" && invoice.Text("status") == "open")
        {
            invoice["status"] = behavior == "void" ? "void" : "uncollectible";
        }
    }

    private JsonObject Bill(JsonObject subscription, string reason)
    {
        var invoice = invoices.New(subscription.Text("customer")!, subscription.Text("currency")!, reason, subscription.Text("collection_method")!, StripeForm.Empty);
        SubscriptionLines.Put(store, subscription, invoice);
        invoice["default_payment_method"] = subscription.Text("default_payment_method");
        if (subscription["days_until_due"] is not null)
        {
            invoice["due_date"] = store.NowUnix + (subscription.Long("days_until_due") * Day);
        }

        subscription["latest_invoice"] = invoice.Text("id");
        store.Emit("invoice.created", invoice, null);
        invoices.FinalizeDraft(invoice);
        return invoice;
    }

    private StripeError? TryCollect(JsonObject subscription, JsonObject invoice)
    {
        try
        {
            payer.Collect(invoice, subscription.Text("default_payment_method"));
            return null;
        }
        catch (StripeError error)
        {
            return error;
        }
    }

    private JsonObject Item(string subscription, StripeForm form, long now, long? trialEnd)
    {
        var price = catalog.PriceOf(form);
        var end = PeriodEnd(price, now);
        var item = new JsonObject
        {
            ["id"] = StripeStore.NewId("si_")[..17],
            ["object"] = "subscription_item",
            ["billing_thresholds"] = null,
            ["created"] = now,
            ["current_period_end"] = trialEnd ?? end,
            ["current_period_start"] = now,
            ["discounts"] = new JsonArray(),
            ["metadata"] = new JsonObject(),
            ["price"] = price.DeepClone(),
            ["quantity"] = form.Long("quantity") ?? 1,
            ["subscription"] = subscription,
            ["tax_rates"] = new JsonArray(),
        };
        form.Apply(item);
        return item;
    }

    private JsonObject List(StripeForm form)
    {
        var wanted = form["status"];
        return store.Subscriptions.Page(form, s => StripeFilters.Same(form, "customer", "collection_method")(s) && wanted switch
        {
            null => s.Text("status") != "canceled",
            "all" => true,
            "ended" => Ended.Contains(s.Text("status"), StringComparer.Ordinal),
            _ => s.Text("status") == wanted,
        } && (form["price"] is not { } price || SubscriptionLines.Items(s).Any(i => (i["price"] as JsonObject).Text("id") == price)));
    }

    private JsonObject Update(string id, StripeForm form)
    {
        var subscription = Living(id);
        var before = (JsonObject)subscription.DeepClone();
        form.Apply(subscription, "default_payment_method", "description", "collection_method");
        if (form["cancel_at_period_end"] is { } cancel)
        {
            SubscriptionObjects.CancelAtEnd(subscription, cancel == "true", store.NowUnix);
        }

        if (form.Has("pause_collection"))
        {
            subscription["pause_collection"] = form["pause_collection[behavior]"] is { } behavior
                ? new JsonObject { ["behavior"] = behavior, ["resumes_at"] = form.Long("pause_collection[resumes_at]") }
                : null;
        }

        var list = (JsonArray)subscription["items"]!["data"]!;
        foreach (var change in form.Items("items"))
        {
            ChangeItem(subscription, list, change);
        }

        if (form["trial_end"] == "now" && subscription.Text("status") == "trialing")
        {
            SubscriptionLines.Items(subscription).ToList().ForEach(item => item["current_period_end"] = store.NowUnix);
            subscription["trial_end"] = store.NowUnix;
            Renew(subscription);
            return subscription;
        }

        var previous = new JsonObject();
        foreach (var (name, value) in before.Where(p => !JsonNode.DeepEquals(p.Value, subscription[p.Key])))
        {
            previous[name] = value?.DeepClone();
        }

        store.Emit("customer.subscription.updated", subscription, previous);
        return subscription;
    }

    private void ChangeItem(JsonObject subscription, JsonArray list, StripeForm change)
    {
        if (change["id"] is not { } known)
        {
            var first = SubscriptionLines.Items(subscription).First();
            var added = Item(subscription.Text("id")!, change, store.NowUnix, null);
            (added["current_period_start"], added["current_period_end"]) = (first.Long("current_period_start"), first.Long("current_period_end"));
            list.Add((JsonNode)added);
            return;
        }

        var item = list.OfType<JsonObject>().FirstOrDefault(i => i.Text("id") == known) ?? throw StripeError.NoSuch("subscription_item", known, "items");
        if (change.Flag("deleted"))
        {
            list.Remove(item);
            return;
        }

        if (change.Has("price") || change.Has("price_data"))
        {
            item["price"] = catalog.PriceOf(change).DeepClone();
        }

        if (change.Long("quantity") is { } quantity)
        {
            item["quantity"] = quantity;
        }
    }

    private JsonObject Living(string id)
    {
        var subscription = store.Subscriptions.Get(id);
        return Ended.Contains(subscription.Text("status"), StringComparer.Ordinal)
            ? throw StripeError.Invalid("A canceled subscription can only update its cancellation_details and metadata.", null, "resource_missing")
            : subscription;
    }

    private JsonObject Cancel(string id, StripeForm form)
    {
        var subscription = store.Subscriptions.Get(id);
        if (Ended.Contains(subscription.Text("status"), StringComparer.Ordinal))
        {
            throw StripeError.NoSuch("subscription", id);
        }

        form.Below("cancellation_details").Apply((JsonObject)subscription["cancellation_details"]!, "comment", "feedback");
        End(subscription, "cancellation_requested");
        return subscription;
    }

    private void End(JsonObject subscription, string reason)
    {
        subscription["status"] = "canceled";
        subscription["ended_at"] = store.NowUnix;
        subscription["canceled_at"] ??= store.NowUnix;
        subscription["cancellation_details"]!["reason"] = reason;
        store.Emit("customer.subscription.deleted", subscription, null);
    }

    private JsonObject Pause(string id)
    {
        var subscription = Living(id);
        if (subscription.Text("status") is not ("active" or "trialing"))
        {
            throw StripeError.Invalid($"A subscription that is {subscription.Text("status")} cannot be paused.");
        }

        Move(subscription, "paused");
        store.Emit("customer.subscription.paused", subscription, null);
        return subscription;
    }

    private JsonObject Resume(string id)
    {
        var subscription = Living(id);
        if (subscription.Text("status") != "paused")
        {
            throw StripeError.Invalid("Only a paused subscription can be resumed.");
        }

        Move(subscription, "active");
        store.Emit("customer.subscription.resumed", subscription, null);
        return subscription;
    }

    private void Move(JsonObject subscription, string status)
    {
        var before = new JsonObject { ["status"] = subscription.Text("status") };
        subscription["status"] = status;
        store.Emit("customer.subscription.updated", subscription, before);
    }
}
