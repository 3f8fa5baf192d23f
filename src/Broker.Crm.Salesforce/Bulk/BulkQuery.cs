using System.Globalization;
using Broker.Core.Configuration;
using Broker.Crm.Salesforce.Bulk.Csv;

namespace Broker.Crm.Salesforce.Bulk;

/// <summary>
/// A query for a job. Build its text with <see cref="Query.Soql"/> when it holds values. Bulk knows no aggregates, no nested child queries, no <c>OFFSET</c> and no
/// <c>TYPEOF</c>; Salesforce refuses them (contracts/salesforce.md 7).
/// </summary>
public sealed class BulkQuery
{
    private const int MaxSoqlLength = 100_000;

    /// <summary>The SOQL. Required; at most 100,000 characters.</summary>
    public required string Soql { get; set; }

    /// <summary>Also deleted and archived records (<c>queryAll</c>). Default false.</summary>
    public bool IncludeDeleted { get; set; }

    /// <summary>The separator of the results. Default <see cref="BulkDelimiter.Comma"/>.</summary>
    public BulkDelimiter Delimiter { get; set; }

    internal BulkQuery Checked()
    {
        new OptionsCheck("Salesforce Bulk query")
            .That(!string.IsNullOrWhiteSpace(Soql), nameof(Soql), "missing", "a SELECT statement")
            .That(!(Soql?.Length > MaxSoqlLength), nameof(Soql), "a longer text", "at most 100,000 characters")
            .That(Enum.IsDefined(Delimiter), nameof(Delimiter), ((int)Delimiter).ToString(CultureInfo.InvariantCulture), "one of BulkDelimiter")
            .ThrowIfAny(typeof(BulkQuery));
        return this;
    }
}
