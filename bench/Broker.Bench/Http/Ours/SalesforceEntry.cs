using System.Globalization;
using System.Text.Json;
using Broker.Bench.Bodies;
using Broker.Bench.Measuring;
using Broker.Core.Pipeline;
using Broker.Core.Telemetry;
using Broker.Crm.Salesforce;
using Broker.Crm.Salesforce.Records;
using Microsoft.Extensions.Logging.Abstractions;

namespace Broker.Bench.Http.Ours;

/// <summary>A page of rows through the family's pipeline, read by the generated reader of a class of the user's own.</summary>
internal sealed class SalesforceEntry : IHttpEntry
{
    private static readonly string[] AttributesAreSkipped = ["records[].attributes"];
    private static readonly ClientTelemetry Telemetry = new("Broker.Bench", "1.0.0");
    private static readonly ApiOperation Query = new("Query", HttpMethod.Get, "/services/data/{version}/query", RetrySafety.Read);
    private static readonly ApiResponseReader<SalesforceChildren<BenchAccount>> Reader = static (in ApiResponse response) => Read(response.Body);

    private readonly ApiPipeline pipeline;

    public SalesforceEntry(Uri stub) =>
        pipeline = new ApiPipeline(new BenchProtocol(), ApiTransport.Shared, new SalesforceOptions { BaseAddress = stub }, Telemetry, NullLogger.Instance, TimeProvider.System);

    public IEnumerable<IHttpContender> Contenders =>
    [
        new HttpContender<SalesforceChildren<BenchAccount>>(
            "Broker.Crm.Salesforce, typed rows", ContenderKind.Ours, CannedBodies.QueryPage,
            () => pipeline.SendAsync(Query.Call("/services/data/v67.0/query").Query("q", "SELECT Id FROM Account"), Reader, CancellationToken.None),
            Show,
            AttributesAreSkipped),
    ];

    public void Dispose()
    {
        // The pipeline shares the process-wide connections and holds none of its own.
    }

    private static SalesforceChildren<BenchAccount> Read(ReadOnlySpan<byte> body)
    {
        // Stands where a value after a name would stand, as in a child query.
        Utf8JsonReader reader = new(body);
        return SalesforceModelReader.Children<BenchAccount>(ref reader) ?? throw new JsonException("The answer is no page.");
    }

    private static Facts Show(SalesforceChildren<BenchAccount> page)
    {
        Facts facts = new Facts().Add("totalSize", page.TotalSize).Add("done", page.Done).Add("nextRecordsUrl", page.NextRecordsUrl);
        for (int i = 0; i < page.Count; i++)
        {
            BenchAccount row = page[i];
            string path = string.Create(CultureInfo.InvariantCulture, $"records[{i}].");
            facts.Add(path + "Id", row.Id)
                .Add(path + "Name", row.Name)
                .Add(path + "BrokerId__c", row.BrokerId)
                .Add(path + "Account__c", row.Account)
                .Add(path + "Stage__c", row.Stage)
                .Add(path + "Country__c", row.Country)
                .Add(path + "Balance__c", row.Balance)
                .Add(path + "IsActive__c", row.IsActive)
                .Add(path + "OwnerId", row.OwnerId)
                .Add(path + "CreatedDate", row.CreatedDate)
                .Add(path + "LastModifiedDate", row.LastModifiedDate);
        }

        return facts;
    }
}
