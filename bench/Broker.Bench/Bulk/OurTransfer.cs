using Broker.Core.Secrets;
using Broker.Crm.Salesforce;
using Broker.Crm.Salesforce.Authentication;
using Broker.Crm.Salesforce.Bulk;

namespace Broker.Bench.Bulk;

/// <summary>The package as a user makes it. Every row is looked at: each of a load has its outcome, each of a query is read.</summary>
internal static class OurTransfer
{
    private static readonly BulkWaitOptions Wait = new() { FirstDelay = TimeSpan.FromMilliseconds(20), MaxDelay = TimeSpan.FromMilliseconds(20) };

    /// <summary>Every row is joined to its outcome; told are those that were not written.</summary>
    public static async Task<long> RowsUpAsync(Uri address, string folder, int rows, CancellationToken cancellationToken)
    {
        var counter = new Counter();
        BulkLoad load = LoadOf(folder, counter, onlyUnwritten: true);
        return counter.Checked(await ClientOf(address).Bulk.LoadAsync(load, Numbers(rows), new BulkColumns<int>(BulkInput.Columns, BulkInput.WriteCells), cancellationToken), rows);
    }

    public static async Task<long> FileUpAsync(Uri address, string folder, int rows, CancellationToken cancellationToken)
    {
        var counter = new Counter();
        await using FileStream csv = File.OpenRead(BulkInput.WholeOf(folder));
        return counter.Checked(await ClientOf(address).Bulk.LoadCsvAsync(LoadOf(folder, counter, onlyUnwritten: true), csv, cancellationToken), rows);
    }

    /// <summary>An object with three texts for each row that the caller asks for: his objects, so that they count for information only.</summary>
    public static async Task<long> ObjectsUpAsync(Uri address, string folder, int rows, CancellationToken cancellationToken)
    {
        var counter = new Counter();
        BulkLoad load = LoadOf(folder, counter, onlyUnwritten: false);
        return counter.Checked(await ClientOf(address).Bulk.LoadAsync(load, Numbers(rows), new BulkColumns<int>(BulkInput.Columns, BulkInput.WriteCells), cancellationToken), rows);
    }

    /// <summary>Every cell is looked at where it lies.</summary>
    public static Task<long> RowsDownAsync(Uri address, string folder, int rows, CancellationToken cancellationToken) => DownAsync(
        address, rows, static row => row.Bytes(0).Length + row.Bytes(1).Length + row.Bytes(2).Length + (row.Number(3) ?? 0) + (row.Time(4)?.Minute ?? 0), cancellationToken);

    /// <summary>Three texts for each row, which the caller asks for.</summary>
    public static Task<long> ObjectsDownAsync(Uri address, string folder, int rows, CancellationToken cancellationToken) => DownAsync(
        address, rows, static row => Sum(new BulkFact(row.Text(0), row.Text(1), row.Text(2), row.Number(3), row.Time(4))), cancellationToken);

    public static async Task<long> FileDownAsync(Uri address, string folder, int rows, CancellationToken cancellationToken)
    {
        ISalesforceBulk bulk = ClientOf(address).Bulk;
        BulkJobHandle handle = await bulk.StartQueryAsync(new BulkQuery { Soql = Soql }, cancellationToken);
        return await bulk.CopyResultsAsync(handle, Stream.Null, new BulkReadOptions { Wait = Wait }, cancellationToken);
    }

    private static string Soql => $"SELECT {string.Join(", ", BulkInput.Columns)} FROM Fact__c";

    private static SalesforceClient ClientOf(Uri address) =>
        new(new SalesforceOptions { BaseAddress = address, Credential = SalesforceCredential.ClientCredentials("client", Secret.From("secret")) });

    private static async Task<long> DownAsync(Uri address, int rows, BulkRowReader<decimal> read, CancellationToken cancellationToken)
    {
        ISalesforceBulk bulk = ClientOf(address).Bulk;
        BulkJobHandle handle = await bulk.StartQueryAsync(new BulkQuery { Soql = Soql }, cancellationToken);
        long count = 0;
        decimal sum = 0;
        await foreach (decimal value in bulk.ReadRowsAsync<decimal>(handle, _ => read, new BulkReadOptions { Wait = Wait }, cancellationToken))
        {
            count++;
            sum += value;
        }

        return count == rows && sum > 0 ? count : throw new InvalidOperationException("Rows are missing.");
    }

    private static decimal Sum(in BulkFact fact) => (fact.Key?.Length ?? 0) + (fact.Symbol?.Length ?? 0) + (fact.Note?.Length ?? 0) + (fact.Amount ?? 0) + (fact.Opened?.Minute ?? 0);

    private static BulkLoad LoadOf(string folder, Counter counter, bool onlyUnwritten) => new()
    {
        ObjectType = "Deal__c", Operation = BulkOperation.Insert, KeyColumn = BulkInput.Columns[0], SpoolDirectory = folder, Wait = Wait, OnOutcome = counter.TakeAsync,
        OnlyUnwritten = onlyUnwritten,
    };

    private static async IAsyncEnumerable<int> Numbers(int rows)
    {
        await Task.CompletedTask;
        for (int i = 0; i < rows; i++)
        {
            yield return i;
        }
    }

    private sealed class Counter
    {
        private long outcomes;

        public ValueTask TakeAsync(BulkRowOutcome outcome, CancellationToken cancellationToken)
        {
            outcomes += outcome.Row > 0 ? 1 : 0;
            return default;
        }

        public long Checked(BulkLoadReport report, int rows) =>
            report.Created + report.Failed == rows && (outcomes == rows || outcomes == report.Failed) ? rows : throw new InvalidOperationException("Outcomes are missing.");
    }
}
