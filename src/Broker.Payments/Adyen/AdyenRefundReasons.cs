namespace Broker.Payments.Adyen;

/// <summary>Neutral reasons of refunds as Adyen's words.</summary>
internal static class AdyenRefundReasons
{
    internal static string? Of(string? reason) => reason switch
    {
        null => null,
        "requested_by_customer" => "CUSTOMER REQUEST",
        "duplicate" => "DUPLICATE",
        "fraudulent" => "FRAUD",
        _ => "OTHER",
    };
}
