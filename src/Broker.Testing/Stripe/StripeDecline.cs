namespace Broker.Testing.Stripe;

/// <summary>Why a card was declined.</summary>
internal sealed record StripeDecline(string Code, string? DeclineCode, string Message)
{
    private const string Declined = "Your card was declined.";

    /// <summary>The decline a test payment method stands for, or none.</summary>
    public static StripeDecline? For(string paymentMethod) => paymentMethod switch
    {
        _ when Has(paymentMethod, "InsufficientFunds") => new("card_declined", "insufficient_funds", "Your card has insufficient funds."),
        _ when Has(paymentMethod, "LostCard") => new("card_declined", "lost_card", Declined),
        _ when Has(paymentMethod, "StolenCard") => new("card_declined", "stolen_card", Declined),
        _ when Has(paymentMethod, "ExpiredCard") => new("expired_card", null, "Your card has expired."),
        _ when Has(paymentMethod, "IncorrectCvc") => new("incorrect_cvc", null, "Your card's security code is incorrect."),
        _ when Has(paymentMethod, "ProcessingError") => new("processing_error", null, "An error occurred while processing your card. Try again in a little bit."),
        _ when Has(paymentMethod, "Fraudulent") => new("card_declined", "fraudulent", Declined),
        _ when Has(paymentMethod, "chargeDeclined") || Has(paymentMethod, "chargeCustomerFail") => new("card_declined", "generic_decline", Declined),
        _ => null,
    };

    private static bool Has(string text, string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);
}
