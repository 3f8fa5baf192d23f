using System.Globalization;
using Broker.Core.Errors;
using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.Crm.Salesforce.Bulk.Csv;

namespace Broker.Crm.Salesforce.Bulk.Pages;

/// <summary>
/// Reads a page from the connection. When it breaks off, ends too early or is cut inside of a row, it is asked for again (a locator is good as long as its job), and the rows
/// that were given are passed over.
/// </summary>
internal sealed class PageReader(
    Func<CancellationToken, ValueTask<ApiResult<ApiDownload>>> open, BulkJobHandle position, BulkReadOptions options, TimeProvider time) : RowCursor
{
    private readonly BulkCsvOptions csv = new() { Delimiter = position.Delimiter, MaxFieldBytes = options.MaxFieldBytes };
    private ApiDownload? download;
    private BulkCsvReader? reader;
    private BulkCsvHeader? header;
    private BulkCsvHeader? pinned;
    private BrokerApiException? fault;
    private long? expected;
    private long at;
    private long given;
    private long givenAtFailure = -1;
    private int failures;
    private TimeSpan delay = options.RetryDelay;

    internal override BulkCsvHeader? Header => header;

    internal override BulkCsvRow Row => reader!.Row;

    internal override ReadOnlySpan<byte> RawRow => reader!.RawRow;

    internal override ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (reader is not null && at == given)
        {
            try
            {
                if (reader.TryRead())
                {
                    given = ++at;
                    return new ValueTask<bool>(true);
                }
            }
            catch (BulkCsvException exception)
            {
                fault = exception;
            }
        }

        return ReadSlowlyAsync(cancellationToken);
    }

    public override async ValueTask DisposeAsync() => await CloseAsync().ConfigureAwait(false);

    private async ValueTask<bool> ReadSlowlyAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            ApiError error;
            try
            {
                if (fault is { } earlier)
                {
                    fault = null;
                    throw earlier;
                }

                if (reader is null && await OpenAsync(cancellationToken).ConfigureAwait(false) is { } refusal)
                {
                    throw refusal.ToException();
                }

                while (await reader!.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    if (++at > given)
                    {
                        given = at;
                        pinned ??= header; // a header alone may be one that was cut
                        return true;
                    }
                }

                if (at >= given && !(at < expected))
                {
                    return false;
                }

                error = BulkJobException.Told("GetBulkResults", ErrorKind.Protocol, Outcome.Refused, "A page of results ends before all of its rows were sent.") with { IsTransient = true };
            }
            catch (BrokerApiException exception)
            {
                // A page that is cut where no fault shows reads as broken CSV.
                error = exception is BulkCsvException && at < (expected ?? 0) ? exception.Error with { IsTransient = true } : exception.Error;
            }

            await CloseAsync().ConfigureAwait(false);
            await PauseAsync(error, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask PauseAsync(ApiError error, CancellationToken cancellationToken)
    {
        if (given > givenAtFailure)
        {
            failures = 0;
            delay = options.RetryDelay;
        }

        givenAtFailure = given;
        if (!error.IsTransient || failures++ >= options.PageRetries)
        {
            throw new BulkJobException(error, position, report: null);
        }

        await Task.Delay(delay, time, cancellationToken).ConfigureAwait(false);
        delay *= 2;
    }

    private async ValueTask<ApiError?> OpenAsync(CancellationToken cancellationToken)
    {
        ApiResult<ApiDownload> opened = await open(cancellationToken).ConfigureAwait(false);
        if (!opened.TryGet(out download, out ApiError? error))
        {
            return error;
        }

        at = 0;
        expected = long.TryParse(download.Header("Sforce-NumberOfRecords"), NumberStyles.None, CultureInfo.InvariantCulture, out long count) ? count : null;
        Next = download.Header("Sforce-Locator") is { Length: > 0 } locator ? locator : BulkJobHandle.EndLocator;
        reader = new BulkCsvReader(download.Body, csv);
        header = await reader.ReadHeaderAsync(cancellationToken).ConfigureAwait(false);
        return pinned is null || header is null || header.Names.SequenceEqual(pinned.Names)
            ? null
            : BulkJobException.Told("GetBulkResults", ErrorKind.Protocol, Outcome.Refused, "The same page came with other columns when it was read again.") with { IsTransient = true };
    }

    private async ValueTask CloseAsync()
    {
        reader?.Dispose();
        reader = null;
        if (download is { } opened)
        {
            download = null;
            await opened.DisposeAsync().ConfigureAwait(false);
        }
    }
}
