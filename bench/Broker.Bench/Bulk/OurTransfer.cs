using Broker.Core.Secrets;
using Broker.Crm.Salesforce;
using Broker.Crm.Salesforce.Authentication;
using Broker.Crm.Salesforce.Bulk;

namespace Broker.Bench.Bulk;

/// <summary>The package as a user makes it. Every row is looked at: each of a load has its outcome, each of a query is read.</summary>
internal static class OurTransfer
{
    private static readonly BulkWaitOptions Wait = new() { FirstDelay = TimeSpan.FromMilliseconds(20), MaxDelay = TimeSpan.FromMilliseconds(20) };

    /// <summary>Nobody asks for the outcomes of single rows, which are joined and counted all the same.</summary>
    public static async Task<long> SumsUpAsync(Uri address, string folder, int rows, CancellationToken cancellationToken)
    {
        BulkLoad load = LoadOf(folder, null);
        BulkLoadReport report = await ClientOf(address).Bulk.LoadAsync(load, Numbers(rows), new BulkColumns<int>(BulkInput.Columns, BulkInput.WriteCells), cancellationToken);
        return report.Created + report.Failed == rows ? rows : throw new InvalidOperationException("Outcomes are missing.");
    }

    public static async Task<long> RowsUpAsync(Uri address, string folder, int rows, CancellationToken cancellationToken)
    {
        var counter = new Counter();
        BulkLoad load = LoadOf(folder, counter);
        return counter.Checked(await ClientOf(address).Bulk.LoadAsync(load, Numbers(rows), new BulkColumns<int>(BulkInput.Columns, BulkInput.WriteCells), cancellationToken), rows);
    }

    public static async Task<long> FileUpAsync(Uri address, string folder, int rows, CancellationToken cancellationToken)
    {
        var counter = new Counter();
        await using FileStream csv = File.OpenRead(BulkInput.WholeOf(folder));
        return counter.Checked(await ClientOf(address).Bulk.LoadCsvAsync(LoadOf(folder, counter), csv, cancellationToken), rows);
    }

    public static async Task<long> RowsDownAsync(Uri address, string folder, int rows, CancellationToken cancellationToken)
    {
        ISalesforceBulk bulk = ClientOf(address).Bulk;
        BulkJobHandle handle = await bulk.StartQueryAsync(new BulkQuery { Soql = Soql }, cancellationToken);
        long count = 0;
        decimal sum = 0;
        await foreach (BulkFact fact in bulk.ReadRowsAsync<BulkFact>(
            handle, static _ => static row => new BulkFact(row.Text(0), row.Text(1), row.Text(2), row.Number(3), row.Time(4)), new BulkReadOptions { Wait = Wait }, cancellationToken))
        {
            count++;
            sum += fact.Amount ?? 0;
        }

        return count == rows && sum > 0 ? count : throw new InvalidOperationException("Rows are missing.");
    }

    public static async Task<long> FileDownAsync(Uri address, string folder, int rows, CancellationToken cancellationToken)
    {
        ISalesforceBulk bulk = ClientOf(address).Bulk;
        BulkJobHandle handle = await bulk.StartQueryAsync(new BulkQuery { Soql = Soql }, cancellationToken);
        return await bulk.CopyResultsAsync(handle, Stream.Null, new BulkReadOptions { Wait = Wait }, cancellationToken);
    }

    private static string Soql => $"SELECT {string.Join(", ", BulkInput.Columns)} FROM Fact__c";

    private static SalesforceClient ClientOf(Uri address) =>
        new(new SalesforceOptions { BaseAddress = address, Credential = SalesforceCredential.ClientCredentials("client", Secret.From("secret")) });

    private static BulkLoad LoadOf(string folder, Counter? counter) => new()
    {
        ObjectType = "Deal__c", Operation = BulkOperation.Insert, KeyColumn = BulkInput.Columns[0], SpoolDirectory = folder, Wait = Wait, OnOutcome = counter is null ? null : counter.TakeAsync,
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
            report.Created + report.Failed == rows && outcomes == rows ? outcomes : throw new InvalidOperationException("Outcomes are missing.");
    }
}
