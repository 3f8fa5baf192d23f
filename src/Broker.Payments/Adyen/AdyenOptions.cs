using Broker.Core.Configuration;
using Broker.Core.Secrets;

namespace Broker.Payments.Adyen;

/// <summary>What the Adyen client can be told. Read once when the client is made.</summary>
/// <remarks>Hosts: contracts/payments.md b. <see cref="ApiClientOptions.BaseAddress"/> is the Checkout service; set it only for a proxy or a stub.</remarks>
public sealed class AdyenOptions : ApiClientOptions
{
    /// <summary>The API key. Required.</summary>
    public Secret? ApiKey { get; set; }

    /// <summary>The merchant account; goes into every request, and events of any other are refused. Required.</summary>
    public string MerchantAccount { get; set; } = string.Empty;

    /// <summary>Which environment is called. Default <see cref="AdyenEnvironment.Test"/>.</summary>
    public AdyenEnvironment Environment { get; set; }

    /// <summary>
    /// The prefix of the live hosts, for example <c>1797a841fbb37ca7-ExampleCompany</c>. Required for live, unless the base address is set. Default empty; 1 to 49
    /// letters, digits and hyphens.
    /// </summary>
    public string LivePrefix { get; set; } = string.Empty;

    /// <summary>How the merchant account captures. Default <see cref="AdyenCaptureMode.Manual"/>: an authorisation alone never counts as money.</summary>
    public AdyenCaptureMode CaptureMode { get; set; }

    /// <summary>The address of the transfers service. Default null: Adyen's own of the environment.</summary>
    public Uri? TransfersAddress { get; set; }

    /// <summary>The address of the disputes service. Default null: Adyen's own of the environment.</summary>
    public Uri? DisputesAddress { get; set; }

    /// <summary>The API key of the balance platform, which pays clients out. Default null: <see cref="ApiKey"/>.</summary>
    public Secret? TransfersApiKey { get; set; }

    /// <summary>The balance account withdrawals are paid from. Default empty: withdrawals are refused as not supported.</summary>
    public string BalanceAccount { get; set; } = string.Empty;

    /// <summary>The API key or report user's key for downloads. Default null: <see cref="ApiKey"/>.</summary>
    public Secret? ReportApiKey { get; set; }

    /// <summary>
    /// The hosts reports are downloaded from; the address of a report is not signed, so no other is followed. Default <c>ca-test.adyen.com</c> or
    /// <c>ca-live.adyen.com</c> and <c>balanceplatform-test.adyen.com</c> or <c>balanceplatform-live.adyen.com</c>, by environment, when empty.
    /// </summary>
    public IList<string> ReportHosts { get; set; } = [];

    /// <summary>The largest report that is downloaded, in bytes. Default 256 MiB; 1 KiB to 1 GiB.</summary>
    public int MaxReportBytes { get; set; } = 256 * 1024 * 1024;

    /// <summary>
    /// The HMAC keys of the webhooks, in hexadecimal as Adyen shows them; any one may match, so that a key can be rolled. Default none: every delivery is refused.
    /// </summary>
    public IList<Secret> HmacKeys { get; set; } = [];

    /// <summary>The largest delivery that is looked at, in bytes. Default 1 MiB; 1 KiB to 64 MiB.</summary>
    public int MaxWebhookBytes { get; set; } = 1024 * 1024;

    private string Word => Environment == AdyenEnvironment.Live ? "live" : "test";

    internal Uri CheckoutHost => BaseAddress ?? new Uri(
        Environment == AdyenEnvironment.Live ? $"https://{LivePrefix}-checkout-live.adyenpayments.com/checkout/v72" : "https://checkout-test.adyen.com/v72");

    internal Uri TransfersHost => TransfersAddress ?? new Uri($"https://balanceplatform-api-{Word}.adyen.com/btl/v4");

    internal Uri DisputesHost => DisputesAddress ?? new Uri($"https://ca-{Word}.adyen.com/ca/services/DisputeService/v30");

    internal IReadOnlyList<string> AllowedReportHosts => ReportHosts is { Count: > 0 } ? [.. ReportHosts] : [$"ca-{Word}.adyen.com", $"balanceplatform-{Word}.adyen.com"];
}
