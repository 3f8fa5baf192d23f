namespace Broker.Payments.Reconciliation.Writing;

/// <summary>How a report for people is written.</summary>
public sealed class ReconciliationMarkdownOptions
{
    /// <summary>The heading. Default <c>Reconciliation</c>.</summary>
    public string Title { get; set; } = "Reconciliation";

    /// <summary>How many exceptions are listed, most urgent first; the rest is counted and stands in the CSV. Default 500; 0 to 100,000.</summary>
    public int MaxExceptions { get; set; } = 500;
}
