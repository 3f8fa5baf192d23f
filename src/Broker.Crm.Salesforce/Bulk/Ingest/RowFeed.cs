using System.Text;
using Broker.Crm.Salesforce.Bulk.Csv;

namespace Broker.Crm.Salesforce.Bulk.Ingest;

/// <summary>Gives the rows of an input as CSV, one at a time.</summary>
internal abstract class RowFeed : IAsyncDisposable
{
    /// <summary>The columns.</summary>
    internal abstract IReadOnlyList<string> Columns { get; }

    /// <summary>Writes the next row; false at the end.</summary>
    internal abstract ValueTask<bool> TryWriteNextAsync(BulkCsvWriter writer, CancellationToken cancellationToken);

    /// <summary>The key of the row that was written last.</summary>
    internal abstract ReadOnlySpan<byte> Key(BulkCsvWriter writer);

    public abstract ValueTask DisposeAsync();

    /// <summary>Characters as Salesforce counts them, looked at only where the bytes leave room for doubt.</summary>
    internal static void CheckSize(ReadOnlySpan<byte> bytes, int limit, string what, long row)
    {
        if (bytes.Length > limit && Encoding.UTF8.GetCharCount(bytes) is var count && count > limit)
        {
            throw new ArgumentException(FormattableString.Invariant($"{what} of row {row} has {count} characters; Salesforce takes {limit}."));
        }
    }
}
