using System.Globalization;
using Broker.Core.Configuration;
using Broker.Core.Paging;

namespace Broker.Crm.Salesforce.Query;

/// <summary>How a query is read.</summary>
public sealed record SalesforceQueryOptions
{
    /// <summary>The smallest page that can be asked for.</summary>
    public const int MinBatchSize = 200;

    /// <summary>The largest page that can be asked for.</summary>
    public const int MaxBatchSize = 2_000;

    internal static SalesforceQueryOptions Default { get; } = new();

    /// <summary>
    /// Rows of a page, a hint that Salesforce may not follow; rows of child queries count. Default null: Salesforce decides, usually 2,000. 200 to 2,000
    /// (contracts/salesforce.md 3).
    /// </summary>
    public int? BatchSize { get; init; }

    /// <summary>Reads deleted and archived records too, as <see cref="ISalesforceQuery.QueryAllAsync(Soql, SalesforceQueryOptions?)"/> does. Default false.</summary>
    public bool IncludeDeleted { get; init; }

    /// <summary>After this many pages the reading fails instead of going on for ever. Default 100,000; 1 to 10,000,000.</summary>
    public int MaxPages { get; init; } = PagedSequence<string>.DefaultMaxPages;

    /// <summary>The value of the header <c>Sforce-Query-Options</c>; null when it is not sent.</summary>
    internal string? Header => BatchSize is { } size ? "batchSize=" + size.ToString(CultureInfo.InvariantCulture) : null;

    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    internal static SalesforceQueryOptions Checked(SalesforceQueryOptions? options)
    {
        if (options is null)
        {
            return Default;
        }

        OptionsCheck check = new OptionsCheck("Salesforce query")
            .Range(nameof(BatchSize), options.BatchSize ?? MinBatchSize, MinBatchSize, MaxBatchSize)
            .Range(nameof(MaxPages), options.MaxPages, 1, 10_000_000);
        return check.Problems.Count == 0 ? options : throw new ArgumentException(string.Join(' ', check.Problems), nameof(options));
    }
}
