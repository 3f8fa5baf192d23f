using System.Globalization;
using Broker.Core.Configuration;

namespace Broker.Payments.Stripe;

/// <summary>Checks <see cref="StripeOptions"/>.</summary>
internal static class StripeOptionsCheck
{
    private const int MaxMetadataKey = 40;

    internal static OptionsCheck Check(StripeOptions options, string owner)
    {
        OptionsCheck check = CheckWebhook(options, owner)
            .Client(options)
            .Required(nameof(options.ApiKey), options.ApiKey, "a Secret with a key such as sk_test_...")
            .Required(nameof(options.ApiVersion), options.ApiVersion, Allowed.Version)
            .Required(nameof(options.ReportHosts), options.ReportHosts, "a list of host names, empty for no downloads")
            .Range(nameof(options.MaxReportBytes), options.MaxReportBytes, 1024, 1 << 30);
        for (int i = 0; i < options.ReportHosts?.Count; i++)
        {
            check.That(
                Uri.CheckHostName(options.ReportHosts[i]) is UriHostNameType.Dns or UriHostNameType.IPv4,
                string.Create(CultureInfo.InvariantCulture, $"{nameof(options.ReportHosts)}[{i}]"), Quote(options.ReportHosts[i] ?? string.Empty), "a host name without scheme, port and path");
        }

        if (options.ApiKey is { } key)
        {
            check.That(key.RevealUtf8().IndexOfAnyExceptInRange((byte)'!', (byte)'~') < 0, nameof(options.ApiKey), "a key with spaces, line breaks or non-ASCII characters", "printable ASCII, as Stripe shows it");
            check.That(
                options.LiveMode is null || options.LiveModeOfKey is null || options.LiveMode == options.LiveModeOfKey,
                nameof(options.LiveMode),
                $"{Word(options.LiveMode)} while ApiKey is a {(options.LiveModeOfKey == true ? "live" : "test")} key",
                "null, or the environment of the key");
        }

        if (!string.IsNullOrEmpty(options.ApiVersion))
        {
            check.That(StripeApiVersion.IsWellFormed(options.ApiVersion), nameof(options.ApiVersion), Quote(options.ApiVersion), Allowed.Version);
        }

        return check;
    }

    /// <summary>The part that verifying deliveries needs: it works without an API key.</summary>
    internal static OptionsCheck CheckWebhook(StripeOptions options, string owner)
    {
        OptionsCheck check = new OptionsCheck(owner)
            .Range(nameof(options.WebhookTolerance), options.WebhookTolerance, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1))
            .Range(nameof(options.MaxWebhookBytes), options.MaxWebhookBytes, 1024, 64 * 1024 * 1024)
            .Required(nameof(options.WebhookSecrets), options.WebhookSecrets, "a list of Secrets, empty for no webhooks")
            .Required(nameof(options.ReferenceKey), options.ReferenceKey, Allowed.ReferenceKey);
        for (int i = 0; i < options.WebhookSecrets?.Count; i++)
        {
            check.Required(string.Create(CultureInfo.InvariantCulture, $"{nameof(options.WebhookSecrets)}[{i}]"), options.WebhookSecrets[i], "a Secret such as whsec_...");
        }

        if (options.ReferenceKey is { Length: > 0 } reference)
        {
            check.That(reference.Length <= MaxMetadataKey && reference.AsSpan().IndexOfAny('[', ']') < 0, nameof(options.ReferenceKey), Quote(reference), Allowed.ReferenceKey);
        }

        return check;
    }

    private static string Quote(string value) => $"'{(value.Length > 64 ? string.Concat(value.AsSpan(0, 64), "...") : value)}'";

    private static string Word(bool? value) => value switch { true => "true", false => "false", null => "null" };

    private static class Allowed
    {
        internal const string Version = "a Stripe version such as " + StripeApiVersion.Default;
        internal const string ReferenceKey = "1 to 40 characters without brackets";
    }
}
