using System.Collections.Frozen;

namespace Broker.Payments.Stripe.Wire;

/// <summary>
/// The codes of Stripe that may be printed. Everything else that an error body holds may repeat what was sent, so it is kept for code to compare and never
/// shown (contracts/payments.md a5).
/// </summary>
internal static class StripeCodes
{
    private static readonly FrozenSet<string> Codes = new[]
    {
        "account_closed", "account_invalid", "amount_too_large", "amount_too_small", "api_key_expired", "authentication_required", "balance_insufficient",
        "capture_charge_authorization_expired", "card_decline_rate_limit_exceeded", "card_declined", "charge_already_captured", "charge_already_refunded",
        "charge_disputed", "charge_exceeds_source_limit", "charge_exceeds_transaction_limit", "charge_expired_for_capture", "charge_invalid_parameter",
        "charge_not_refundable", "country_unsupported", "customer_max_payment_methods", "email_invalid", "expired_card", "idempotency_key_in_use",
        "incorrect_address", "incorrect_cvc", "incorrect_number", "incorrect_zip", "insufficient_funds", "invalid_card_type", "invalid_charge_amount",
        "invalid_cvc", "invalid_expiry_month", "invalid_expiry_year", "invalid_number", "livemode_mismatch", "lock_timeout", "missing",
        "not_allowed_on_standard_account", "parameter_invalid_empty", "parameter_invalid_integer", "parameter_invalid_string_blank",
        "parameter_invalid_string_empty", "parameter_missing", "parameter_unknown", "parameters_exclusive", "payment_intent_action_required",
        "payment_intent_authentication_failure", "payment_intent_incompatible_payment_method", "payment_intent_invalid_parameter",
        "payment_intent_payment_attempt_expired", "payment_intent_payment_attempt_failed", "payment_intent_unexpected_state",
        "payment_method_customer_decline", "payment_method_invalid_parameter", "payment_method_not_available", "payment_method_provider_decline",
        "payment_method_provider_timeout", "payment_method_unactivated", "payment_method_unexpected_state", "payment_method_unsupported_type",
        "invoice_no_customer_line_items", "invoice_no_payment_method_types", "invoice_no_subscription_line_items", "invoice_not_editable",
        "invoice_on_behalf_of_not_editable", "invoice_payment_intent_requires_action", "invoice_upcoming_none", "no_account", "payouts_limit_exceeded",
        "payouts_not_allowed", "setup_attempt_failed", "setup_intent_authentication_failure", "setup_intent_unexpected_state", "subscription_payment_intent_requires_action",
        "payment_intent_payment_attempt_canceled", "platform_api_key_expired", "processing_error", "rate_limit", "refund_disputed_payment", "resource_already_exists", "resource_missing",
        "secret_key_required", "testmode_charges_only", "tls_version_unsupported", "token_already_used", "token_in_use", "url_invalid",
        "api_error", "card_error", "idempotency_error", "invalid_request_error", "authentication_error", "permission_error", "rate_limit_error",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> DeclineCodes = new[]
    {
        "approve_with_id", "authentication_not_handled", "authentication_required", "call_issuer", "card_not_supported", "card_velocity_exceeded",
        "currency_not_supported", "do_not_honor", "do_not_try_again", "duplicate_transaction", "expired_card", "fraudulent", "generic_decline",
        "incorrect_address", "incorrect_cvc", "incorrect_number", "incorrect_pin", "incorrect_zip", "insufficient_funds", "invalid_account", "invalid_amount",
        "invalid_cvc", "invalid_expiry_month", "invalid_expiry_year", "invalid_number", "invalid_pin", "issuer_not_available", "lost_card",
        "merchant_blacklist", "mobile_device_authentication_required", "new_account_information_available", "no_action_taken", "not_permitted",
        "offline_pin_required", "online_or_offline_pin_required", "pickup_card", "pin_try_exceeded", "processing_error", "reenter_transaction",
        "restricted_card", "revocation_of_all_authorizations", "revocation_of_authorization", "security_violation", "service_not_allowed", "stolen_card",
        "stop_payment_order", "test_mode_decline", "testmode_decline", "transaction_not_allowed", "try_again_later", "withdrawal_count_limit_exceeded",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> AdviceCodes =
        new[] { "confirm_card_data", "do_not_try_again", "try_again_later" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> LimitReasons =
        new[] { "global-concurrency", "global-rate", "endpoint-concurrency", "endpoint-rate", "resource-specific" }.ToFrozenSet(StringComparer.Ordinal);

    // Root names of the parameters that this client sends: a refused parameter is named to the caller only by one of these.
    private static readonly FrozenSet<string> Parameters = new[]
    {
        "active", "amount", "amount_to_capture", "api_version", "arrival_date", "auto_advance", "automatic_payment_methods", "cancel_at_period_end",
        "cancel_url", "cancellation_reason", "capture_method", "charge", "client_reference_id", "collection_method", "confirm", "created", "credit_amount",
        "currency", "customer", "days_until_due", "default_payment_method", "default_price", "description", "destination", "email", "enabled_events",
        "ending_before", "evidence", "expand", "expires_at", "final_capture", "id", "intent", "interval_end", "interval_start", "invoice", "invoice_items",
        "invoice_now", "items", "limit", "line_items", "lines", "lookup_key", "lookup_keys", "memo", "metadata", "method", "mode", "name", "nickname",
        "off_session", "out_of_band_amount", "page", "paid_out_of_band", "parameters", "payment_intent", "payment_intent_data", "payment_method", "payout",
        "pending_invoice_items_behavior", "price", "product", "prorate", "proration_behavior", "query", "reason", "recurring", "refund_amount", "report_type",
        "return_url", "setup_intent_data", "source", "starting_after", "statement_descriptor", "status", "submit", "subscription", "subscription_data",
        "subscription_details", "success_url", "trial_end", "type", "types", "unit_amount", "unit_amount_decimal", "url", "usage",
    }.ToFrozenSet(StringComparer.Ordinal);

    // Every listed word once, so that an error body that is read again and again does not make them anew.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Words =
        Codes.Concat(DeclineCodes).Concat(AdviceCodes).Concat(Parameters).ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenDictionary<string, string> DeclineAdvices =
        DeclineCodes.ToFrozenDictionary(static code => code, static code => Advice($"Declined: {code}.", null), StringComparer.Ordinal);

    private static readonly string UnlistedDeclineAdvice = Advice("Declined.", null);

    internal static bool IsListed(string code) => Codes.Contains(code);

    /// <summary>What to do about a decline; only listed codes are told.</summary>
    internal static string DeclineAdvice(string? declineCode, string? adviceCode)
    {
        bool isListed = declineCode is not null && DeclineCodes.Contains(declineCode);
        if (adviceCode is not null && AdviceCodes.Contains(adviceCode))
        {
            return Advice(isListed ? $"Declined: {declineCode}." : "Declined.", adviceCode);
        }

        return isListed ? DeclineAdvices[declineCode!] : UnlistedDeclineAdvice;
    }

    internal static bool IsListedLimit(string? reason) => reason is not null && LimitReasons.Contains(reason);

    /// <summary>The listed word that is spelt so; null for any other.</summary>
    internal static string? Shared(ReadOnlySpan<char> word) => Words.TryGetValue(word, out string? shared) ? shared : null;

    /// <summary>The name under which a refused parameter may be shown.</summary>
    internal static string ParameterName(string parameter)
    {
        int bracket = parameter.IndexOf('[', StringComparison.Ordinal);
        string root = bracket < 0 ? parameter : parameter[..bracket];
        return Parameters.Contains(root) ? root : "unlisted";
    }

    private static string Advice(string reason, string? adviceCode) => adviceCode is null
        ? reason + " The payment stays; another try is a new operation with a new key."
        : $"{reason} Network advice: {adviceCode}. The payment stays; another try is a new operation with a new key.";
}
