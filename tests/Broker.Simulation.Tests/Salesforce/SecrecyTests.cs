using System.Security.Cryptography;
using System.Text;
using Broker.Core.Boundaries;
using Broker.Core.Errors;
using Broker.Core.Pipeline;
using Broker.Core.Secrets;
using Broker.Crm.Salesforce;
using Broker.Crm.Salesforce.Authentication;
using Broker.Crm.Salesforce.Bulk;
using Broker.Crm.Salesforce.Composite;
using Broker.Crm.Salesforce.Query;
using Broker.Crm.Salesforce.Records;
using Broker.Crm.Salesforce.Shape;
using Broker.Testing;
using Broker.Testing.Faults;
using Broker.Testing.Salesforce;
using Broker.TestSupport;

namespace Broker.Simulation.Tests.Salesforce;

/// <summary>Tokens, keys, assertions, secrets of the app and what stands in records reach no log, trace, metric, exception or text of a value, whatever happens.</summary>
public sealed class SecrecyTests : IAsyncLifetime
{
    private const string Value = "CANARY-value-8812";
    private const string ClientSecret = "CANARY-secret-4410";
    private const string Key = "TradingLogin__c";

    private static readonly Fault[] Faults =
    [
        Fault.WithStatus(500) with { Message = Value, Code = "CANARY" }, Fault.WithStatus(503) with { Message = Value, Code = "SERVER_UNAVAILABLE" }, Fault.FailureBody("CANARY") with { Message = Value },
        Fault.FailureBody("REQUIRED_FIELD_MISSING") with { Message = Value }, Fault.FailureBody("UNABLE_TO_LOCK_ROW") with { Message = Value }, Fault.WithStatus(401) with { Message = Value, Code = "INVALID_SESSION_ID" },
        Fault.WithStatus(403) with { Message = Value, Code = "CANARY" }, Fault.RateLimit() with { Message = Value }, Fault.RateLimit(policyName: "TotalRequests") with { Message = "TotalRequests " + Value },
        Fault.Reset(FaultPhase.Before), Fault.Reset(FaultPhase.After), Fault.Spoilt(FaultKind.TruncatedBody), Fault.Spoilt(FaultKind.MalformedJson), Fault.Spoilt(FaultKind.WrongContentType),
    ];

    private readonly List<string> told = [];
    private readonly LogCollector logs = new();
    private readonly WireSecrets wire = new(ApiTransport.CreatePrimaryHandler());
    private readonly RSA key = RSA.Create(2048);
    private BrokerSimulators simulators = null!;
    private HttpClient http = null!;

    private SalesforceSimulator Org => simulators.Salesforce;

    public async Task InitializeAsync()
    {
        simulators = await BrokerSimulators.StartAsync();
        Org.AddField("Contact", new SalesforceField(Key) { Length = 40, ExternalId = true, Unique = true });
        Org.AddValidationRule("Contact", static row => row["Department"] == Value, Value + " CANARY is not allowed", "Department");
        Org.JwtPublicKeyPem = key.ExportSubjectPublicKeyInfoPem();
        Org.RotateRefreshTokens = true;
        http = new HttpClient(wire);
    }

    public async Task DisposeAsync()
    {
        http.Dispose();
        key.Dispose();
        await simulators.DisposeAsync();
    }

    [Fact]
    public async Task Nothing_that_is_secret_or_personal_is_told_anywhere()
    {
        using var telemetry = new TelemetryCollector();
        string pem = key.ExportPkcs8PrivateKeyPem();
        ISalesforceSessionSource[] credentials =
        [
            SalesforceCredential.Session(Secret.From(Org.IssueAccessToken()), Org.BaseAddress),
            SalesforceCredential.ClientCredentials("client", Secret.From(ClientSecret)),
            SalesforceCredential.JwtBearer("client", "canary@broker.example", Secret.From(pem)),
            SalesforceCredential.RefreshToken("client", Secret.From(ClientSecret), Secret.From(Org.IssueRefreshToken())),
        ];

        for (int i = 0; i < credentials.Length; i++)
        {
            await WorkAsync(Client(credentials[i]), "CANARY-" + i);
            Tell(credentials[i]);
        }

        await TokensAsync(pem);

        string[] canaries = ["CANARY", .. wire.Seen, .. pem.Split('\n').Where(static line => line.Length > 30 && line[0] != '-')];
        Assert.True(logs.Text.Length > 5000 && telemetry.Text.Length > 5000 && told.Count > 500, $"The collectors saw too little: {logs.Text.Length}, {telemetry.Text.Length}, {told.Count}.");
        Assert.True(wire.Seen.Count > 10, $"Only {wire.Seen.Count} secrets travelled.");
        Assert.True(Org.AllCalls.Count > 25, $"Only {string.Join(", ", Org.AllCalls.Keys.Order(StringComparer.Ordinal))} were called.");
        Assert.Contains(wire.Seen, static secret => secret.StartsWith("eyJ", StringComparison.Ordinal)); // an assertion
        Assert.Contains(Value, Org.Records("Contact").Select(static record => record.Values.GetValueOrDefault("LastName")), StringComparer.Ordinal);
        string all = string.Join('\n', [logs.Text, telemetry.Text, .. told]);
        foreach (string canary in canaries)
        {
            int at = all.IndexOf(canary, StringComparison.OrdinalIgnoreCase);
            Assert.True(at < 0, at < 0 ? "" : $"'{canary}' is told: {all[Math.Max(0, at - 300)..Math.Min(all.Length, at + 100)]}");
        }
    }

    private static Dictionary<string, object?> Map(params (string Name, object? Value)[] fields) => fields.ToDictionary(static field => field.Name, static field => field.Value, StringComparer.Ordinal);

    private static async Task<List<T>> AllAsync<T>(IAsyncEnumerable<T> items)
    {
        var all = new List<T>();
        await foreach (T item in items)
        {
            all.Add(item);
        }

        return all;
    }

    private static async IAsyncEnumerable<T> StreamOf<T>(params T[] items)
    {
        foreach (T item in items)
        {
            await Task.Yield();
            yield return item;
        }
    }

    // Waits are over at once.
    private SalesforceClient Client(ISalesforceSessionSource credential) =>
        new(new SalesforceOptions { BaseAddress = Org.BaseAddress, Credential = credential, DescribeCacheTime = TimeSpan.Zero }, http, logs, new FakeTimeProvider { AutoAdvance = true });

    // Every kind of call once as it should go, then with every kind of failure.
    private async Task WorkAsync(SalesforceClient client, string name)
    {
        IReadOnlyList<Func<Task>> calls = Calls(client, name);
        foreach (Func<Task> call in calls)
        {
            await TryAsync(call);
        }

        foreach (Fault fault in Faults)
        {
            foreach (Func<Task> call in calls)
            {
                Org.Next("*", fault with { Count = 6 });
                await TryAsync(call);
                Org.ClearFaults();
                client.Limits.Resume();
            }
        }
    }

    private IReadOnlyList<Func<Task>> Calls(SalesforceClient client, string name)
    {
        ISalesforceRecords contacts = client.Records("Contact");
        Dictionary<string, object?> values = Map(("LastName", Value), ("Email", "canary@broker.example"));
        Dictionary<string, object?> wrong = Map(("LastName", Value), ("Department", Value)), nonsense = Map(("LastName", Value), ("CANARY__c", Value));
        Soql query = Soql.Of($"SELECT Id, LastName FROM Contact WHERE LastName = {Value}");
        return
        [
            async () => Tell(await contacts.UpsertAsync(Key, name, values)),
            async () => Tell(await contacts.CreateAsync(values)),
            async () => Tell(await contacts.CreateAsync(wrong)),
            async () => Tell(await contacts.TryCreateAsync(nonsense)),
            async () =>
            {
                SalesforceRecord found = (await contacts.FindAsync(Key, name, ["LastName", "Email"]))!;
                Tell(found, found["LastName"], found.Fields.Values.First(), await contacts.GetAsync(found.Id!, ["LastName"]));
                await contacts.UpdateAsync(found.Id!, Map(("LastName", Value)));
                await contacts.UpdateAsync(found.Id!, wrong);
            },
            async () => Tell([query, .. await AllAsync(client.Query.QueryAsync(query)), .. await AllAsync(client.Query.StreamAsync(query))]),
            async () => Tell(await client.Query.CountAsync(Soql.Of($"SELECT COUNT() FROM Contact WHERE LastName = {Value}"))),
            async () => Tell([.. await AllAsync(client.Query.QueryAsync(Soql.Of($"SELECT CANARY__c FROM Contact WHERE LastName = {Value}")))]),
            async () =>
            {
                CompositeRequest request = new() { AllOrNone = true };
                CompositeRef first = request.Create("Contact", values), second = request.Create("Contact", wrong);
                CompositeOutcome outcome = await client.Composite.SendAsync(request);
                Tell([request, first, second, first.Id, outcome, .. outcome.Parts, .. outcome.Parts.Select(static part => part.Error), outcome.EnsureSucceeded()]);
            },
            async () =>
            {
                CompositeGraph graph = new("g1");
                graph.Upsert("Contact", Key, name + "-g", values);
                graph.Create("Contact", nonsense);
                foreach (GraphOutcome outcome in await client.Composite.SendGraphsAsync([graph]))
                {
                    Tell([graph, outcome, outcome.Steps, .. outcome.Steps.Parts.Select(static part => part.Error), outcome.EnsureSucceeded()]);
                }
            },
            async () =>
            {
                BatchRequest batch = new();
                batch.Create("Contact", wrong);
                batch.Query(query);
                BatchOutcome outcome = await client.Composite.SendBatchAsync(batch);
                Tell([batch, outcome, .. outcome.Parts, .. outcome.Parts.Select(static part => part.Error), outcome.EnsureSucceeded()]);
            },
            async () =>
            {
                TreeRecord root = new("Account", Map(("Name", Value)));
                root.Add("Contacts", new TreeRecord("Contact", wrong));
                TreeOutcome outcome = await client.Composite.CreateTreeAsync("Account", [root]);
                Tell([root, outcome, .. outcome.Results, .. outcome.Results.Select(static result => result.Error), outcome.EnsureSucceeded()]);
            },
            async () =>
            {
                CollectionRecord[] records = [new("Contact", values), new("Contact", wrong), new("Contact", nonsense)];
                CollectionOutcome outcome = await client.Composite.CreateManyAsync(records);
                Tell([.. records, outcome, .. outcome.Results, .. outcome.Results.Select(static result => result.Error), outcome.EnsureSucceeded()]);
            },
            async () =>
            {
                UpsertRecord[] records = [new("Contact", Map((Key, name + "-1"), ("LastName", Value))), new("Contact", Map((Key, name + "-2"), ("LastName", Value), ("Department", Value)))];
                UpsertReport report = await client.UpsertManyAsync(records, Key);
                Tell([.. records, report, .. report.Results, .. report.Results.Select(static result => result.Error), .. report.Choices, report.EnsureSucceeded()]);
            },
            async () => await LoadAsync(client, name, wrong),
            async () =>
            {
                BulkJobHandle handle = await client.Bulk.StartQueryAsync(new BulkQuery { Soql = query.Text });
                Tell([handle, await client.Bulk.WaitAsync(handle), .. await AllAsync(client.Bulk.ReadRowsAsync(handle))]);
                using var copy = new MemoryStream();
                await client.Bulk.CopyResultsAsync(handle, copy);
                await client.Bulk.DeleteAsync(handle);
            },
            async () => Tell(await client.Describe.GetAsync("Contact"), await client.Limits.GetAsync(), await client.Limits.GetVersionsAsync(), client.Usage),
            async () => await contacts.DeleteAsync("003000000000999AAA"),
            async () => await contacts.CreateAsync(Map(("LastName", 1.5))),
            async () => Tell(Soql.Of($"SELECT Id FROM Contact WHERE Id IN {Array.Empty<string>()} AND LastName = {Value}")),
        ];
    }

    private async Task LoadAsync(SalesforceClient client, string name, Dictionary<string, object?> wrong)
    {
        BulkLoad load = new()
        {
            ObjectType = "Contact", Operation = BulkOperation.Upsert, ExternalIdField = Key,
            OnOutcome = (outcome, _) =>
            {
                Tell(outcome, outcome.Message);
                return default;
            },
            SaveHandle = (handle, _) =>
            {
                Tell(handle);
                return default;
            },
        };
        Dictionary<string, object?> second = new(wrong) { [Key] = name + "-b2" };
        BulkLoadReport report = await client.Bulk.LoadAsync(load, StreamOf<IReadOnlyDictionary<string, object?>>(Map((Key, name + "-b1"), ("LastName", Value)), second), BulkRows.Maps(Key, "LastName", "Department"));
        Tell([load, report, .. report.Jobs]);
        Stream csv = new MemoryStream(Encoding.UTF8.GetBytes($"{Key},LastName\n{name}-b1,\"{Value}\n"));
        Tell(await client.Bulk.LoadCsvAsync(load, csv));
    }

    // The app's own endpoints, also with wrong secrets, and answers that repeat what they were given.
    private async Task TokensAsync(string pem)
    {
        var app = new SalesforceOAuthClient(
            new SalesforceOAuthOptions { BaseAddress = Org.BaseAddress, ClientId = "client", ClientSecret = Secret.From(ClientSecret) }, http, logs, new FakeTimeProvider { AutoAdvance = true });
        Secret refresh = Secret.From(Org.IssueRefreshToken());
        Func<Task>[] calls =
        [
            async () => await TellTokensAsync(await app.ClientCredentialsAsync()),
            async () => await TellTokensAsync(await app.JwtBearerAsync("canary@broker.example", Secret.From(pem))),
            async () => await TellTokensAsync(await app.RefreshAsync(refresh)),
            async () => await app.RefreshAsync(Secret.From("CANARY-refresh-unknown")),
            async () => await app.JwtBearerAsync("canary@broker.example", Secret.From("-----BEGIN PRIVATE KEY-----\nCANARY\n-----END PRIVATE KEY-----")),
            async () => await app.GetUserInfoAsync(new SalesforceSession(Secret.From("CANARY-access-unknown"), Org.BaseAddress)),
        ];
        foreach (Func<Task> call in calls)
        {
            await TryAsync(call);
            foreach (Fault fault in Faults.Append(Fault.WithStatus(400) with { Code = "invalid_grant", Message = Value }))
            {
                Org.Next("*", fault with { Count = 6 });
                await TryAsync(call);
                Org.ClearFaults();
            }
        }

        async Task TellTokensAsync(SalesforceTokens tokens)
        {
            var session = new SalesforceSession(tokens.AccessToken!, Org.BaseAddress);
            Tell(tokens, tokens.AccessToken, tokens.RefreshToken, session, await app.GetUserInfoAsync(session), await app.IntrospectAsync(tokens.AccessToken!));
            await app.RevokeAsync(tokens.AccessToken!);
        }
    }

    private async Task TryAsync(Func<Task> call)
    {
        Exception? thrown = await Record.ExceptionAsync(call);
        Tell(thrown);
        if (thrown is BrokerApiException failed)
        {
            Tell(failed.Error, failed.Error.Text, BoundaryFailure.From(failed.Error), failed.Message);
        }
    }

    private void Tell(params ReadOnlySpan<object?> values)
    {
        foreach (object? value in values)
        {
            told.Add($"{value}");
        }
    }
}
