using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Broker.Payments.Tests.Adyen.Webhooks;

/// <summary>Signs as Adyen does, by hand: an implementation of its own, so that the verifier is not checked against itself.</summary>
internal static class AdyenSigned
{
    public const string Key = "44782DEF547AAA06C910C43932B1EB0C71FC68D9D0C057550C48EC2ACF6BA056";
    public const string OtherKey = "00112233445566778899AABBCCDDEEFF00112233445566778899AABBCCDDEEFF";
    public const string Account = AdyenTestClient.Account;
    public const string Psp = "7914073381342284";

    public static string Sign(string text, string key = Key) => Convert.ToBase64String(HMACSHA256.HashData(Convert.FromHexString(key), Encoding.UTF8.GetBytes(text)));

    public static JsonObject Item(
        string code, string psp = Psp, string original = "", bool success = true, long? value = 1130, string currency = "EUR", string reference = "DEP-1", string key = Key, string account = Account, string date = "2026-11-02T10:00:00+01:00")
    {
        string text = string.Create(CultureInfo.InvariantCulture, $"{psp}:{original}:{account}:{reference}:{value}:{(value is null ? "" : currency)}:{code}:{(success ? "true" : "false")}");
        var item = new JsonObject
        {
            ["additionalData"] = new JsonObject { ["hmacSignature"] = Sign(text, key), ["cardSummary"] = "1111" },
            ["amount"] = value is null ? null : new JsonObject { ["currency"] = currency, ["value"] = value },
            ["eventCode"] = code,
            ["eventDate"] = date,
            ["merchantAccountCode"] = account,
            ["merchantReference"] = reference,
            ["operations"] = new JsonArray("CANCEL", "CAPTURE"),
            ["paymentMethod"] = "visa",
            ["pspReference"] = psp,
            ["reason"] = "033899:1111:03/2030",
            ["success"] = success ? "true" : "false",
        };
        if (original.Length > 0)
        {
            item["originalReference"] = original;
        }

        return item;
    }

    public static byte[] Body(params JsonObject[] items) => Body("false", items);

    public static byte[] Body(string live, params JsonObject[] items) => Encoding.UTF8.GetBytes(new JsonObject
    {
        ["live"] = live,
        ["notificationItems"] = new JsonArray([.. items.Select(static item => (JsonNode)new JsonObject { ["NotificationRequestItem"] = item.DeepClone() })]),
    }.ToJsonString());
}
