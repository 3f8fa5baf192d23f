using Broker.Core.Configuration;
using Broker.Core.Secrets;

namespace Broker.Payments.Praxis;

/// <summary>What the Praxis client can be told. Read once when the client is made.</summary>
/// <remarks>contracts/payments.md b2. <see cref="ApiClientOptions.BaseAddress"/> defaults to Praxis' own host of the environment; set it only for a proxy or a stub.</remarks>
public sealed class PraxisOptions : ApiClientOptions
{
    /// <summary>The merchant id. Goes into every request, and notifications of any other are refused. Required; at most 50 characters.</summary>
    public string MerchantId { get; set; } = string.Empty;

    /// <summary>The application key: the name of the website at Praxis, no secret. Required; at most 32 characters.</summary>
    public string ApplicationKey { get; set; } = string.Empty;

    /// <summary>The merchant secrets. The first signs our calls; any one may verify a notification, so that a secret can be rolled. Required: at least one.</summary>
    public IList<Secret> MerchantSecrets { get; set; } = [];

    /// <summary>Which environment is called. Default <see cref="PraxisEnvironment.Test"/>.</summary>
    public PraxisEnvironment Environment { get; set; }

    /// <summary>The version of the API that every request names. Default <c>1.3</c>; at most 3 characters.</summary>
    public string Version { get; set; } = "1.3";

    /// <summary>Which fields are signed. Default: those of version 1.3, unconfirmed.</summary>
    public PraxisSignatureFields SignatureFields { get; set; } = new();

    /// <summary>Where Praxis sends notifications. Default null: as set up at Praxis.</summary>
    public Uri? NotificationAddress { get; set; }

    /// <summary>The gateway that carries withdrawals out when they are approved. Default empty: the one set up at Praxis; at most 32 characters.</summary>
    public string WithdrawalGateway { get; set; } = string.Empty;

    /// <summary>
    /// The positive statuses that mean "no such order" when an order is looked up. Default 404, unconfirmed. While a missing order is told by a status that is not
    /// in this list, nothing is created: the look-up comes first.
    /// </summary>
    public IList<int> OrderNotFoundStatuses { get; set; } = [404];

    /// <summary>The headers that carry the signature of our answer to a notification. Default <c>Gt-Authentication, External-Request-Signature</c>: manuals differ.</summary>
    public IList<string> AnswerSignatureHeaders { get; set; } = ["Gt-Authentication", "External-Request-Signature"];

    /// <summary>The largest notification that is looked at, in bytes. Default 1 MiB; 1 KiB to 64 MiB.</summary>
    public int MaxWebhookBytes { get; set; } = 1024 * 1024;

    internal Uri Host => BaseAddress ?? new Uri(Environment == PraxisEnvironment.Live ? "https://gw.praxisgate.com" : "https://pci-gw-test.praxispay.com");
}
