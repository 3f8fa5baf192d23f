using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Broker.Core.Pipeline;
using Broker.Core.Registration;
using Broker.Core.Secrets;
using Broker.Payments.Praxis;
using Broker.TestSupport;
using Microsoft.Extensions.Logging.Abstractions;

namespace Broker.Payments.Tests.Praxis;

/// <summary>A client over a scripted handler, and bodies of our own making with signatures computed by hand.</summary>
internal static class PraxisTestClient
{
    public const string Secret1 = "CANARY-secret-one";
    public const string Secret2 = "CANARY-secret-two";
    public const string NotFound = """{"status":404,"description":"CANARY no such order"}""";

    public static PraxisOptions Options(Action<PraxisOptions>? configure = null)
    {
        var options = new PraxisOptions { MerchantId = "M-1", ApplicationKey = "site", MerchantSecrets = [Secret.From(Secret1)] };
        configure?.Invoke(options);
        return options;
    }

    public static PraxisClient Over(StubHttpHandler handler, Action<PraxisOptions>? configure = null, LogCollector? log = null, FakeTimeProvider? time = null) =>
        new(new ClientContext<PraxisOptions>(
            Options(configure), ApiTransport.From(handler), log?.CreateLogger("test") ?? NullLogger.Instance, time ?? new FakeTimeProvider { AutoAdvance = true }));

    public static string Hash(string text) => Convert.ToHexStringLower(SHA384.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>An order or notification of version 1.3.</summary>
    public static string Body(
        string state, string type = "sale", string order = "DEP-1", long tid = 77, long amount = 1130, string currency = "EUR", long? charged = 1130, string? chargedCurrency = "EUR", long timestamp = 1_793_610_000, int? status = 0)
    {
        var body = new JsonObject
        {
            ["merchant_id"] = "M-1", ["application_key"] = "site", ["version"] = "1.3", ["timestamp"] = timestamp,
            ["customer"] = new JsonObject { ["customer_token"] = "tok-1", ["first_name"] = "CANARY" },
            ["session"] = new JsonObject { ["order_id"] = order, ["cid"] = "client-1", ["amount"] = amount, ["currency"] = currency, ["session_status"] = "created" },
            ["transaction"] = new JsonObject
            {
                ["transaction_type"] = type, ["transaction_status"] = state, ["tid"] = tid, ["amount"] = amount, ["currency"] = currency, ["conversion_rate"] = null,
                ["processed_amount"] = charged, ["processed_currency"] = chargedCurrency, ["payment_method"] = "card", ["card"] = new JsonObject { ["card_number"] = "4242424242424242" },
            },
        };
        if (status is { } told)
        {
            body["status"] = told;
        }

        return body.ToJsonString();
    }

    /// <summary>The signature that the manual's list gives for a body of <see cref="Body"/>.</summary>
    public static string Sign(string body, string secret = Secret1)
    {
        JsonNode n = JsonNode.Parse(body)!;
        JsonNode? t = n["transaction"];
        return Hash($"{n["merchant_id"]}{n["application_key"]}{n["timestamp"]}{n["customer"]!["customer_token"]}{n["session"]!["order_id"]}{t?["tid"]}{t?["currency"]}{t?["amount"]}{t?["conversion_rate"]}{t?["processed_currency"]}{t?["processed_amount"]}{secret}");
    }
}
