using System.Globalization;
using Broker.Crm.Salesforce.Bulk;
using Broker.Crm.Salesforce.Bulk.Csv;

namespace Broker.Crm.Salesforce.Loader;

/// <summary>What a program does that must survive its own end: it stores the handle when it is told to, and looks for one when it starts.</summary>
internal sealed class LoaderWork(ISalesforceBulk bulk, string folder, int stopBehind)
{
    private readonly string handleFile = Path.Combine(folder, "handle");
    private readonly string rowFile = Path.Combine(folder, "rows");
    private readonly Stream output = Console.OpenStandardOutput();
    private readonly BulkWaitOptions wait = new() { FirstDelay = TimeSpan.FromMilliseconds(5), MaxDelay = TimeSpan.FromMilliseconds(20) };
    private int told;

    internal async Task LoadAsync()
    {
        if (File.Exists(handleFile))
        {
            Say("resumes");
            BulkJobHandle handle = BulkJobHandle.Parse(await File.ReadAllTextAsync(handleFile));
            BulkLoadReport rest = await bulk.ResumeAsync(handle, new BulkResume { Wait = wait, OnOutcome = TellAsync });
            Say(Sum(rest));
            if (!rest.MustStartOver)
            {
                return;
            }

            File.Delete(handleFile);
        }

        await using FileStream csv = File.OpenRead(Path.Combine(folder, "input.csv"));
        BulkLoadReport report = await bulk.LoadCsvAsync(
            new BulkLoad
            {
                ObjectType = "Deal__c", Operation = BulkOperation.Upsert, ExternalIdField = "Key__c", MemorySpoolBytes = 0, SpoolDirectory = Path.Combine(folder, "spool"), Wait = wait,
                OnOutcome = TellAsync,
                SaveHandle = SaveAsync,
            },
            csv);
        Say(Sum(report));
    }

    internal async Task ReadAsync()
    {
        BulkJobHandle handle;
        if (File.Exists(handleFile))
        {
            Say("resumes");
            handle = BulkJobHandle.Parse(await File.ReadAllTextAsync(handleFile));
        }
        else
        {
            handle = await bulk.StartQueryAsync(new BulkQuery { Soql = "SELECT Key__c, Note__c FROM Deal__c" });
            await SaveAsync(handle, default);
        }

        // Rows behind the stored position come again.
        string[] kept = File.Exists(rowFile) ? [.. File.ReadLines(rowFile).Take((int)handle.RowsBefore)] : [];
        await File.WriteAllLinesAsync(rowFile, kept);
        await using var rows = new StreamWriter(rowFile, append: true);
        var options = new BulkReadOptions
        {
            Wait = wait,
            SavePosition = async (position, cancellationToken) =>
            {
                await rows.FlushAsync(cancellationToken); // first the rows, then the place behind them
                await SaveAsync(position, cancellationToken);
            },
        };
        await foreach (string row in bulk.ReadRowsAsync(handle, static header => Reader(header["Key__c"], header["Note__c"]), options))
        {
            await rows.WriteLineAsync(row);
            await CountAsync();
        }

        Say("done");
    }

    private static BulkRowReader<string> Reader(int key, int note) => row => $"{row.Text(key)}\t{row.Text(note)}";

    private static string Sum(BulkLoadReport report) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(report.MustStartOver ? "again" : "done")} created {report.Created} updated {report.Updated} failed {report.Failed} unprocessed {report.Unprocessed} unknown {report.Unknown} unmatched {report.Unmatched}");

    private async ValueTask TellAsync(BulkRowOutcome outcome, CancellationToken cancellationToken)
    {
        Say($"{outcome.Status} {outcome.Key} {outcome.Code}");
        await CountAsync();
    }

    private async Task CountAsync()
    {
        if (++told == stopBehind)
        {
            Say("stands");
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System);
        }
    }

    private async ValueTask SaveAsync(BulkJobHandle handle, CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(handleFile + ".new", handle.ToString(), cancellationToken);
        File.Move(handleFile + ".new", handleFile, overwrite: true);
        Say($"saved {handle.Phase}");
    }

    private void Say(string line) => output.Write(System.Text.Encoding.UTF8.GetBytes(line + "\n"));
}
