using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.Adyen;

/// <summary>Adyen's two signatures (contracts/payments.md b): of eight fields in a standard notification, and of the raw body of a platform webhook.</summary>
public static class AdyenHmacSignature
{
    /// <summary>The text that is signed: eight fields of an item, joined by colons, without any escaping.</summary>
    /// <param name="item">The <c>NotificationRequestItem</c>.</param>
    public static string SignedText(JsonObject item)
    {
        ArgumentNullException.ThrowIfNull(item);
        var amount = item["amount"] as JsonObject;
        return string.Join(
            ':',
            item.Text("pspReference"), item.Text("originalReference"), item.Text("merchantAccountCode"), item.Text("merchantReference"),
            amount.Text("value"), amount.Text("currency"), item.Text("eventCode"), item.Text("success"));
    }

    /// <summary>The signature of an item, as its <c>additionalData.hmacSignature</c> carries it.</summary>
    /// <param name="item">The <c>NotificationRequestItem</c>.</param>
    /// <param name="hexKey">The key as <c>generateHmac</c> gives it: hexadecimal digits.</param>
    public static string OfItem(JsonObject item, string hexKey) => OfBody(Encoding.UTF8.GetBytes(SignedText(item)), hexKey);

    /// <summary>The signature of a raw body, as the header <c>HmacSignature</c> carries it.</summary>
    /// <param name="body">The body.</param>
    /// <param name="hexKey">The key in hexadecimal digits.</param>
    public static string OfBody(ReadOnlySpan<byte> body, string hexKey)
    {
        ArgumentNullException.ThrowIfNull(hexKey);
        return Convert.ToBase64String(HMACSHA256.HashData(Convert.FromHexString(hexKey), body));
    }

    internal static string NewKey() => RandomNumberGenerator.GetHexString(64);

    internal static string Date(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
