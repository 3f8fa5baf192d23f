using System.Text;
using Broker.Testing.Faults;
using Broker.Testing.Salesforce;

namespace Broker.Simulation.Tests.Salesforce;

/// <summary>A process that is killed in the middle of a load, and a second one that goes on with what the first one stored.</summary>
public sealed class BulkKillTests : BulkWorld
{
    private const int Count = 25_000; // so many that results are written while they are read
    private readonly string folder = Directory.CreateTempSubdirectory("bulk-kill-").FullName;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Directory.CreateDirectory(Path.Combine(folder, "spool"));
        var csv = new StringBuilder("Key__c,Note__c\n");
        for (int i = 0; i < Count; i++)
        {
            csv.Append(KeyOf(i)).Append(',').Append(CellOf(i)).Append('\n');
        }

        await File.WriteAllTextAsync(Path.Combine(folder, "input.csv"), csv.ToString());
        Org.FailRows("Deal__c", static row => Fails(NumberOf(row["Key__c"])), Code);
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData(FaultPhase.Before)] // nothing arrived
    [InlineData(FaultPhase.After)] // everything did, and nobody knows
    public async Task Killed_in_its_upload_the_job_is_dropped_unrun_and_the_rows_are_written_once(FaultPhase phase)
    {
        Org.Next("ingest/upload", Fault.Timeout(phase));
        using (LoaderProcess first = LoaderProcess.Start("load", Org.BaseAddress, folder))
        {
            await first.UntilAsync("saved Created");
            await UntilAsync(() => Org.Calls("ingest/upload") == 1);
            await first.KillAsync();
        }

        Assert.Empty(Directory.GetFiles(Path.Combine(folder, "spool"))); // a killed process leaves no rows behind
        using LoaderProcess second = LoaderProcess.Start("load", Org.BaseAddress, folder);
        Assert.Equal($"again created 0 updated 0 failed 0 unprocessed {Count} unknown 0 unmatched 0", await second.UntilAsync("again"));
        await second.ExitAsync();

        AssertEveryRowOnce(second.Lines);
        Assert.Equal((2, 1, 1), (Org.Calls("ingest/create"), Org.Calls("ingest/abort"), Org.Calls("ingest/close")));
        Assert.Equal(0, Org.Calls("ingest/unprocessed"));
    }

    [Fact]
    public async Task Killed_while_the_job_runs_the_same_job_is_finished_and_no_second_one_is_made()
    {
        Org.BulkPolls = 20;
        Org.Next("ingest/get", Fault.Late(TimeSpan.Zero) with { Count = 3 });
        Org.Next("ingest/get", Fault.Timeout(FaultPhase.Before) with { Count = -1 }); // the job stands still until the process is killed
        using (LoaderProcess first = LoaderProcess.Start("load", Org.BaseAddress, folder))
        {
            await first.UntilAsync("saved Uploaded");
            await UntilAsync(() => Org.Calls("ingest/get") >= 4);
            await first.KillAsync();
        }

        Org.ClearFaults();
        Assert.InRange(Org.CountRecords("Deal__c"), 1, Count - 1);
        using LoaderProcess second = LoaderProcess.Start("load", Org.BaseAddress, folder);
        await second.ExitAsync();

        AssertEveryRowOnce(second.Lines);
        AssertOneJob();
    }

    [Fact]
    public async Task Killed_while_results_come_in_the_second_run_tells_every_outcome_and_makes_no_job()
    {
        using (LoaderProcess first = LoaderProcess.Start("load", Org.BaseAddress, folder, stopBehind: 10_000))
        {
            await first.UntilAsync("stands");
            await first.KillAsync();
        }

        using LoaderProcess second = LoaderProcess.Start("load", Org.BaseAddress, folder);
        await second.ExitAsync();

        AssertEveryRowOnce(second.Lines);
        AssertOneJob();
    }

    [Fact]
    public async Task Killed_in_the_rows_of_a_query_the_second_run_goes_on_at_the_stored_page_of_the_same_job()
    {
        Org.BulkQueryPageSize = 5_000;
        Org.Seed("Deal__c", Count, static n => new Dictionary<string, string?> { ["Key__c"] = KeyOf(n), ["Note__c"] = n % 8 == 4 ? NoteOf(n) : null });
        using (LoaderProcess first = LoaderProcess.Start("read", Org.BaseAddress, folder, stopBehind: 12_000))
        {
            await first.UntilAsync("stands");
            await first.KillAsync();
        }

        int before = Org.Calls("bulkquery/results");
        using LoaderProcess second = LoaderProcess.Start("read", Org.BaseAddress, folder);
        await second.ExitAsync();

        Assert.Equal(
            Enumerable.Range(0, Count).Select(static n => $"{KeyOf(n)}\t{(n % 8 == 4 ? NoteOf(n) : null)}"),
            await File.ReadAllLinesAsync(Path.Combine(folder, "rows")));
        Assert.Equal((1, 3, 3), (Org.Calls("bulkquery/create"), before, Org.Calls("bulkquery/results") - before));
    }

    private static async Task UntilAsync(Func<bool> reached)
    {
        long started = TimeProvider.System.GetTimestamp();
        while (!reached())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromMinutes(2), "It did not come to that.");
            await Task.Delay(TimeSpan.FromMilliseconds(3), TimeProvider.System);
        }
    }

    private void AssertOneJob() =>
        Assert.Equal((1, 1, 1, 0), (Org.Calls("ingest/create"), Org.Calls("ingest/upload"), Org.Calls("ingest/close"), Org.Calls("ingest/abort")));

    private void AssertEveryRowOnce(List<string> lines)
    {
        Assert.Equal($"done created {Count - (Count / 100)} updated 0 failed {Count / 100} unprocessed 0 unknown 0 unmatched 0", lines[^1]);
        Assert.Equal(
            Enumerable.Range(0, Count).Select(static n => Fails(n) ? $"Failed {KeyOf(n)} {Code}" : $"Created {KeyOf(n)} "),
            lines.Where(static l => l.StartsWith("Failed ", StringComparison.Ordinal) || l.StartsWith("Created ", StringComparison.Ordinal)).OrderBy(static l => l.Split(' ')[1], StringComparer.Ordinal));
        Assert.Equal(Count - (Count / 100), Org.CountRecords("Deal__c"));
        Assert.All(Org.Records("Deal__c"), static r => Assert.Equal(NoteOf(NumberOf(r.Values["Key__c"])), r.Values.GetValueOrDefault("Note__c")));
    }
}
