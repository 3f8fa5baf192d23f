using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Broker.Samples.Tests.Support;

/// <summary>Recorded deliveries as a file of JSON lines holds them, signed by hand: <c>t=UNIX,v1=HMAC-SHA256(secret, t.body)</c>.</summary>
internal static class StripeDelivery
{
    public static byte[] Event(string id) => Encoding.UTF8.GetBytes(new JsonObject
    {
        ["id"] = id,
        ["object"] = "event",
        ["api_version"] = "2026-06-24.dahlia",
        ["created"] = 1_785_000_000,
        ["livemode"] = false,
        ["pending_webhooks"] = 1,
        ["type"] = "payment_intent.succeeded",
        ["data"] = new JsonObject
        {
            ["object"] = new JsonObject { ["id"] = "pi_" + id, ["object"] = "payment_intent", ["amount"] = 25_000, ["currency"] = "eur", ["status"] = "succeeded" },
        },
    }.ToJsonString());

    public static string Sign(byte[] body, string secret, DateTimeOffset at)
    {
        string time = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.ASCII.GetBytes(time + "."), .. body];
        return $"t={time},v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed))}";
    }

    public static string Line(byte[] body, string signature, string source = "stripe") => new JsonObject
    {
        ["source"] = source,
        ["headers"] = new JsonObject { ["Stripe-Signature"] = signature, ["Content-Type"] = "application/json" },
        ["body"] = Encoding.UTF8.GetString(body),
    }.ToJsonString();

    /// <summary>For bytes that are no text.</summary>
    public static string RawLine(byte[] body, string signature) => new JsonObject
    {
        ["source"] = "stripe",
        ["headers"] = new JsonObject { ["stripe-signature"] = signature },
        ["bodyBase64"] = Convert.ToBase64String(body),
    }.ToJsonString();
}
