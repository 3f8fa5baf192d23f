namespace Broker.Bench.Http.Models;

internal sealed class CardDetails
{
    public long? AmountAuthorized { get; set; }

    public string? AuthorizationCode { get; set; }

    public string? Brand { get; set; }

    public CardChecks? Checks { get; set; }

    public string? Country { get; set; }

    public long? ExpMonth { get; set; }

    public long? ExpYear { get; set; }

    public string? Fingerprint { get; set; }

    public string? Funding { get; set; }

    public string? Installments { get; set; }

    public string? Last4 { get; set; }

    public string? Mandate { get; set; }

    public string? Network { get; set; }

    public string? NetworkTransactionId { get; set; }

    public string? RegulatedStatus { get; set; }

    public string? ThreeDSecure { get; set; }

    public string? Wallet { get; set; }
}
