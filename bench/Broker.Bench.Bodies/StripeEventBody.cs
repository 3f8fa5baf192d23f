namespace Broker.Bench.Bodies;

/// <summary>A snapshot event that carries <see cref="PaymentIntentBody"/>. Shape: contracts/payments.md a6; the values are made up.</summary>
public static class StripeEventBody
{
    /// <summary>The secret the rig signs with.</summary>
    public const string Secret = "whsec_bench_only_not_a_secret_0123456789";

    /// <summary>The JSON text.</summary>
    public static string Text { get; } =
        """{"id":"evt_bench00000000000000001","object":"event","api_version":"2026-07-29.dahlia","created":1793001610,"data":{"object":"""
        + PaymentIntentBody.Text
        + """},"livemode":false,"pending_webhooks":1,"request":{"id":"req_bench000001","idempotency_key":"dep-2026-000017:confirm:1"},"type":"payment_intent.succeeded"}""";
}
