using System.Text;
using Broker.Core.Boundaries;
using Broker.Core.Errors;
using Broker.Core.Secrets;
using Broker.Crm.HubSpot;
using Broker.Crm.HubSpot.Authentication;
using Broker.Crm.HubSpot.Objects;
using Broker.Crm.HubSpot.Records;
using Broker.Crm.HubSpot.Search;
using Broker.Crm.HubSpot.Webhooks;
using Broker.Testing.Faults;
using Broker.Testing.HubSpot;
using Broker.TestSupport;

namespace Broker.Simulation.Tests.HubSpot;

/// <summary>Tokens, the client's secret and what stands in records reach no log, trace, metric, exception or text of a value, whatever happens.</summary>
public sealed class SecrecyTests : WebhookWorld
{
    private const string RefreshToken = "na1-CANARY-refresh";
    private const string Value = "CANARY-value-8812";

    private static readonly Fault[] Faults =
    [
        Fault.WithStatus(500) with { Message = Value, Code = "CANARY" }, Fault.WithStatus(503) with { Message = Value }, Fault.FailureBody("CANARY") with { Message = Value },
        Fault.WithStatus(401) with { Message = Token }, Fault.WithStatus(403) with { Message = Value, Code = "CANARY" }, Fault.WithStatus(409) with { Message = Value, Code = "CONFLICT" },
        Fault.RateLimit() with { Message = Value, PolicyName = "CANARY" }, Fault.RateLimit(policyName: "DAILY") with { Message = Value }, Fault.Reset(FaultPhase.Before), Fault.Reset(FaultPhase.After),
        Fault.Spoilt(FaultKind.TruncatedBody), Fault.Spoilt(FaultKind.MalformedJson), Fault.Spoilt(FaultKind.WrongContentType),
    ];

    private readonly List<string> told = [];

    [Fact]
    public async Task Nothing_that_is_secret_or_personal_is_told_anywhere()
    {
        using var telemetry = new TelemetryCollector();
        Portal.SetWebhookTarget(Target, ClientSecret);
        Portal.SubscribeWebhook("contact.creation");
        Portal.SubscribeWebhook("contact.propertyChange");
        var store = new TokenStore(new HubSpotTokens { RefreshToken = Secret.From(RefreshToken) });

        await WorkAsync(Quick());
        await WorkAsync(Quick(o => o.Credential = HubSpotCredential.OAuth("client", Secret.From(ClientSecret), store)));
        await RefusedTokenAsync();
        await DeliveriesAsync();
        Assert.NotEmpty(store.Saved);
        Tell([.. store.Saved, .. store.Saved.Select(static t => t.AccessToken), .. store.Saved.Select(static t => t.RefreshToken)]);

        Assert.True(Logs.Text.Length > 5000 && telemetry.Text.Length > 5000 && told.Count > 200, $"The collectors saw too little: {Logs.Text.Length}, {telemetry.Text.Length}, {told.Count}.");
        Assert.Contains(Value, Portal.Records("contacts").Select(static r => r.Properties.GetValueOrDefault("firstname")), StringComparer.Ordinal);
        foreach (string canary in (string[])["CANARY", .. store.Saved.Select(static t => t.AccessToken!.Reveal()), .. store.Saved.Select(static t => t.RefreshToken!.Reveal())])
        {
            Assert.DoesNotContain(canary, Logs.Text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(canary, telemetry.Text, StringComparison.OrdinalIgnoreCase);
            Assert.All(told, text => Assert.DoesNotContain(canary, text, StringComparison.OrdinalIgnoreCase));
        }
    }

    private static async Task<List<T>> AllAsync<T>(IAsyncEnumerable<T> items)
    {
        var all = new List<T>();
        await foreach (T item in items)
        {
            all.Add(item);
        }

        return all;
    }

    // Waits are over at once.
    private HubSpotClient Quick(Action<HubSpotOptions>? change = null) => Client(change, clock: new FakeTimeProvider { AutoAdvance = true });

    // Every kind of call once as it should go, then with every kind of failure.
    private async Task WorkAsync(HubSpotClient client)
    {
        IHubSpotObjects<HubSpotRecord> contacts = client.Objects("contacts");
        Dictionary<string, string?> values = Map(("firstname", Value), ("email", "canary@broker.example"));
        HubSpotSearch search = HubSpotSearch.Where(HubSpotFilter.Equal("firstname", Value)).Select("firstname", "email");
        var wrong = Map(("lifecyclestage", Value), ("no_such_property", Value));
        Func<Task>[] calls =
        [
            async () => Tell(await contacts.UpsertAsync("email", "canary@broker.example", values)),
            async () => Tell(await contacts.CreateAsync(Map(("firstname", Value)))),
            async () => Tell(await contacts.CreateAsync(values)),
            async () => Tell(await contacts.CreateAsync(wrong)),
            async () => Tell([.. await contacts.UpsertManyAsync(Key, [new HubSpotUpsert("CANARY-1", values), new HubSpotUpsert("CANARY-2", wrong)])]),
            async () => Tell([.. await contacts.CreateManyAsync([new HubSpotCreate(Map(("firstname", Value))), new HubSpotCreate(wrong)])]),
            async () => Tell([.. await contacts.GetManyAsync(["canary@broker.example", "CANARY"], new HubSpotReadOptions { IdProperty = "email", Properties = ["firstname"] })]),
            async () => Tell([.. await AllAsync(contacts.SearchAsync(search)), search, search.Groups[0], search.Groups[0].Filters[0]]),
            async () => Tell([.. await AllAsync(contacts.SearchAllAsync(search))]),
            async () => Tell([.. await AllAsync(contacts.ListAsync(new HubSpotListOptions { Properties = ["firstname"] }))]),
            async () => Tell(await client.Objects<TypedContact>().CreateAsync(new TypedContact { FirstName = Value })),
            async () => await contacts.GdprDeleteAsync("email", "canary@nowhere.example"),
        ];
        foreach (Func<Task> call in calls)
        {
            await TryAsync(call);
        }

        Tell(new HubSpotUpsert("CANARY", values), new HubSpotCreate(values), new HubSpotUpdate("CANARY", values));
        foreach (Fault fault in Faults)
        {
            foreach (Func<Task> call in calls)
            {
                Portal.Next("contacts/*", fault with { Count = 8 });
                await TryAsync(call);
                Portal.ClearFaults();
                client.Limits.Resume();
            }
        }
    }

    // The answer of the token's own address repeats what it was given.
    private async Task RefusedTokenAsync()
    {
        foreach (Fault fault in Faults)
        {
            Portal.Next("oauth/token", fault with { Count = 8 });
            HubSpotClient client = Quick(static o => o.Credential = HubSpotCredential.OAuth("client", Secret.From(ClientSecret), Secret.From(RefreshToken)));
            await TryAsync(() => client.Objects("contacts").FindAsync(Key, "nobody"));
            Portal.ClearFaults();
        }

        HubSpotClient invalid = Quick(static o => o.Credential = HubSpotCredential.OAuth("client", Secret.From("invalid-CANARY"), Secret.From(RefreshToken)));
        await TryAsync(() => invalid.Objects("contacts").FindAsync(Key, "nobody"));
    }

    private async Task DeliveriesAsync()
    {
        await Portal.DrainWebhooksAsync();
        Assert.NotEmpty(Events);
        foreach (HubSpotEvent item in Events)
        {
            Tell(item, item.ToWebhookEnvelope(), item.DedupeKey);
        }

        Tell([.. Inbox.Events]);
        using var http = new HttpClient();
        foreach (string signature in new[] { "CANARY", ClientSecret, HubSpotSignature.Create("another", "POST", Target.AbsoluteUri, "[]"u8, TimeProvider.System.GetUtcNow()) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, Target) { Content = new StringContent($$"""[{"CANARY":"{{Value}}"}]""", Encoding.UTF8, "application/json") };
            request.Headers.TryAddWithoutValidation(HubSpotSignature.Header, signature);
            request.Headers.TryAddWithoutValidation(HubSpotSignature.TimestampHeader, Text(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds()));
            using HttpResponseMessage refused = await http.SendAsync(request);
            Assert.Contains((int)refused.StatusCode, new[] { 400, 401 });
            Tell(await refused.Content.ReadAsStringAsync(), string.Join(';', refused.Headers.Select(static h => h.Key + string.Join(',', h.Value))));
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
