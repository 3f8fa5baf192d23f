using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.Stripe;

/// <summary>New objects in the shape Stripe renders them.</summary>
internal static class StripeObjects
{
    public static JsonObject Customer(StripeForm form, long now)
    {
        var customer = new JsonObject
        {
            ["id"] = StripeStore.NewId("cus_")[..18],
            ["object"] = "customer",
            ["address"] = null,
            ["balance"] = 0,
            ["created"] = now,
            ["currency"] = null,
            ["default_source"] = null,
            ["delinquent"] = false,
            ["description"] = form["description"],
            ["discount"] = null,
            ["email"] = form["email"],
            ["invoice_prefix"] = "SIM0001",
            ["livemode"] = false,
            ["metadata"] = new JsonObject(),
            ["name"] = form["name"],
            ["phone"] = form["phone"],
            ["preferred_locales"] = new JsonArray(),
            ["shipping"] = null,
            ["tax_exempt"] = "none",
        };
        form.MergeMetadata((JsonObject)customer["metadata"]!);
        return customer;
    }

    public static JsonObject Intent(StripeForm form, long amount, string currency, long now)
    {
        var id = StripeStore.NewId("pi_3");
        var types = form.List("payment_method_types");
        var intent = new JsonObject
        {
            ["id"] = id,
            ["object"] = "payment_intent",
            ["amount"] = amount,
            ["amount_capturable"] = 0,
            ["amount_details"] = new JsonObject { ["tip"] = new JsonObject() },
            ["amount_received"] = 0,
            ["application"] = null,
            ["application_fee_amount"] = null,
            ["automatic_payment_methods"] = form.Flag("automatic_payment_methods[enabled]")
                ? new JsonObject { ["allow_redirects"] = form["automatic_payment_methods[allow_redirects]"] ?? "always", ["enabled"] = true }
                : null,
            ["canceled_at"] = null,
            ["cancellation_reason"] = null,
            ["capture_method"] = form["capture_method"] ?? "automatic",
            ["client_secret"] = id + StripeStore.NewId("_secret_"),
            ["confirmation_method"] = form["confirmation_method"] ?? "automatic",
            ["created"] = now,
            ["currency"] = currency,
            ["customer"] = form["customer"],
            ["description"] = form["description"],
            ["last_payment_error"] = null,
            ["latest_charge"] = null,
            ["livemode"] = false,
            ["metadata"] = new JsonObject(),
            ["next_action"] = null,
            ["on_behalf_of"] = null,
            ["payment_method"] = null,
            ["payment_method_configuration_details"] = null,
            ["payment_method_options"] = new JsonObject { ["card"] = new JsonObject { ["request_three_d_secure"] = "automatic" } },
            ["payment_method_types"] = JsonText.Array((types.Count > 0 ? types : ["card"]).Select(t => (JsonNode?)JsonValue.Create(t))),
            ["processing"] = null,
            ["receipt_email"] = form["receipt_email"],
            ["review"] = null,
            ["setup_future_usage"] = form["setup_future_usage"],
            ["shipping"] = null,
            ["source"] = null,
            ["statement_descriptor"] = form["statement_descriptor"],
            ["statement_descriptor_suffix"] = form["statement_descriptor_suffix"],
            ["status"] = "requires_payment_method",
            ["transfer_data"] = null,
            ["transfer_group"] = form["transfer_group"],
        };
        form.MergeMetadata((JsonObject)intent["metadata"]!);
        return intent;
    }

    public static JsonObject Charge(JsonObject intent, string paymentMethod, long now, StripeDecline? decline, bool captured)
    {
        var amount = intent.Long("amount");
        return new JsonObject
        {
            ["id"] = StripeStore.NewId("ch_3"),
            ["object"] = "charge",
            ["amount"] = amount,
            ["amount_captured"] = decline is null && captured ? amount : 0,
            ["amount_refunded"] = 0,
            ["application"] = null,
            ["application_fee"] = null,
            ["application_fee_amount"] = null,
            ["balance_transaction"] = null,
            ["billing_details"] = new JsonObject { ["address"] = null, ["email"] = null, ["name"] = null, ["phone"] = null },
            ["calculated_statement_descriptor"] = "SIMULATED BROKER",
            ["captured"] = decline is null && captured,
            ["created"] = now,
            ["currency"] = intent.Text("currency"),
            ["customer"] = intent.Text("customer"),
            ["description"] = intent.Text("description"),
            ["disputed"] = false,
            ["failure_balance_transaction"] = null,
            ["failure_code"] = decline?.Code,
            ["failure_message"] = decline?.Message,
            ["fraud_details"] = new JsonObject(),
            ["livemode"] = false,
            ["metadata"] = intent["metadata"]!.DeepClone(),
            ["outcome"] = new JsonObject
            {
                ["network_status"] = decline is null ? "approved_by_network" : "declined_by_network",
                ["reason"] = decline?.DeclineCode,
                ["risk_level"] = "normal",
                ["seller_message"] = decline is null ? "Payment complete." : "The bank did not return any further details with this decline.",
                ["type"] = decline is null ? "authorized" : "issuer_declined",
            },
            ["paid"] = decline is null,
            ["payment_intent"] = intent.Text("id"),
            ["payment_method"] = paymentMethod,
            ["payment_method_details"] = new JsonObject
            {
                ["card"] = new JsonObject { ["brand"] = "visa", ["country"] = "US", ["exp_month"] = 8, ["exp_year"] = 2030, ["funding"] = "credit", ["last4"] = "4242", ["network"] = "visa" },
                ["type"] = "card",
            },
            ["receipt_email"] = intent.Text("receipt_email"),
            ["receipt_number"] = null,
            ["refunded"] = false,
            ["review"] = null,
            ["shipping"] = null,
            ["source"] = null,
            ["source_transfer"] = null,
            ["statement_descriptor"] = null,
            ["status"] = decline is null ? "succeeded" : "failed",
            ["transfer_data"] = null,
            ["transfer_group"] = null,
        };
    }

    public static JsonObject Refund(JsonObject charge, StripeForm form, long amount, string status, long now)
    {
        var refund = new JsonObject
        {
            ["id"] = StripeStore.NewId("re_3"),
            ["object"] = "refund",
            ["amount"] = amount,
            ["balance_transaction"] = null,
            ["charge"] = charge.Text("id"),
            ["created"] = now,
            ["currency"] = charge.Text("currency"),
            ["destination_details"] = new JsonObject { ["card"] = new JsonObject { ["type"] = "refund" }, ["type"] = "card" },
            ["metadata"] = new JsonObject(),
            ["payment_intent"] = charge.Text("payment_intent"),
            ["reason"] = form["reason"],
            ["receipt_number"] = null,
            ["source_transfer_reversal"] = null,
            ["status"] = status,
            ["transfer_reversal"] = null,
        };
        form.MergeMetadata((JsonObject)refund["metadata"]!);
        return refund;
    }

    public static JsonObject Dispute(JsonObject charge, long now) => new()
    {
        ["id"] = StripeStore.NewId("dp_1"),
        ["object"] = "dispute",
        ["amount"] = charge.Long("amount"),
        ["balance_transactions"] = new JsonArray(),
        ["charge"] = charge.Text("id"),
        ["created"] = now,
        ["currency"] = charge.Text("currency"),
        ["evidence"] = new JsonObject(),
        ["evidence_details"] = new JsonObject { ["due_by"] = now + (9 * 86400), ["has_evidence"] = false, ["past_due"] = false, ["submission_count"] = 0 },
        ["is_charge_refundable"] = false,
        ["livemode"] = false,
        ["metadata"] = new JsonObject(),
        ["payment_intent"] = charge.Text("payment_intent"),
        ["reason"] = "fraudulent",
        ["status"] = "needs_response",
    };

    public static JsonObject Transaction(string type, string source, long amount, long fee, string currency, long now, long availableOn) => new()
    {
        ["id"] = StripeStore.NewId("txn_3"),
        ["object"] = "balance_transaction",
        ["amount"] = amount,
        ["available_on"] = availableOn,
        ["balance_type"] = "payments",
        ["created"] = now,
        ["currency"] = currency,
        ["description"] = null,
        ["exchange_rate"] = null,
        ["fee"] = fee,
        ["fee_details"] = fee == 0
            ? []
            : new JsonArray(new JsonObject { ["amount"] = fee, ["application"] = null, ["currency"] = currency, ["description"] = "Stripe processing fees", ["type"] = "stripe_fee" }),
        ["net"] = amount - fee,
        ["reporting_category"] = type == "adjustment" ? "dispute" : type,
        ["source"] = source,
        ["status"] = availableOn <= now ? "available" : "pending",
        ["type"] = type,
    };

    public static JsonObject Payout(long amount, string currency, bool automatic, long now) => new()
    {
        ["id"] = StripeStore.NewId("po_1"),
        ["object"] = "payout",
        ["amount"] = amount,
        ["arrival_date"] = now,
        ["automatic"] = automatic,
        ["balance_transaction"] = null,
        ["created"] = now,
        ["currency"] = currency,
        ["description"] = automatic ? "STRIPE PAYOUT" : null,
        ["destination"] = StripeStore.NewId("ba_1"),
        ["failure_code"] = null,
        ["failure_message"] = null,
        ["livemode"] = false,
        ["metadata"] = new JsonObject(),
        ["method"] = "standard",
        ["original_payout"] = null,
        ["reconciliation_status"] = automatic ? "completed" : "not_applicable",
        ["reversed_by"] = null,
        ["source_type"] = "card",
        ["statement_descriptor"] = null,
        ["status"] = "pending",
        ["trace_id"] = null,
        ["type"] = "bank_account",
    };
}
