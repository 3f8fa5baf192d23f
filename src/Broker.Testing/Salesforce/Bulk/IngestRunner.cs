using Broker.Testing.Salesforce.Data;
using Broker.Testing.Salesforce.Rows;

namespace Broker.Testing.Salesforce.Bulk;

/// <summary>Works on an ingest job, a share of its rows each time it is asked for.</summary>
internal sealed class IngestRunner(Org org, RowWriter writer)
{
    // What one question may take, so that a job of a million rows keeps nobody waiting.
    private const int MostRowsAtOnce = 100_000;

    public void Advance(IngestJob job)
    {
        job.State = "InProgress";
        job.Modified = org.Clock.GetUtcNow();
        var error = job.Data?.Error;
        BulkColumns? columns = null;
        if (error is null)
        {
            (columns, error) = BulkColumns.Read(org, job);
        }

        if (error is not null)
        {
            Fail(job, error);
            return;
        }

        var left = job.RowCount - job.Processed;
        var last = job.PollsLeft == 0 && left <= MostRowsAtOnce;
        var share = Math.Min(MostRowsAtOnce, left / (job.PollsLeft + 1));
        for (var end = job.Processed + share; job.Processed < end; job.Processed++)
        {
            if (job.Doom is var (rows, message) && job.Processed >= rows)
            {
                Fail(job, message);
                return;
            }

            if (columns!.Row(job.Processed) is not { } input)
            {
                Fail(job, $"ClientInputError : Failed to parse CSV: row {job.Processed + 1} has another number of cells than the header");
                return;
            }

            Write(job, columns, input, job.Processed);
        }

        if (!last)
        {
            job.PollsLeft = Math.Max(0, job.PollsLeft - 1);
        }
        else if (job.Doom is var (_, message))
        {
            Fail(job, message);
        }
        else
        {
            job.State = "JobComplete";
        }
    }

    private static void Fail(IngestJob job, string error) => (job.State, job.ErrorMessage) = ("Failed", error);

    private void Write(IngestJob job, BulkColumns columns, RowInput input, int row)
    {
        var outcome = job.Operation switch
        {
            "insert" when columns.Id.Length > 0 => SaveOutcome.Refused("INVALID_FIELD_FOR_INSERT_UPDATE", "cannot specify Id in an insert call", "Id"),
            "insert" => writer.Insert(job.Type, input, row + 1),
            "update" => writer.Update(job.Type, columns.Id, input, row + 1),
            "delete" or "hardDelete" => writer.Delete(job.Type, columns.Id, row + 1),
            _ when job.Key!.System == SystemValue.Id => columns.Id.Length == 0 ? writer.Insert(job.Type, input, row + 1) : writer.Update(job.Type, columns.Id, input, row + 1),
            _ when columns.Key.Length == 0 => SaveOutcome.Refused("MISSING_ARGUMENT", $"{job.Key.Name} not specified"),
            _ => writer.Upsert(job.Type, job.Key, columns.Key, input, rowNumber: row + 1),
        };
        if (outcome.Success)
        {
            job.Succeed(row, outcome.Id!, outcome.Created);
        }
        else
        {
            var known = OrgIds.Normalize(columns.Id) is { } id && job.Operation != "insert" ? OrgIds.Split(id).Number : 0;
            job.Fail(row, outcome.Errors![0].ToCell(), known);
        }
    }
}
