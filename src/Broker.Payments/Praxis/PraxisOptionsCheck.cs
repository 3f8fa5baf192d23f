using System.Globalization;
using Broker.Core.Configuration;

namespace Broker.Payments.Praxis;

/// <summary>Checks <see cref="PraxisOptions"/>, the lists of signed fields among them.</summary>
internal static class PraxisOptionsCheck
{
    private const int MaxFields = 64;
    private const int MaxName = 64;
    private static readonly string[] SessionFields = ["merchant_id", "application_key", "timestamp", "version", "intent", "cid", "order_id", "currency", "amount", "payment_method", "locale", "notification_url", "return_url"];
    private static readonly string[] WithdrawalFields = ["merchant_id", "application_key", "timestamp", "version", "transaction_type", "cid", "order_id", "currency", "amount", "wallet_token", "desc", "notification_url"];
    private static readonly string[] ManageFields = ["merchant_id", "application_key", "timestamp", "version", "intent", "withdrawal_request_id", "gateway"];
    private static readonly string[] OrderFields = ["merchant_id", "application_key", "timestamp", "version", "order_id"];
    private static readonly string[] TransactionFields = ["merchant_id", "application_key", "timestamp", "version", "tid"];
    private static readonly string[] AnswerFields = ["status", "description", "version", "timestamp"];

    internal static OptionsCheck Check(PraxisOptions options, string owner)
    {
        OptionsCheck check = CheckWebhook(options, owner)
            .Client(PraxisEndpointOptions.Of(options))
            .Required(nameof(options.OrderNotFoundStatuses), options.OrderNotFoundStatuses, "a list of positive statuses, empty for none");
        check.That(options.WithdrawalGateway is null || IsWord(options.WithdrawalGateway, 32, required: false), nameof(options.WithdrawalGateway), Quote(options.WithdrawalGateway), "at most 32 printable ASCII characters, or empty");
        foreach (int status in options.OrderNotFoundStatuses ?? [])
        {
            check.That(status > 0, nameof(options.OrderNotFoundStatuses), status.ToString(CultureInfo.InvariantCulture), "statuses above 0");
        }

        if (options.NotificationAddress is { } address)
        {
            check.That(address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttps || address.IsLoopback), nameof(options.NotificationAddress), "an address of another form", "null, or an absolute https address");
        }

        if (options.SignatureFields is { } fields)
        {
            Sent(check, nameof(fields.OpenSession), fields.OpenSession, SessionFields, "order_id");
            Sent(check, nameof(fields.CreateWithdrawal), fields.CreateWithdrawal, WithdrawalFields, "order_id");
            Sent(check, nameof(fields.ManageWithdrawal), fields.ManageWithdrawal, ManageFields, "withdrawal_request_id");
            Sent(check, nameof(fields.FindOrder), fields.FindOrder, OrderFields, "order_id");
            Sent(check, nameof(fields.FindTransaction), fields.FindTransaction, TransactionFields, "tid");
            Names(check, nameof(fields.Answer), fields.Answer);
            check.That(fields.Answer is not { Count: > 0 } || fields.Answer.Contains("status", StringComparer.Ordinal), "SignatureFields.Answer", "a list without 'status'", "empty, or a list with 'status'");
        }

        return check;
    }

    /// <summary>The part that verifying notifications needs.</summary>
    internal static OptionsCheck CheckWebhook(PraxisOptions options, string owner)
    {
        OptionsCheck check = new OptionsCheck(owner)
            .Required(nameof(options.MerchantId), options.MerchantId, "the merchant id")
            .Required(nameof(options.ApplicationKey), options.ApplicationKey, "the application key")
            .Required(nameof(options.SignatureFields), options.SignatureFields, "a PraxisSignatureFields object")
            .Range(nameof(options.MaxWebhookBytes), options.MaxWebhookBytes, 1024, 64 * 1024 * 1024);
        check.That(IsWord(options.MerchantId, 50, required: false), nameof(options.MerchantId), Quote(options.MerchantId), "at most 50 printable ASCII characters");
        check.That(IsWord(options.ApplicationKey, 32, required: false), nameof(options.ApplicationKey), Quote(options.ApplicationKey), "at most 32 printable ASCII characters");
        check.That(IsWord(options.Version, 3, required: true), nameof(options.Version), Quote(options.Version), "1 to 3 printable ASCII characters, for example '1.3'");
        check.That(options.MerchantSecrets is { Count: > 0 }, nameof(options.MerchantSecrets), "empty", "at least one Secret, the one that signs first");
        for (int i = 0; i < options.MerchantSecrets?.Count; i++)
        {
            check.Required(string.Create(CultureInfo.InvariantCulture, $"{nameof(options.MerchantSecrets)}[{i}]"), options.MerchantSecrets[i], "a Secret");
        }

        check.That(
            options.AnswerSignatureHeaders is { Count: > 0 } headers && headers.All(static header => header is { Length: > 0 and <= MaxName } && header.All(static c => char.IsAsciiLetterOrDigit(c) || c == '-')),
            nameof(options.AnswerSignatureHeaders), "empty or with a name of another form", "at least one header name of letters, digits and hyphens");
        if (options.SignatureFields is { } fields)
        {
            Names(check, nameof(fields.Notification), fields.Notification);
            check.That(Has(fields.Notification, "timestamp"), "SignatureFields.Notification", "a list without 'timestamp'", "a list with 'timestamp'");
            check.That(
                Has(fields.Notification, "session.order_id", "order_id", "transaction.tid", "tid", "trace_id"),
                "SignatureFields.Notification", "a list without the order and the transaction", "a list that names the order or the transaction");
            Sent(check, nameof(fields.NotificationAnswer), fields.NotificationAnswer, AnswerFields, "status");
        }

        return check;
    }

    private static bool Has(IList<string>? names, params string[] any) => names is not null && any.Any(name => names.Contains(name, StringComparer.Ordinal));

    private static void Sent(OptionsCheck check, string list, IList<string>? names, string[] sent, string needed)
    {
        Names(check, list, names);
        string option = "SignatureFields." + list;
        check.That(Has(names, needed), option, $"a list without '{needed}'", $"a list with '{needed}'");
        foreach (string? name in names ?? [])
        {
            check.That(name is null || sent.Contains(name, StringComparer.Ordinal), option, "a list with " + Quote(name), "names of fields that are sent: " + string.Join(", ", sent));
        }
    }

    private static void Names(OptionsCheck check, string list, IList<string>? names)
    {
        string option = "SignatureFields." + list;
        check.Required(option, names, "a list of field names");
        check.That(names is not { Count: > MaxFields }, option, "a list of more than 64 names", "at most 64 names");
        check.That(names is null || names.Distinct(StringComparer.Ordinal).Count() == names.Count, option, "a list with one name twice", "each name once");
        check.That(
            names?.All(static name => name is { Length: > 0 and <= MaxName } && name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-')) ?? true,
            option, "a list with a name of another form", "names of letters, digits, underscores and points");
    }

    private static bool IsWord(string? value, int longest, bool required) =>
        string.IsNullOrEmpty(value) ? !required : value.Length <= longest && value.All(static c => c is >= '!' and <= '~');

    private static string Quote(string? value) => $"'{(value is { Length: > 64 } ? string.Concat(value.AsSpan(0, 64), "...") : value)}'";
}
