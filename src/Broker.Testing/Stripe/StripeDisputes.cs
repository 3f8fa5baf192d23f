using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.Stripe;

/// <summary>Disputes and inquiries: evidence, submission, the verdict (contracts/payments.md c3).</summary>
internal sealed class StripeDisputes(StripeStore store, StripeBalance balance) : IStripeArea
{
    private const long DisputeFee = 1500;
    private static readonly string[] Answerable = ["needs_response", "warning_needs_response"];
    private static readonly string[] Ended = ["won", "lost", "warning_closed", "prevented"];
    private static readonly string[] EvidenceNames =
    [
        "access_activity_log", "billing_address", "cancellation_policy", "cancellation_policy_disclosure", "cancellation_rebuttal", "customer_communication",
        "customer_email_address", "customer_name", "customer_purchase_ip", "customer_signature", "duplicate_charge_documentation", "duplicate_charge_explanation",
        "duplicate_charge_id", "product_description", "receipt", "refund_policy", "refund_policy_disclosure", "refund_refusal_explanation", "service_date",
        "service_documentation", "shipping_address", "shipping_carrier", "shipping_date", "shipping_documentation", "shipping_tracking_number",
        "uncategorized_file", "uncategorized_text",
    ];

    public StripeRoute? Find(string method, string[] path, StripeForm form) => (method, path) switch
    {
        ("GET", ["v1", "disputes"]) => new("ListDisputes", () => store.Disputes.Page(form, StripeFilters.Same(form, "payment_intent", "charge"))),
        ("GET", ["v1", "disputes", var id]) => new("GetDispute", () => store.Disputes.Get(id)),
        ("POST", ["v1", "disputes", var id]) => new("UpdateDispute", () => Update(id, form)),
        ("POST", ["v1", "disputes", var id, "close"]) => new("CloseDispute", () => Close(id)),
        _ => null,
    };

    /// <summary>The payer's bank takes the money back, or only asks.</summary>
    public JsonObject Open(JsonObject charge, bool inquiry, string reason = "fraudulent", long? amount = null)
    {
        var dispute = New(charge, amount ?? charge.Long("amount"), reason, inquiry);
        store.Disputes.Add(dispute);
        charge["disputed"] = true;
        store.Emit("charge.dispute.created", dispute, null);
        if (!inquiry)
        {
            Withdraw(dispute);
        }

        store.At(dispute["evidence_details"]!.AsObject().Long("due_by"), () => Expire(dispute));
        return dispute;
    }

    /// <summary>Ends or moves a dispute from outside: <c>won</c>, <c>lost</c>, <c>warning_closed</c>, <c>escalate</c>, <c>under_review</c>.</summary>
    public JsonObject Decide(string id, string action)
    {
        var dispute = store.Disputes.Get(id);
        if (Ended.Contains(dispute.Text("status"), StringComparer.Ordinal))
        {
            throw StripeError.Invalid($"This dispute is already {dispute.Text("status")}.", null, "dispute_already_closed");
        }

        switch (action)
        {
            case "won":
                End(dispute, "won");
                break;
            case "lost":
                End(dispute, "lost");
                break;
            case "warning_closed":
                End(dispute, "warning_closed");
                break;
            case "under_review":
                Move(dispute, Warning(dispute) ? "warning_under_review" : "under_review");
                break;
            case "escalate":
                Move(dispute, "needs_response");
                Withdraw(dispute);
                break;
            default:
                throw StripeError.Invalid("action must be won, lost, warning_closed, under_review or escalate.", "action");
        }

        return dispute;
    }

    private static bool Warning(JsonObject dispute) => dispute.Text("status")!.StartsWith("warning_", StringComparison.Ordinal);

    private JsonObject Update(string id, StripeForm form)
    {
        var dispute = store.Disputes.Get(id);
        form.Apply(dispute);
        var given = form.Below("evidence");
        if (form.Has("evidence") && !Answerable.Contains(dispute.Text("status"), StringComparer.Ordinal))
        {
            throw StripeError.Invalid("This dispute's evidence was submitted or the dispute is closed: it can no longer be changed.", "evidence", "dispute_evidence_locked");
        }

        var evidence = (JsonObject)dispute["evidence"]!;
        given.Apply(evidence, EvidenceNames);
        var details = (JsonObject)dispute["evidence_details"]!;
        details["has_evidence"] = evidence.Any(pair => pair.Value is JsonValue);
        if (form["submit"] == "false" || !form.Has("evidence"))
        {
            store.Emit("charge.dispute.updated", dispute, null);
            return dispute;
        }

        details["submission_count"] = details.Long("submission_count") + 1;
        Move(dispute, Warning(dispute) ? "warning_under_review" : "under_review");

        // Stripe's own test texts.
        var verdict = evidence.Text("uncategorized_text") switch { "winning_evidence" => "won", "losing_evidence" => "lost", _ => null };
        if (verdict is not null)
        {
            store.Later(TimeSpan.FromMinutes(1), () => End(dispute, Warning(dispute) ? "warning_closed" : verdict));
        }

        return dispute;
    }

    private JsonObject Close(string id)
    {
        var dispute = store.Disputes.Get(id);
        if (!Answerable.Contains(dispute.Text("status"), StringComparer.Ordinal))
        {
            throw StripeError.Invalid("This dispute is already closed or under review.", null, "dispute_already_closed");
        }

        End(dispute, Warning(dispute) ? "warning_closed" : "lost");
        return dispute;
    }

    private void Expire(JsonObject dispute)
    {
        if (Answerable.Contains(dispute.Text("status"), StringComparer.Ordinal))
        {
            dispute["evidence_details"]!["past_due"] = true;
            End(dispute, Warning(dispute) ? "warning_closed" : "lost");
        }
    }

    private void Move(JsonObject dispute, string status)
    {
        var before = new JsonObject { ["status"] = dispute.Text("status") };
        dispute["status"] = status;
        store.Emit("charge.dispute.updated", dispute, before);
    }

    private void End(JsonObject dispute, string status)
    {
        if (Ended.Contains(dispute.Text("status"), StringComparer.Ordinal))
        {
            return;
        }

        dispute["status"] = status;
        if (status == "won")
        {
            Book(dispute, dispute.Long("amount"), -DisputeFee);
            store.Emit("charge.dispute.funds_reinstated", dispute, null);
        }

        store.Emit("charge.dispute.closed", dispute, null);
    }

    private void Withdraw(JsonObject dispute)
    {
        Book(dispute, -dispute.Long("amount"), DisputeFee);
        store.Emit("charge.dispute.funds_withdrawn", dispute, null);
    }

    private void Book(JsonObject dispute, long amount, long fee)
    {
        var booked = balance.Book("adjustment", dispute.Text("id")!, amount, fee, dispute.Text("currency")!, TimeSpan.Zero);
        booked["reporting_category"] = amount < 0 ? "dispute" : "dispute_reversal";
        ((JsonArray)dispute["balance_transactions"]!).Add(booked.DeepClone());
    }

    private JsonObject New(JsonObject charge, long amount, string reason, bool inquiry)
    {
        var evidence = new JsonObject();
        foreach (var name in EvidenceNames)
        {
            evidence[name] = null;
        }

        return new JsonObject
        {
            ["id"] = StripeStore.NewId("dp_1"),
            ["object"] = "dispute",
            ["amount"] = amount,
            ["balance_transactions"] = new JsonArray(),
            ["charge"] = charge.Text("id"),
            ["created"] = store.NowUnix,
            ["currency"] = charge.Text("currency"),
            ["evidence"] = evidence,
            ["evidence_details"] = new JsonObject { ["due_by"] = store.NowUnix + (9 * 86400), ["has_evidence"] = false, ["past_due"] = false, ["submission_count"] = 0 },
            ["is_charge_refundable"] = inquiry,
            ["livemode"] = false,
            ["metadata"] = new JsonObject(),
            ["payment_intent"] = charge.Text("payment_intent"),
            ["payment_method_details"] = new JsonObject
            {
                ["card"] = new JsonObject { ["brand"] = "visa", ["case_type"] = inquiry ? "inquiry" : "chargeback", ["network_reason_code"] = "10.4" },
                ["type"] = "card",
            },
            ["reason"] = reason,
            ["status"] = inquiry ? "warning_needs_response" : "needs_response",
        };
    }
}
