using System.Globalization;

namespace Broker.Payments.Tests.Stripe;

/// <summary>Answers in Stripe's shape with made-up values.</summary>
internal static class StripeBodies
{
    public static string Intent(
        string id = "pi_1", string status = "succeeded", long amount = 12550, long? received = null, string currency = "eur", string? charge = "\"ch_1\"", string error = "null",
        string cancellation = "null") => string.Create(CultureInfo.InvariantCulture, $$$"""
        {"id":"{{{id}}}","object":"payment_intent","amount":{{{amount}}},"amount_capturable":0,"amount_details":{"tip":{}},"amount_received":{{{received ?? amount}}},
        "cancellation_reason":{{{cancellation}}},"client_secret":"{{{id}}}_secret_CANARY","created":1793001600,"currency":"{{{currency}}}","customer":"cus_1",
        "last_payment_error":{{{error}}},"latest_charge":{{{charge}}},"livemode":false,
        "metadata":{"broker_client_id":"client-1","deposit":"D-1"},"next_action":{"type":"x","nested":{"id":"wrong"}},"status":"{{{status}}}"}
        """);

    public static string Charge(long refunded = 0, bool disputed = false, string id = "ch_1") => string.Create(CultureInfo.InvariantCulture, $$$"""
        {"id":"{{{id}}}","object":"charge","amount":12550,"amount_captured":12550,"amount_refunded":{{{refunded}}},"billing_details":{"email":"a@example.com"},
        "disputed":{{{(disputed ? "true" : "false")}}},"refunds":{"data":[{"id":"re_wrong","amount":1}]},"status":"succeeded"}
        """);

    public static string Refund(string status = "succeeded", long amount = 5000, string payment = "\"pi_1\"", string id = "re_1") => string.Create(CultureInfo.InvariantCulture, $$$"""
        {"id":"{{{id}}}","object":"refund","amount":{{{amount}}},"charge":"ch_1","created":1793001700,"currency":"eur","metadata":{"broker_operation":"key-1"},
        "payment_intent":{{{payment}}},"reason":"requested_by_customer","status":"{{{status}}}"}
        """);

    public static string Dispute(string status, string id = "dp_1") => $$"""
        {"id":"{{id}}","object":"dispute","amount":12550,"created":1793001800,"currency":"eur","evidence":{"id":"no"},"payment_intent":"pi_1","reason":"fraudulent","status":"{{status}}"}
        """;

    public static string List(bool more, params string[] items) =>
        $$"""{"object":"list","data":[{{string.Join(',', items)}}],"has_more":{{(more ? "true" : "false")}},"url":"/v1/x"}""";

    public static string Error(string type, string? code, string extra = "") =>
        "{\"error\":{\"type\":\"" + type + "\"" + (code is null ? "" : $",\"code\":\"{code}\"") + ",\"message\":\"CANARY-message\",\"doc_url\":\"https://x.example\"" + extra + "}}";

    public static string Declined(string decline = "insufficient_funds", string advice = "try_again_later") => Error(
        "card_error", "card_declined", $",\"decline_code\":\"{decline}\",\"advice_code\":\"{advice}\",\"param\":\"\",\"charge\":\"ch_9\",\"payment_intent\":{Intent("pi_9", "requires_payment_method", received: 0)}");

    public static string Event(string type, string data, string id = "evt_1", string version = "2026-07-29.dahlia", bool live = false, long created = 1793001610) =>
        string.Create(CultureInfo.InvariantCulture, $$$"""
        {"id":"{{{id}}}","object":"event","api_version":"{{{version}}}","created":{{{created}}},"data":{"object":{{{data}}},"previous_attributes":{"id":"wrong","object":"wrong"}},
        "livemode":{{{(live ? "true" : "false")}}},"pending_webhooks":1,"request":{"id":"req_1","idempotency_key":"key-1"},"type":"{{{type}}}"}
        """);

    public static string ThinEvent(string relatedType = "payment_intent", string relatedId = "pi_1") => $$$$"""
        {"id":"evt_thin","object":"v2.core.event","type":"v1.{{{{relatedType}}}}.succeeded","livemode":false,"created":"2026-10-26T04:00:10.123Z","context":null,
        "related_object":{"id":"{{{{relatedId}}}}","type":"{{{{relatedType}}}}","url":"/v1/x"},"reason":{"type":"request","request":{"id":"req_2","idempotency_key":"key-2"}}}
        """;
}
