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
            ["invoice_settings"] = new JsonObject { ["custom_fields"] = null, ["default_payment_method"] = null, ["footer"] = null, ["rendering_options"] = null },
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

    public static JsonObject Method(string trigger, long now)
    {
        var type = trigger.StartsWith("pm_usBankAccount", StringComparison.OrdinalIgnoreCase) ? "us_bank_account"
            : trigger.StartsWith("pm_sepa", StringComparison.OrdinalIgnoreCase) ? "sepa_debit"
            : "card";
        var details = type switch
        {
            "us_bank_account" => new JsonObject { ["account_holder_type"] = "individual", ["account_type"] = "checking", ["bank_name"] = "SIM BANK", ["last4"] = "6789", ["routing_number"] = "110000000" },
            "sepa_debit" => new JsonObject { ["bank_code"] = "37040044", ["country"] = "DE", ["last4"] = "3000" },
            _ => Card(),
        };
        return new JsonObject
        {
            ["id"] = StripeStore.NewId("pm_1"),
            ["object"] = "payment_method",
            ["allow_redisplay"] = "unspecified",
            ["billing_details"] = new JsonObject { ["address"] = null, ["email"] = null, ["name"] = null, ["phone"] = null },
            [type] = details,
            ["created"] = now,
            ["customer"] = null,
            ["livemode"] = false,
            ["metadata"] = new JsonObject(),
            ["type"] = type,
        };
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
                ["card"] = Card(),
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

    public static JsonObject Session(string id, string mode, StripeForm form, long? total, string? currency, long now, long expiresAt) => new()
    {
        ["id"] = id,
        ["object"] = "checkout.session",
        ["amount_subtotal"] = total,
        ["amount_total"] = total,
        ["cancel_url"] = form["cancel_url"],
        ["client_reference_id"] = form["client_reference_id"],
        ["client_secret"] = null,
        ["created"] = now,
        ["currency"] = currency,
        ["customer"] = form["customer"],
        ["customer_details"] = null,
        ["customer_email"] = form["customer_email"],
        ["expires_at"] = expiresAt,
        ["invoice"] = null,
        ["livemode"] = false,
        ["locale"] = form["locale"],
        ["metadata"] = new JsonObject(),
        ["mode"] = mode,
        ["payment_intent"] = null,
        ["payment_link"] = null,
        ["payment_method_types"] = new JsonArray("card"),
        ["payment_status"] = mode == "setup" ? "no_payment_required" : "unpaid",
        ["setup_intent"] = null,
        ["status"] = "open",
        ["subscription"] = null,
        ["success_url"] = form["success_url"],
        ["total_details"] = total is null ? null : new JsonObject { ["amount_discount"] = 0, ["amount_shipping"] = 0, ["amount_tax"] = 0 },
        ["ui_mode"] = form["ui_mode"] ?? "hosted",
        ["url"] = "https://checkout.stripe.com/c/pay/" + id,
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
        ["failure_balance_transaction"] = null,
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

    private static JsonObject Card() => new() { ["brand"] = "visa", ["country"] = "US", ["exp_month"] = 8, ["exp_year"] = 2030, ["funding"] = "credit", ["last4"] = "4242", ["network"] = "visa" };
}
