using System.Text;
using Broker.Core.Errors;
using Broker.Crm.Salesforce.Bulk;
using Broker.Crm.Salesforce.Bulk.Csv;

namespace Broker.Crm.Salesforce.Tests.Bulk;

/// <summary>A load against a scripted Bulk API, with what it told.</summary>
public abstract class LoadTest : IDisposable
{
    private protected readonly string folder = Directory.CreateTempSubdirectory("bulk-test-").FullName;
    private protected readonly BulkServer server = new();
    private protected readonly List<BulkRowOutcome> outcomes = [];
    private protected readonly List<string> handles = [];

    public void Dispose()
    {
        Assert.Empty(Directory.GetFiles(folder)); // no temporary file stays
        Directory.Delete(folder);
    }

    private protected BulkLoad Upsert()
    {
        BulkLoad load = Options(BulkOperation.Upsert);
        load.ExternalIdField = "Key__c";
        return load;
    }

    private protected BulkLoad Options(BulkOperation operation) => new()
    {
        ObjectType = "Account",
        Operation = operation,
        SpoolDirectory = folder,
        OnOutcome = (outcome, _) =>
        {
            outcomes.Add(outcome);
            return default;
        },
        SaveHandle = (handle, _) =>
        {
            handles.Add(handle.ToString());
            return default;
        },
    };

    private protected Task<BulkLoadReport> LoadAsync(BulkLoad load, int rows) => server.Bulk.LoadAsync(load, Rows(rows), BulkRows.Lists("Key__c", "Name"));

    private protected Task<BulkLoadReport> LoadRowsAsync(BulkLoad load, params IReadOnlyList<object?>[] rows) => server.Bulk.LoadAsync(load, Each(rows), BulkRows.Lists("Key__c", "Name"));

    private protected Task<BulkLoadReport> LoadCsvAsync(string csv) => server.Bulk.LoadCsvAsync(Upsert(), new MemoryStream(Encoding.UTF8.GetBytes(csv)));

    private protected static IAsyncEnumerable<IReadOnlyList<object?>> Rows(int count) => Each([.. Enumerable.Range(0, count).Select(i => (IReadOnlyList<object?>)[$"K{i}", $"Name {i}"])]);

    private protected static async IAsyncEnumerable<T> Each<T>(params T[] rows)
    {
        foreach (T row in rows)
        {
            await Task.CompletedTask;
            yield return row;
        }
    }

    private protected sealed class Listener(Action<BulkProgress> take) : IProgress<BulkProgress>
    {
        public void Report(BulkProgress value) => take(value);
    }
}
