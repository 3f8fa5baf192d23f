using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.Adyen;

/// <summary>A payment, as far as what may follow depends on it.</summary>
internal sealed class AdyenPayment(string psp, JsonObject request, string method, bool manualCapture)
{
    public string Psp { get; } = psp;

    public string Merchant { get; } = request.Text("merchantAccount")!;

    public string Reference { get; } = request.Text("reference")!;

    public long Authorised { get; set; } = ((JsonObject)request["amount"]!).Long("value");

    public string Currency { get; } = (request["amount"] as JsonObject).Text("currency")!;

    public string Method { get; } = method;

    public string? ReturnUrl { get; } = request.Text("returnUrl");

    public string? Shopper { get; } = request.Text("shopperReference");

    /// <summary>Whether the method is kept for the shopper.</summary>
    public bool Stores { get; } = request.Bool("storePaymentMethod") == true;

    public string? Holder { get; } = (request["paymentMethod"] as JsonObject).Text("holderName");

    public bool ManualCapture { get; } = manualCapture;

    public AdyenOutcome Outcome { get; set; } = AdyenOutcome.Authorised;

    public long Captured { get; set; }

    public long Refunded { get; set; }

    public bool Cancelled { get; set; }

    public JsonObject Amount(long? value = null) => new() { ["currency"] = Currency, ["value"] = value ?? Authorised };

    public JsonObject Describe() => new()
    {
        ["pspReference"] = Psp,
        ["merchantAccount"] = Merchant,
        ["reference"] = Reference,
        ["amount"] = Amount(),
        ["resultCode"] = Outcome.ResultCode,
        ["paymentMethod"] = Method,
        ["captured"] = Captured,
        ["refunded"] = Refunded,
        ["cancelled"] = Cancelled,
    };
}
