namespace Broker.Bench.Http.Models;

internal sealed class ChargeOutcome
{
    public string? AdviceCode { get; set; }

    public string? NetworkAdviceCode { get; set; }

    public string? NetworkDeclineCode { get; set; }

    public string? NetworkStatus { get; set; }

    public string? Reason { get; set; }

    public string? RiskLevel { get; set; }

    public long? RiskScore { get; set; }

    public string? SellerMessage { get; set; }

    public string? Type { get; set; }
}
