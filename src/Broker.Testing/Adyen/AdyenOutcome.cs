namespace Broker.Testing.Adyen;

/// <summary>How a payment ends; cards by the name of their holder, as on Adyen's testing page.</summary>
internal sealed record AdyenOutcome(string ResultCode, string? ReasonCode = null, string? Reason = null)
{
    private static readonly Dictionary<string, AdyenOutcome> ByHolder = new(StringComparer.OrdinalIgnoreCase)
    {
        ["DECLINED"] = new("Refused", "2", "Refused"),
        ["REFERRAL"] = new("Refused", "3", "Referral"),
        ["ERROR"] = new("Error", "4", "Acquirer Error"),
        ["BLOCK_CARD"] = new("Refused", "5", "Blocked Card"),
        ["CARD_EXPIRED"] = new("Refused", "6", "Expired Card"),
        ["INVALID_AMOUNT"] = new("Refused", "7", "Invalid Amount"),
        ["INVALID_CARD"] = new("Refused", "8", "Invalid Card Number"),
        ["ISSUER_UNAVAILABLE"] = new("Refused", "9", "Issuer Unavailable"),
        ["NOT_SUPPORTED"] = new("Refused", "10", "Not supported"),
        ["NOT_3D_AUTHENTICATED"] = new("Refused", "11", "3D Not Authenticated"),
        ["NOT_ENOUGH_BALANCE"] = new("Refused", "12", "Not enough balance"),
        ["CANCELLED"] = new("Cancelled", "15", "Cancelled"),
        ["SHOPPER_CANCELLED"] = new("Cancelled", "16", "Shopper Cancelled"),
        ["INVALID_PIN"] = new("Refused", "17", "Invalid Pin"),
        ["PIN_TRIES_EXCEEDED"] = new("Refused", "18", "Pin tries exceeded"),
        ["FRAUD"] = new("Refused", "20", "FRAUD"),
        ["TRANSACTION_NOT_PERMITTED"] = new("Refused", "23", "Transaction Not Permitted"),
        ["CVC_DECLINED"] = new("Refused", "24", "CVC Declined"),
        ["RESTRICTED_CARD"] = new("Refused", "25", "Restricted Card"),
        ["REVOCATION_OF_AUTH"] = new("Refused", "26", "Revocation Of Auth"),
        ["DECLINED_NON_GENERIC"] = new("Refused", "27", "Declined Non Generic"),
        ["WITHDRAWAL_AMOUNT_EXCEEDED"] = new("Refused", "28", "Withdrawal amount exceeded"),
        ["WITHDRAWAL_COUNT_EXCEEDED"] = new("Refused", "29", "Withdrawal count exceeded"),
        ["ISSUER_SUSPECTED_FRAUD"] = new("Refused", "31", "Issuer Suspected Fraud"),
        ["AVS_DECLINED"] = new("Refused", "32", "AVS Declined"),
        ["AUTHENTICATION_REQUIRED"] = new("Refused", "38", "Authentication required"),
        ["PENDING"] = new("Pending"),
        ["CHALLENGE"] = new("ChallengeShopper"),
        ["IDENTIFY"] = new("IdentifyShopper"),
    };

    public static AdyenOutcome Authorised { get; } = new("Authorised");

    public static AdyenOutcome Of(string? holder) => holder is null ? Authorised : ByHolder.GetValueOrDefault(holder.Trim()) ?? Authorised;

    /// <summary>Whether something is still to come.</summary>
    public bool Waits => ResultCode is "Pending" or "Received" or "ChallengeShopper" or "IdentifyShopper" or "RedirectShopper" or "PresentToShopper";
}
