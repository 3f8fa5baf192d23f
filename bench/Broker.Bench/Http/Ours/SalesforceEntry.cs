using System.Globalization;
using Broker.Bench.Bodies;
using Broker.Bench.Measuring;
using Broker.Core.Paging;
using Broker.Core.Secrets;
using Broker.Crm.Salesforce;
using Broker.Crm.Salesforce.Authentication;
using Broker.Crm.Salesforce.Query;

namespace Broker.Bench.Http.Ours;

/// <summary>Broker.Crm.Salesforce as a user makes it: a page of rows of a class of the user's own, and the same rows one by one as spans.</summary>
internal sealed class SalesforceEntry : IHttpEntry
{
    public const string TypedName = "Broker.Crm.Salesforce, typed rows";
    public const string StreamName = "Broker.Crm.Salesforce, row stream";

    // The stub's answer in this version is the last page.
    private const string LastPageVersion = "66.0";
    private static readonly string[] NotExposed = ["records[].attributes", "totalSize"];

    private readonly PagedSequence<BenchAccount> typed;
    private readonly SalesforceStreamContender stream;

    public SalesforceEntry(Uri stub)
    {
        Soql soql = Soql.Of($"SELECT Id FROM Account");
        typed = ClientOf(stub, SalesforceOptions.DefaultApiVersion).Query.QueryAsync<BenchAccount>(soql);
        stream = new SalesforceStreamContender(StreamName, ClientOf(stub, LastPageVersion).Query, soql);
    }

    public IEnumerable<IHttpContender> Contenders =>
    [
        new HttpContender<Page<BenchAccount>>(TypedName, ContenderKind.Ours, CannedBodies.QueryPage, FirstPageAsync, Show, NotExposed),
        stream,
    ];

    public void Dispose()
    {
        // The clients share the process-wide connections and hold none of their own.
    }

    private static SalesforceClient ClientOf(Uri stub, string version) =>
        new(new SalesforceOptions { BaseAddress = stub, Credential = SalesforceCredential.Session(Secret.From(BenchHttpClient.ApiKey), stub), ApiVersion = version });

    private async Task<Page<BenchAccount>> FirstPageAsync()
    {
        await foreach (Page<BenchAccount> page in typed.AsPagesAsync())
        {
            return page;
        }

        throw new InvalidOperationException("The query has no page.");
    }

    private static Facts Show(Page<BenchAccount> page)
    {
        Facts facts = new Facts().Add("done", page.ContinuationToken is null).Add("nextRecordsUrl", page.ContinuationToken);
        for (int i = 0; i < page.Items.Count; i++)
        {
            BenchAccount row = page.Items[i];
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
