using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Broker.Testing.Salesforce;

namespace Broker.Testing.Tests.Salesforce;

/// <summary>An org with trading accounts, and a client that is logged in.</summary>
public abstract class SalesforceTest : SimulatorTest, IAsyncLifetime
{
    protected const string Root = "services/data/v68.0";

    protected SalesforceSimulator Org => Sims.Salesforce;

    protected HttpClient Http { get; private set; } = null!;

    async Task IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        Http = Client(Org);
        LogIn(Org.IssueAccessToken());
        Org.AddField("Contact", new SalesforceField("TradingLogin__c") { Length = 20, ExternalId = true, Unique = true });
        Org.AddField("Contact", new SalesforceField("Group__c") { ExternalId = true });
        Org.AddField("Contact", new SalesforceField("Kyc__c", SalesforceFieldType.Picklist) { PicklistValues = ["Open", "Approved"], Restricted = true });
        Org.AddField("Contact", new SalesforceField("Balance__c", SalesforceFieldType.Currency));
        Org.AddField("Account", new SalesforceField("Key__c") { ExternalId = true, Unique = true });
    }

    protected void LogIn(string token) => Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);

    protected async Task<(int Status, JsonNode? Body)> CallAsync(string method, string path, string? json = null, params (string Name, string Value)[] headers)
    {
        using var response = await SendAsync(method, path, json, headers);
        var text = await response.Content.ReadAsStringAsync();
        return ((int)response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }

    protected async Task<HttpResponseMessage> SendAsync(string method, string path, string? json = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path.StartsWith('/') ? path : $"{Root}/{path}");
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        if (json is not null)
        {
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        }

        return await Http.SendAsync(request);
    }

    protected async Task<string> CreateAsync(string type, string json)
    {
        var (status, body) = await CallAsync("POST", $"sobjects/{type}", json);
        Assert.True(status == 201, body?.ToJsonString());
        return (string)body!["id"]!;
    }

    protected Task<(int Status, JsonNode? Body)> QueryAsync(string soql, string resource = "query", params (string Name, string Value)[] headers) =>
        CallAsync("GET", $"{resource}?q={Uri.EscapeDataString(soql)}", null, headers);

    /// <summary>The values of the first column a query names.</summary>
    protected async Task<string[]> ColumnAsync(string soql)
    {
        var (status, body) = await QueryAsync(soql);
        Assert.True(status == 200, body?.ToJsonString());
        return [.. body!["records"]!.AsArray().Select(r => r!.AsObject().First(p => p.Key != "attributes").Value?.ToString() ?? "")];
    }

    protected static void AssertError((int Status, JsonNode? Body) answer, int status, string code)
    {
        Assert.True(answer.Status == status, $"{answer.Status} {answer.Body?.ToJsonString()}");
        Assert.Equal(code, (string)answer.Body![0]!["errorCode"]!);
    }
}
