using System.Buffers;
using System.Runtime.CompilerServices;
using Broker.Core.Errors;
using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.Crm.Salesforce.Wire;

namespace Broker.Crm.Salesforce.Query;

/// <summary>
/// Reads the rows of a query one by one out of a buffer that slides over the answers, so that what is held does not grow with the page: one buffer, as large as the
/// longest row. Not thread-safe.
/// </summary>
internal sealed class RowPump(SalesforceApi api, QueryRun run) : IAsyncDisposable
{
    private const int StartBuffer = 64 * 1024;
    private const int MaxRowBytes = 32 * 1024 * 1024;

    private byte[] buffer = [];
    private int start;
    private int end;
    private int pages;
    private bool isFinal;
    private string? next;
    private ApiDownload? page;
    private PageScan scan = new();

    /// <summary>The row, whole, until the next one is asked for.</summary>
    internal ReadOnlyMemory<byte> Row { get; private set; }

    /// <summary>Moves to the next row; false when there is none.</summary>
    /// <exception cref="BrokerApiException">A page cannot be had, or breaks off. What was read before is good.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    internal async ValueTask<bool> NextAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (page is null && !await OpenAsync(cancellationToken).ConfigureAwait(false))
            {
                return false;
            }

            if (TryRow(out int consumed))
            {
                if (IncompleteRows.MayBe(Row.Span))
                {
                    Row = await run.Children.CompleteAsync(Row, cancellationToken).ConfigureAwait(false);
                }

                return true;
            }

            if (isFinal)
            {
                await CloseAsync().ConfigureAwait(false);
            }
            else
            {
                await FillAsync(consumed == 0 ? 2 * (end - start) : 1, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (page is not null)
        {
            await page.DisposeAsync().ConfigureAwait(false);
        }

        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
            buffer = [];
        }

        Row = default;
    }

    private bool TryRow(out int consumed)
    {
        try
        {
            bool found = scan.TryRow(buffer.AsSpan(start, end - start), isFinal, out consumed, out Range range);
            Row = found ? buffer.AsMemory(start, end - start)[range] : default;
            start += consumed;
            return found;
        }
        catch (Exception exception) when (QueryFaults.IsUnreadable(exception))
        {
            throw QueryFaults.Unreadable(QueryOperations.Query, exception);
        }
    }

    private async ValueTask<bool> OpenAsync(CancellationToken cancellationToken)
    {
        if (pages > 0 && next is null)
        {
            return false;
        }

        if (++pages > run.MaxPages)
        {
            throw new InvalidOperationException($"The query did not end after {run.MaxPages} pages; raise MaxPages if it is really that long.");
        }

        ApiResult<ApiDownload> opened = await api.TryOpenAsync(run.CallOf(next), cancellationToken).ConfigureAwait(false);
        page = opened.TryGet(out ApiDownload? download, out ApiError? error) ? download : throw QueryFaults.ToException(error);
        scan = new PageScan();
        isFinal = false;
        (start, end) = (0, 0);
        if (buffer.Length == 0)
        {
            buffer = ArrayPool<byte>.Shared.Rent(StartBuffer);
        }

        await FillAsync(1, cancellationToken).ConfigureAwait(false);
        while (end < 3 && !isFinal)
        {
            await FillAsync(1, cancellationToken).ConfigureAwait(false);
        }

        if (buffer.AsSpan(0, end).StartsWith("\uFEFF"u8))
        {
            start = 3;
        }

        return true;
    }

    private async ValueTask CloseAsync()
    {
        string? previous = next;
        try
        {
            next = scan.Next();
        }
        catch (Exception exception) when (QueryFaults.IsUnreadable(exception))
        {
            throw QueryFaults.Unreadable(QueryOperations.Query, exception);
        }

        if (next is not null && string.Equals(next, previous, StringComparison.Ordinal))
        {
            throw QueryFaults.Unreadable(QueryOperations.Query, "The answer names itself as the next page; the query would never end.");
        }

        await page!.DisposeAsync().ConfigureAwait(false);
        page = null;
    }

    // A row that is not whole is only looked at again when twice as much has arrived: looking after each piece would take the square of the row's length.
    private async ValueTask FillAsync(int wanted, CancellationToken cancellationToken)
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
        }

        if (end == buffer.Length)
        {
            Grow();
        }

        do
        {
            int read = await page!.Body.ReadAsync(buffer.AsMemory(end), cancellationToken).ConfigureAwait(false);
            end += read;
            isFinal = read == 0;
        }
        while (!isFinal && end < wanted && end < buffer.Length);
    }

    private void Grow()
    {
        if (buffer.Length >= MaxRowBytes)
        {
            throw QueryFaults.Unreadable(QueryOperations.Query, FormattableString.Invariant($"A row is larger than {MaxRowBytes} bytes."));
        }

        byte[] larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.AsSpan(0, end).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        buffer = larger;
    }
}
