using System.Collections;
using System.Diagnostics;
using System.Globalization;
using Broker.Crm.Salesforce.Bulk;
using Broker.Crm.Salesforce.Bulk.Csv;
using Xunit.Abstractions;

namespace Broker.Simulation.Tests.Salesforce;

/// <summary>A million rows up and down: each has its own outcome, none is lost, none comes twice, and what lives at a time does not grow with the rows.</summary>
[Trait("Category", "Long")]
[Collection(nameof(AloneCollection))]
public sealed class BulkMillionTests(ITestOutputHelper output) : BulkWorld
{
    private const int Count = 1_000_000;
    private const int Failing = Count / 100;
    private const int RowsPerJob = 100_000;
    private const long Allowed = 4L << 20;

    private readonly BitArray told = new(Count);
    private readonly BitArray arrived = new(Count);
    private readonly List<long> live = [];
    private readonly List<BulkJobHandle> ended = [];
    private bool isFlat = true;
    private long failed;
    private long wrong;

    [Fact]
    public async Task A_million_rows_are_inserted_and_each_has_its_own_outcome_in_flat_memory()
    {
        Prepare(keyField: null);
        long started = Stopwatch.GetTimestamp();
        BulkLoad load = Load(BulkOperation.Insert, BulkRowStatus.Created);
        load.KeyColumn = "Key__c";

        BulkLoadReport report = await Client.Bulk.LoadAsync(load, RowsAsync(), new BulkColumns<int>(["Key__c", "Note__c"], WriteRow));

        AssertAll(report, started);
        Assert.Equal((Count - Failing, 0), (report.Created, report.Updated));
    }

    [Fact]
    public async Task A_million_rows_of_a_file_are_upserted_and_each_has_its_own_outcome()
    {
        Prepare(keyField: "Key__c");
        long started = Stopwatch.GetTimestamp();
        BulkLoad load = Load(BulkOperation.Upsert, BulkRowStatus.Created);
        load.ExternalIdField = "Key__c";

        BulkLoadReport report = await Client.Bulk.LoadCsvAsync(load, new DealCsvStream(Count, "Key__c,Note__c", static n => $"{KeyOf(n)},{CellOf(n)}"));

        AssertAll(report, started);
        Assert.Equal((Count - Failing, 0), (report.Created, Org.CountRepeats("Deal__c")));
    }

    [Fact]
    public async Task A_million_rows_of_a_query_come_down_once_each_as_they_are_in_flat_memory()
    {
        Org.Seed("Deal__c", Count, static n => new Dictionary<string, string?> { ["Key__c"] = KeyOf(n), ["Note__c"] = NoteOf(n) });
        long started = Stopwatch.GetTimestamp();
        BulkJobHandle handle = await Client.Bulk.StartQueryAsync(new BulkQuery { Soql = "SELECT Key__c, Note__c FROM Deal__c" });
        int rows = 0;

        await foreach ((int number, string? note) in Client.Bulk.ReadRowsAsync(handle, static header => Reader(header["Key__c"], header["Note__c"])))
        {
            wrong += told[number] || note != NoteOf(number) ? 1 : 0;
            told[number] = true;
            if (++rows % RowsPerJob == RowsPerJob / 10)
            {
                live.Add(await MeasureAsync()); // at the same place of every second page
            }
        }

        Tell(started);
        Assert.Equal((Count, 0, true), (rows, wrong, told.HasAllSet()));
        AssertFlat();
    }

    private static BulkRowReader<(int Number, string? Note)> Reader(int key, int note) => row => (NumberOf(row.Text(key)), row.Text(note));

    private static async IAsyncEnumerable<int> RowsAsync()
    {
        await Task.CompletedTask;
        for (int i = 0; i < Count; i++)
        {
            yield return i;
        }
    }

    private static void WriteRow(BulkCsvWriter writer, int number)
    {
        writer.WriteText(KeyOf(number));
        if (number % 8 == 0)
        {
            writer.WriteAbsent();
        }
        else
        {
            writer.WriteText(NoteOf(number)); // null clears
        }
    }

    // The org only counts; this rule looks at every row that gets there.
    private void Prepare(string? keyField)
    {
        isFlat = keyField is null; // of keys the org keeps a hash each
        Org.UseSink("Deal__c", keyField);
        Org.AddValidationRule(
            "Deal__c",
            row =>
            {
                int number = NumberOf(row["Key__c"]);
                bool bad = arrived[number] || row["Note__c"] != NoteOf(number);
                arrived[number] = true;
                wrong += bad ? 1 : 0;
                return bad;
            },
            "not as it was sent");
        Org.FailRows("Deal__c", static row => Fails(NumberOf(row["Key__c"])), Code);
    }

    private BulkLoad Load(BulkOperation operation, BulkRowStatus success) => new()
    {
        ObjectType = "Deal__c",
        Operation = operation,
        MaxRowsPerJob = RowsPerJob,
        OnOutcome = (outcome, _) =>
        {
            int number = NumberOf(outcome.Key);
            bool fails = Fails(number);
            bool good = !told[number] && outcome.Row == number + 1 && outcome.Status == (fails ? BulkRowStatus.Failed : success)
                && outcome.Code == (fails ? Code : null) && outcome.Id is null == fails;
            told[number] = true;
            failed += fails ? 1 : 0;
            wrong += good ? 0 : 1;
            return default;
        },
        SaveHandle = async (handle, cancellationToken) =>
        {
            if (handle.Phase == BulkJobPhase.Created)
            {
                // The org keeps the rows of a job as long as the job.
                foreach (BulkJobHandle before in ended)
                {
                    await Client.Bulk.DeleteAsync(before, cancellationToken);
                }

                ended.Clear();
                ended.Add(handle);
                live.Add(await MeasureAsync());
            }
        },
    };

    private async ValueTask<long> MeasureAsync() => live.Count < 2 || !isFlat ? GC.GetTotalMemory(forceFullCollection: true) : await LiveMemory.AtMostAsync(live[1] + Allowed);

    private void AssertAll(BulkLoadReport report, long started)
    {
        Tell(started);
        Assert.Equal((Count, Failing, 0, 0, 0), (report.RowsRead, report.Failed, report.Unprocessed, report.Unknown, report.Unmatched));
        Assert.Equal((0, Failing, true, true), (wrong, failed, told.HasAllSet(), arrived.HasAllSet()));
        Assert.Equal((Count / RowsPerJob, Count / RowsPerJob), (report.Jobs.Count, Org.Calls("ingest/upload")));
        Assert.Equal(Count - Failing, Org.CountRecords("Deal__c"));
        if (isFlat)
        {
            AssertFlat();
        }
    }

    // The first one is before pools and tables have their size.
    private void AssertFlat() =>
        Assert.True(live[^1] - live[1] < Allowed, string.Join(' ', live.Select(static b => string.Create(CultureInfo.InvariantCulture, $"{b >> 10} KiB"))));

    private void Tell(long started) => output.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(started).TotalSeconds:F1} s, live {live.Min() >> 10} to {live.Max() >> 10} KiB, samples {string.Join(' ', live.Select(static b => b >> 10))}"));
}
