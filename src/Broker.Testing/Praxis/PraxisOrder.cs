using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.Praxis;

/// <summary>A cashier session and the transaction it led to.</summary>
internal sealed class PraxisOrder(JsonObject request, string customerToken)
{
    public JsonObject Asked { get; } = request;

    public string CustomerToken { get; } = customerToken;

    public string Id { get; } = request.Text("order_id")!;

    public string Intent { get; } = request.Text("intent")!;

    public string SessionStatus { get; set; } = "open";

    public JsonObject? Transaction { get; set; }

    public bool IsWithdrawal => Intent == "withdrawal";

    public JsonObject Customer() => new() { ["customer_token"] = CustomerToken, ["country"] = (Asked["customer_data"] as JsonObject).Text("country"), ["avs_alert"] = 0, ["verification_alert"] = 0 };

    public JsonObject Session() => new()
    {
        ["auth_token"] = CustomerToken,
        ["intent"] = Intent,
        ["session_status"] = SessionStatus,
        ["order_id"] = Id,
        ["currency"] = Asked.Text("currency"),
        ["amount"] = Asked["amount"]?.DeepClone(),
        ["conversion_rate"] = Transaction?["conversion_rate"]?.DeepClone(),
        ["processed_currency"] = Transaction.Text("processed_currency"),
        ["processed_amount"] = Transaction?["processed_amount"]?.DeepClone(),
        ["payment_method"] = Transaction.Text("payment_method"),
        ["gateway"] = Asked.Text("gateway"),
        ["cid"] = Asked.Text("cid"),
        ["variable1"] = Asked.Text("variable1"),
        ["variable2"] = Asked.Text("variable2"),
        ["variable3"] = Asked.Text("variable3"),
    };

    public JsonObject Describe() => new()
    {
        ["order_id"] = Id,
        ["intent"] = Intent,
        ["session_status"] = SessionStatus,
        ["currency"] = Asked.Text("currency"),
        ["amount"] = Asked["amount"]?.DeepClone(),
        ["transaction"] = Transaction?.DeepClone(),
    };
}
