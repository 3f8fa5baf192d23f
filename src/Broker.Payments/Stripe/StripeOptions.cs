using Broker.Core.Configuration;
using Broker.Core.Secrets;

namespace Broker.Payments.Stripe;

/// <summary>What the Stripe client can be told. Read once when the client is made.</summary>
public sealed class StripeOptions : ApiClientOptions
{
    /// <summary>Options with Stripe's own address as the default of <see cref="ApiClientOptions.BaseAddress"/>.</summary>
    public StripeOptions() => BaseAddress = new Uri("https://api.stripe.com");

    /// <summary>The secret or restricted API key, <c>sk_...</c> or <c>rk_...</c>. Required.</summary>
    public Secret? ApiKey { get; set; }

    /// <summary>
    /// The signing secrets of the webhook endpoints, <c>whsec_...</c>; any one may match, so that a secret can be rolled. Default none: every delivery is refused.
    /// </summary>
    public IList<Secret> WebhookSecrets { get; set; } = [];

    /// <summary>How far the time of a signature may lie from ours, either way. Default 300 s; 1 s to 1 day.</summary>
    public TimeSpan WebhookTolerance { get; set; } = TimeSpan.FromSeconds(300);

    /// <summary>The largest delivery that is looked at, in bytes. Default 1 MiB; 1 KiB to 64 MiB.</summary>
    public int MaxWebhookBytes { get; set; } = 1024 * 1024;

    /// <summary>The <c>Stripe-Version</c> sent with every call. Default <see cref="StripeApiVersion.Default"/>; a date, or a date and a train.</summary>
    public string ApiVersion { get; set; } = StripeApiVersion.Default;

    /// <summary>
    /// Which environment events must come from. Default null: taken from the key (<c>sk_live_</c> live, <c>sk_test_</c> test), unchecked for keys that do not
    /// tell. Set it only for such keys.
    /// </summary>
    public bool? LiveMode { get; set; }

    /// <summary>The metadata key that carries our reference. Default <c>broker_client_id</c>; 1 to 40 characters without brackets.</summary>
    public string ReferenceKey { get; set; } = "broker_client_id";

    /// <summary>Hosts that reports may be downloaded from, over https only: the key goes there. Default <c>files.stripe.com</c>; host names without scheme, port and path.</summary>
    public IList<string> ReportHosts { get; set; } = ["files.stripe.com"];

    /// <summary>The largest report that is downloaded, in bytes. Default 256 MiB; 1 KiB to 1 GiB.</summary>
    public int MaxReportBytes { get; set; } = 256 * 1024 * 1024;

    /// <summary>What events must say about <c>livemode</c>; null when it cannot be told.</summary>
    internal bool? ExpectedLiveMode => LiveMode ?? LiveModeOfKey;

    internal bool? LiveModeOfKey
    {
        get
        {
            ReadOnlySpan<byte> key = ApiKey is null ? [] : ApiKey.RevealUtf8();
            return key.StartsWith("sk_live_"u8) || key.StartsWith("rk_live_"u8) ? true
                : key.StartsWith("sk_test_"u8) || key.StartsWith("rk_test_"u8) ? false
                : null;
        }
    }
}
