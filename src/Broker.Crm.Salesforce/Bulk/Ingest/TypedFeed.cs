using Broker.Crm.Salesforce.Bulk.Csv;

namespace Broker.Crm.Salesforce.Bulk.Ingest;

/// <summary>Rows of a class or untyped.</summary>
internal sealed class TypedFeed<T>(IAsyncEnumerable<T> rows, BulkColumns<T> columns, CancellationToken cancellationToken) : RowFeed
{
    private readonly IAsyncEnumerator<T> source = rows.GetAsyncEnumerator(cancellationToken);
    private long number;

    internal override IReadOnlyList<string> Columns => columns.Names;

    internal override async ValueTask<bool> TryWriteNextAsync(BulkCsvWriter writer, CancellationToken cancellationToken)
    {
        if (!await source.MoveNextAsync().ConfigureAwait(false))
        {
            return false;
        }

        number++;
        try
        {
            columns.Write(writer, source.Current);
        }
        catch (ArgumentException exception)
        {
            throw new ArgumentException(FormattableString.Invariant($"Row {number} cannot be written: {exception.Message}"), exception);
        }

        if (writer.Cells != columns.Names.Count)
        {
            throw new ArgumentException(FormattableString.Invariant($"Row {number} was written with {writer.Cells} cells for {columns.Names.Count} columns."));
        }

        if (writer.RowCharacters > BulkLimits.MaxRowCharacters)
        {
            throw new ArgumentException(FormattableString.Invariant($"Row {number} has {writer.RowCharacters} characters; Salesforce takes {BulkLimits.MaxRowCharacters}."));
        }

        writer.EndRow();
        return true;
    }

    internal override ReadOnlySpan<byte> Key(BulkCsvWriter writer) => RowKey.Bare(writer.Key);

    public override ValueTask DisposeAsync() => source.DisposeAsync();
}
