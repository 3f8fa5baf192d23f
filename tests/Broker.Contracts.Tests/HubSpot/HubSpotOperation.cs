using Broker.Contracts.Tests.Stubbing;
using Broker.Crm.HubSpot;
using Broker.Crm.HubSpot.Objects;
using Broker.Crm.HubSpot.Properties;
using Broker.Crm.HubSpot.Search;

namespace Broker.Contracts.Tests.HubSpot;

/// <summary>One operation: what must be on the wire, how it is called, and whether it may be sent again.</summary>
internal sealed record HubSpotOperation(string Name, HttpMethod Method, string Template, Func<IHubSpotClient, Task<object>> CallAsync)
{
    public const string Id = "51000784000";
    private const string Contacts = "/crm/objects/{version}/contacts";

    public static IReadOnlyList<HubSpotOperation> All { get; } =
    [
        new("GetObject", HttpMethod.Get, Contacts + "/" + Id, async client =>
            await client.Objects("contacts").GetAsync(Id, new HubSpotReadOptions { Properties = ["email", "phone"] }))
        {
            Query = [new("properties", "email,phone")],
        },
        new("GetObject by unique value", HttpMethod.Get, Contacts + "/ada+1@example.com", async client =>
            await client.Objects("contacts").GetAsync("ada+1@example.com", new HubSpotReadOptions { IdProperty = "email", Archived = true }))
        {
            Query = [new("idProperty", "email"), new("archived", "true")],
        },
        new("ListObjects", HttpMethod.Get, Contacts, async client =>
            await FirstAsync(client.Objects("contacts").ListAsync(new HubSpotListOptions { Properties = ["email"], PageSize = 50 })))
        {
            Query = [new("properties", "email"), new("limit", "50")],
        },
        new("SearchObjects", HttpMethod.Post, Contacts + "/search", async client =>
            await FirstAsync(client.Objects("contacts").SearchAsync(HubSpotSearch.Where(HubSpotFilter.Equal("kyc_status", "approved")) with
            {
                Sort = new HubSpotSort("hs_object_id"), Properties = ["email"], PageSize = 200,
            })))
        {
            Body = """
                {"filterGroups":[{"filters":[{"propertyName":"kyc_status","operator":"EQ","value":"approved"}]}],
                 "sorts":[{"propertyName":"hs_object_id","direction":"ASCENDING"}],"properties":["email"],"limit":200}
                """,
        },
        new("CreateObject", HttpMethod.Post, Contacts, async client =>
            await client.Objects("contacts").CreateAsync(new Dictionary<string, string?> { ["email"] = "ada@example.com", ["firstname"] = "Zoë \"A\"" }))
        {
            Body = """{"properties":{"email":"ada@example.com","firstname":"Zoë \"A\""}}""",
            MayRepeat = false,
            SuccessStatus = 201,
        },
        new("UpdateObject", HttpMethod.Patch, Contacts + "/" + Id, async client =>
            await client.Objects("contacts").UpdateAsync(Id, new Dictionary<string, string?> { ["city"] = "Limassol", ["phone"] = null }))
        {
            Body = """{"properties":{"city":"Limassol","phone":""}}""",
        },
        new("UpsertObjects", HttpMethod.Post, Contacts + "/batch/upsert", async client =>
        {
            IReadOnlyList<HubSpotBatchResult<HubSpotUpsert, HubSpotWritten<HubSpotRecord>>> results = await client.Objects("contacts").UpsertManyAsync(
                "broker_client_id", [new HubSpotUpsert("C-1042", new Dictionary<string, string?> { ["kyc_status"] = "approved" })]);
            return results[0].Result.Value;
        })
        {
            Body = """{"inputs":[{"id":"C-1042","idProperty":"broker_client_id","objectWriteTraceId":"0","properties":{"kyc_status":"approved"}}]}""",
        },
        new("ListProperties", HttpMethod.Get, "/crm/properties/{version}/contacts", async client => await client.Properties.ListAsync("contacts")),
        new("CreateProperty", HttpMethod.Post, "/crm/properties/{version}/contacts", async client =>
        {
            await client.Properties.CreateAsync("contacts", HubSpotPropertyDefinition.Text("broker_client_id", "Broker client id", "broker", unique: true));
            return true;
        })
        {
            Body = """{"name":"broker_client_id","label":"Broker client id","groupName":"broker","type":"string","fieldType":"text","hasUniqueValue":true}""",
            SuccessStatus = 201,
        },
        new("ListPipelines", HttpMethod.Get, "/crm/pipelines/{version}/tickets", async client => await client.Pipelines.ListAsync("tickets")),
        new("AssociateDefault", HttpMethod.Put, "/crm/objects/{version}/tickets/7001/associations/default/contacts/" + Id, async client =>
        {
            await client.Associations.AssociateDefaultAsync("tickets", "7001", "contacts", Id);
            return true;
        }),
    ];

    public IReadOnlyList<KeyValuePair<string, string>> Query { get; init; } = [];

    public string? Body { get; init; }

    public bool MayRepeat { get; init; } = true;

    public int SuccessStatus { get; init; } = 200;

    /// <summary>A body that the reader of this operation takes for a success.</summary>
    public WireMockResponse Success => new(SuccessStatus, Name switch
    {
        "ListObjects" or "SearchObjects" => """{"total":1,"results":[{"id":"1","properties":{}}]}""",
        "UpsertObjects" => """{"status":"COMPLETE","results":[{"id":"1","properties":{},"objectWriteTraceId":"0"}]}""",
        "ListProperties" or "ListPipelines" => """{"results":[{"name":"a","id":"a"}]}""",
        _ => """{"id":"1","properties":{}}""",
    });

    // A stub compares the path as it was sent, the journal shows it decoded.
    public WireMockRequest Stub => new(Method, string.Join('/', Path.Split('/').Select(Uri.EscapeDataString)));

    public string Path => PathOf(HubSpotOptions.DefaultApiVersion);

    public string PathOf(string version) => Template.Replace("{version}", version, StringComparison.Ordinal);

    public ExpectedRequest Expected(string version) => new(Method, PathOf(version))
    {
        Query = Query,
        Headers = Body is null
            ? new Dictionary<string, string> { ["Authorization"] = "Bearer " + HubSpotContractTest.Token, ["Accept"] = "application/json" }
            : new Dictionary<string, string> { ["Authorization"] = "Bearer " + HubSpotContractTest.Token, ["Accept"] = "application/json", ["Content-Type"] = "application/json" },
        AbsentHeaders = ["Cookie", "traceparent", "hapikey"],
        JsonBody = Body,
    };

    public static HubSpotOperation Of(string name) => All.Single(operation => operation.Name == name);

    public override string ToString() => Name;

    private static async Task<object> FirstAsync<T>(IAsyncEnumerable<T> items)
        where T : class
    {
        await foreach (T item in items)
        {
            return item;
        }

        throw new InvalidOperationException("The list is empty.");
    }
}
