using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.Stripe;

/// <summary>
/// What cannot be reached from outside: <c>payout</c>, <c>settle</c>, <c>settings</c> {webhookSecret, apiVersion, thinEvents, searchLagSeconds},
/// <c>payment_intents/{id}</c> and <c>setup_intents/{id}</c> {action: authenticate, succeed, fail}, <c>checkout_sessions/{id}</c>
/// {action: complete, expire; paymentMethod}, <c>charges/{id}/dispute</c> {inquiry, reason, amount}, <c>disputes/{id}</c>
/// {action: won, lost, warning_closed, under_review, escalate}, <c>refunds/{id}</c> {action: succeed, fail, require_action, pend; reason},
/// <c>payouts/{id}</c> {action: in_transit, pay, fail; reason}, <c>events/{id}/redeliver</c> {newId}.
/// </summary>
internal sealed class StripeSteering(StripeStore store, StripeBalance balance, StripeEvents events, StripeParts parts)
{
    public SimResponse? Handle(string[] path, JsonObject? body)
    {
        var action = body.Text("action") ?? "";
        return path switch
        {
            [_, "payout"] => SimResponse.Json(200, new JsonObject { ["payouts"] = balance.PayOut() }),
            [_, "settle"] => Settle(),
            [_, "settings"] => Configure(body),
            [_, "payment_intents", var id] => Answer(parts.Payments.Complete(id, action is not ("fail" or "fail_authentication"))),
            [_, "setup_intents", var id] => Answer(parts.Setups.Complete(id, action is not ("fail" or "fail_authentication"))),
            [_, "checkout_sessions", var id] => Answer(parts.Sessions.Decide(id, action, body.Text("paymentMethod") ?? "pm_card_visa")),
            [_, "charges", var id, "dispute"] => Answer(parts.Disputes.Open(store.Charges.Get(id), body.Bool("inquiry") ?? false, body.Text("reason") ?? "fraudulent", body.Int("amount"))),
            [_, "disputes", var id] => Answer(parts.Disputes.Decide(id, action)),
            [_, "refunds", var id] => Answer(parts.Refunds.Decide(id, action, body.Text("reason"))),
            [_, "payouts", var id] => Answer(parts.Payouts.Decide(id, action, body.Text("reason"))),
            [_, "events", var id, "redeliver"] => Answer(events.Redeliver(id, body.Bool("newId") ?? false)),
            _ => null,
        };
    }

    private static SimResponse Answer(JsonObject item) => SimResponse.Json(200, item.DeepClone());

    private static SimResponse Done() => SimResponse.Json(200, new JsonObject { ["ok"] = true });

    private SimResponse Settle()
    {
        store.Settle();
        return Done();
    }

    private SimResponse Configure(JsonObject? body)
    {
        events.FixedSecret = body.Text("webhookSecret") ?? events.FixedSecret;
        events.ApiVersion = body.Text("apiVersion") ?? events.ApiVersion;
        events.Thin = body.Bool("thinEvents") ?? events.Thin;
        store.SearchLag = body.Int("searchLagSeconds") is { } lag ? TimeSpan.FromSeconds(lag) : store.SearchLag;
        return Done();
    }
}
