namespace Broker.Bench.Http.Models;

internal sealed class AccountSummary
{
    public decimal Balance { get; set; }

    public decimal Credit { get; set; }

    public decimal Profit { get; set; }

    public decimal Equity { get; set; }

    public decimal Margin { get; set; }

    public decimal FreeMargin { get; set; }

    public decimal MarginLevel { get; set; }

    public decimal Leverage { get; set; }

    public string? Currency { get; set; }

    public string? Method { get; set; }

    public string? Type { get; set; }

    public bool IsInvestor { get; set; }

    public bool? Synced { get; set; }
}
