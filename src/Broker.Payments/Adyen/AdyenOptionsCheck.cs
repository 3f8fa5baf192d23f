using System.Buffers;
using System.Globalization;
using Broker.Core.Configuration;
using Broker.Core.Secrets;

namespace Broker.Payments.Adyen;

/// <summary>Checks <see cref="AdyenOptions"/>.</summary>
internal static class AdyenOptionsCheck
{
    private const int MaxPrefix = 49;
    private const int MinKeyDigits = 32;
    private const int MaxAccount = 80;
    private static readonly SearchValues<byte> HexDigits = SearchValues.Create("0123456789abcdefABCDEF"u8);

    internal static OptionsCheck Check(AdyenOptions options, string owner)
    {
        OptionsCheck check = CheckWebhook(options, owner)
            .Required(nameof(options.ApiKey), options.ApiKey, "a Secret with the API key")
            .Range(nameof(options.MaxReportBytes), options.MaxReportBytes, 1024, 1 << 30);
        bool needsPrefix = options.Environment == AdyenEnvironment.Live && options.BaseAddress is null;
        bool prefix = !needsPrefix || IsPrefix(options.LivePrefix);
        check.That(prefix, nameof(options.LivePrefix), Quote(options.LivePrefix) + " while Environment is Live", "1 to 49 letters, digits and inner hyphens, or a BaseAddress of your own");
        check.That(options.Environment == AdyenEnvironment.Live || string.IsNullOrEmpty(options.LivePrefix), nameof(options.LivePrefix), Quote(options.LivePrefix) + " while Environment is Test", "empty, or Environment = Live");
        KeyIsSendable(check, nameof(options.ApiKey), options.ApiKey);
        KeyIsSendable(check, nameof(options.TransfersApiKey), options.TransfersApiKey);
        KeyIsSendable(check, nameof(options.ReportApiKey), options.ReportApiKey);
        if (prefix)
        {
            check.Client(AdyenEndpointOptions.Of(options, options.CheckoutHost));
            AddressIsSafe(check, options, nameof(options.TransfersAddress), options.TransfersAddress);
            AddressIsSafe(check, options, nameof(options.DisputesAddress), options.DisputesAddress);
        }

        for (int i = 0; i < options.ReportHosts?.Count; i++)
        {
            check.That(
                Uri.CheckHostName(options.ReportHosts[i]) is UriHostNameType.Dns or UriHostNameType.IPv4,
                string.Create(CultureInfo.InvariantCulture, $"{nameof(options.ReportHosts)}[{i}]"), Quote(options.ReportHosts[i]), "a host name without scheme, port and path");
        }

        return check;
    }

    /// <summary>The part that verifying deliveries needs: it works without an API key.</summary>
    internal static OptionsCheck CheckWebhook(AdyenOptions options, string owner)
    {
        OptionsCheck check = new OptionsCheck(owner)
            .Required(nameof(options.MerchantAccount), options.MerchantAccount, "the name of the merchant account")
            .Range(nameof(options.MaxWebhookBytes), options.MaxWebhookBytes, 1024, 64 * 1024 * 1024)
            .Required(nameof(options.HmacKeys), options.HmacKeys, "a list of Secrets, empty for no webhooks");
        check.That(
            options.MerchantAccount is not { Length: > 0 } account || (account.Length <= MaxAccount && !account.Any(static c => char.IsControl(c) || c == ':')),
            nameof(options.MerchantAccount), Quote(options.MerchantAccount), "at most 80 characters without colon and control characters");
        for (int i = 0; i < options.HmacKeys?.Count; i++)
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"{nameof(options.HmacKeys)}[{i}]");
            check.Required(name, options.HmacKeys[i], "a Secret with hexadecimal digits");
            if (options.HmacKeys[i] is { } key)
            {
                check.That(IsHex(key.RevealUtf8()), name, "a text of another form", "an even number of at least 32 hexadecimal digits, as Adyen shows the key");
            }
        }

        return check;
    }

    internal static bool IsHex(ReadOnlySpan<byte> key) =>
        key.Length >= MinKeyDigits && key.Length % 2 == 0 && key.IndexOfAnyExcept(HexDigits) < 0;

    private static bool IsPrefix(string? prefix) =>
        prefix is { Length: > 0 and <= MaxPrefix } && prefix[0] != '-' && prefix[^1] != '-' && prefix.All(static c => char.IsAsciiLetterOrDigit(c) || c == '-');

    private static void KeyIsSendable(OptionsCheck check, string name, Secret? key) => check.That(
        key is null || key.RevealUtf8().IndexOfAnyExceptInRange((byte)'!', (byte)'~') < 0, name, "a key with spaces, line breaks or non-ASCII characters", "printable ASCII, as Adyen shows it");

    private static void AddressIsSafe(OptionsCheck check, AdyenOptions options, string name, Uri? address) => check.That(
        address is null || (address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttps || address.IsLoopback || options.AllowInsecureHttp)),
        name, "an address of another form", "null, or an absolute https address");

    private static string Quote(string? value) => $"'{(value is { Length: > 64 } ? string.Concat(value.AsSpan(0, 64), "...") : value)}'";
}
