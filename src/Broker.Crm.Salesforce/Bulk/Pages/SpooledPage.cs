using Broker.Crm.Salesforce.Bulk.Csv;
using Broker.Crm.Salesforce.Bulk.Spool;

namespace Broker.Crm.Salesforce.Bulk.Pages;

/// <summary>A page that was fetched ahead into a temporary file.</summary>
internal sealed class SpooledPage : RowCursor
{
    private const int BlockBytes = 48 * 1024;
    private readonly RowSpool spool;
    private readonly Stream source;
    private readonly BulkCsvReader reader;
    private bool started;

    private SpooledPage(RowSpool spool, BulkCsvOptions options)
    {
        this.spool = spool;
        source = spool.OpenRead();
        reader = new BulkCsvReader(source, options);
    }

    internal override BulkCsvHeader? Header => reader.Header;

    internal override BulkCsvRow Row => reader.Row;

    internal override ReadOnlySpan<byte> RawRow => reader.RawRow;

    /// <summary>Fetches a page to its end.</summary>
    internal static async Task<SpooledPage> FetchAsync(PageReader page, BulkJobHandle job, BulkReadOptions options, CancellationToken cancellationToken)
    {
        const int MemoryBytes = 256 * 1024;
        var target = new RowSpool(MemoryBytes, options.SpoolDirectory);
        try
        {
            using var writer = new BulkCsvWriter(job.Delimiter);
            bool headed = false;
            bool more = true;
            while (more)
            {
                more = await page.ReadAsync(cancellationToken).ConfigureAwait(false);
                if (!headed && page.Header is { } header)
                {
                    headed = true;
                    WriteHeader(writer, header);
                }

                if (more)
                {
                    writer.WriteRow(page.RawRow);
                }

                if (!more || writer.Written.Length > BlockBytes)
                {
                    await target.AppendAsync(writer.Written, cancellationToken).ConfigureAwait(false);
                    writer.Clear();
                }
            }

            await target.SealAsync(cancellationToken).ConfigureAwait(false);
            return new SpooledPage(target, new BulkCsvOptions { Delimiter = job.Delimiter, MaxFieldBytes = options.MaxFieldBytes });
        }
        catch
        {
            await target.DisposeAsync().ConfigureAwait(false);
            throw;
        }
        finally
        {
            await page.DisposeAsync().ConfigureAwait(false);
        }
    }

    internal static void WriteHeader(BulkCsvWriter writer, BulkCsvHeader header)
    {
        foreach (string name in header.Names)
        {
            writer.WriteUtf8(System.Text.Encoding.UTF8.GetBytes(name));
        }

        writer.EndRow();
    }

    internal override async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (!started)
        {
            started = true;
            await reader.ReadHeaderAsync(cancellationToken).ConfigureAwait(false);
        }

        return await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
    }

    public override async ValueTask DisposeAsync()
    {
        reader.Dispose();
        await source.DisposeAsync().ConfigureAwait(false);
        await spool.DisposeAsync().ConfigureAwait(false);
    }
}
