using System.Text;
using Broker.Testing.Salesforce.Data;
using Broker.Testing.Salesforce.Wire;

namespace Broker.Testing.Salesforce.Bulk;

/// <summary>The result files of an ingest job; their rows are not in the order of the upload.</summary>
internal static class IngestResults
{
    // Longer files are written row by row.
    private const int LongestHeld = 20_000;
    private const int FewRows = 100;
    private const int BufferSize = 64 * 1024;

    public static SalesforceAnswer Successful(IngestJob job) => Answer(job, ["sf__Id", "sf__Created"], static r => r.Written, static (job, r) =>
        [OrgIds.Make(job.Type.Prefix, r.Number), r.Kind == BulkRow.Created ? "true" : "false"]);

    public static SalesforceAnswer Failed(IngestJob job) => Answer(job, ["sf__Id", "sf__Error"], static r => r.Failed, static (job, r) =>
        [r.Number == 0 ? "" : OrgIds.Make(job.Type.Prefix, r.Number), job.ErrorOf(r)]);

    public static SalesforceAnswer Unprocessed(IngestJob job) => Answer(job, [], static r => r.Kind == 0, static (_, _) => []);

    private static SalesforceAnswer Answer(IngestJob job, string[] columns, Func<BulkRow, bool> belongs, Func<IngestJob, BulkRow, string[]> cells)
    {
        Task Write(Stream to, CancellationToken cancellationToken) => WriteAsync(job, columns, belongs, cells, to, cancellationToken);
        if (job.RowCount > LongestHeld)
        {
            return new SalesforceAnswer { Status = 200, ContentType = "text/csv", Writer = Write };
        }

        using var held = new MemoryStream();
        var done = Write(held, CancellationToken.None);
        return done.IsCompletedSuccessfully
            ? new SalesforceAnswer { Status = 200, ContentType = "text/csv", Raw = held.ToArray() }
            : throw new InvalidOperationException("A write to memory did not end at once.");
    }

    private static async Task WriteAsync(
        IngestJob job, string[] columns, Func<BulkRow, bool> belongs, Func<IngestJob, BulkRow, string[]> cells, Stream to, CancellationToken cancellationToken)
    {
        var outcomes = job.Outcomes;
        var buffer = new MemoryStream(BufferSize);
        Line(buffer, job, columns, job.Data?.Header ?? []);
        var (count, step) = (outcomes.Length, Step(outcomes.Length));
        for (long i = 0; i < count; i++)
        {
            var row = (int)(count - 1 - (i * step % count));
            if (!belongs(outcomes[row]))
            {
                continue;
            }

            Line(buffer, job, cells(job, outcomes[row]), job.Data!.Rows[row].Span);
            if (buffer.Length >= BufferSize)
            {
                await to.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), cancellationToken).ConfigureAwait(false);
                buffer.SetLength(0);
            }
        }

        await to.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), cancellationToken).ConfigureAwait(false);
    }

    private static void Line(MemoryStream buffer, IngestJob job, string[] cells, ReadOnlySpan<byte> rest)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            buffer.Write(Encoding.UTF8.GetBytes(CsvDialect.Quote(cells[i])));
            if (i < cells.Length - 1 || !rest.IsEmpty)
            {
                buffer.WriteByte((byte)job.Dialect.Delimiter);
            }
        }

        buffer.Write(rest);
        buffer.Write(Encoding.ASCII.GetBytes(job.Dialect.NewLine));
    }

    // Few rows come in reverse. Of many, a step without a common divisor meets every one once.
    private static long Step(int count)
    {
        if (count < FewRows)
        {
            return 1;
        }

        foreach (var step in new[] { 7919L, 104_729L, 15_485_863L })
        {
            if (count % step != 0)
            {
                return step;
            }
        }

        return 1;
    }
}
