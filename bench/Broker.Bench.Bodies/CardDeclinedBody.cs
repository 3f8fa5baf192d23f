namespace Broker.Bench.Bodies;

/// <summary>A declined card, answered with status 402, 328 bytes. Shape: contracts/payments.md a5; the values are made up.</summary>
public static class CardDeclinedBody
{
    /// <summary>The payment whose reading or confirmation is declined.</summary>
    public const string Id = "pi_declined";

    /// <summary>The JSON text.</summary>
    public static string Text { get; } = OneLine.Of("""
        {"error":{"code":"card_declined","decline_code":"insufficient_funds","doc_url":"https://e.example/1",
        "message":"The card has insufficient funds.","param":"source","payment_intent":{"id":"pi_declined","object":"payment_intent",
        "status":"requires_payment_method"},"request_log_url":"https://x.example/logs/1","type":"card_error"}}
        """);
}
