using System.Text.Json.Nodes;
using Broker.Contracts.Tests.HubSpot.Operations;
using Broker.Contracts.Tests.Payments.Calls;
using Broker.Contracts.Tests.Stubbing;
using Broker.Core.Configuration;
using Broker.Core.Errors;
using Broker.Core.Secrets;
using Broker.Crm.HubSpot;
using Broker.Crm.HubSpot.Authentication;

namespace Broker.Contracts.Tests.HubSpot;

/// <summary>Clients over the real server, with waits short enough for a test.</summary>
public abstract class HubSpotContractTest(WireMockFixture server) : WireMockTest(server)
{
    private static readonly string[] Never =
    [
        "CANARY", Rows.Token, Rows.ClientSecret, "refresh-1", "access-1", "code-1", "verifier-1", "ada@example.com", "bob@example.com", "a+b@example.com", "Limassol", "Zoë",
    ];

    private readonly List<HttpClient> opened = [];

    public override async Task DisposeAsync()
    {
        lock (opened)
        {
            opened.ForEach(static client => client.Dispose());
        }

        await base.DisposeAsync();
    }

    private protected HubSpotClient Client(Action<HubSpotOptions>? configure = null) => Account("/", configure);

    /// <summary>The clients of one case, which has a path of its own.</summary>
    private protected HubSpotClients Clients(
        string path, Action<HubSpotOptions>? configure = null, Action<ApiClientOptions>? shared = null, HttpMessageHandler? handler = null, TimeProvider? clock = null)
    {
        HttpClient? http = handler is null ? null : Opened(handler);
        HubSpotClient account = Account(path, options =>
        {
            shared?.Invoke(options);
            configure?.Invoke(options);
        }, http, clock);
        var app = new HubSpotOAuthOptions { ClientId = Rows.ClientId, ClientSecret = Secret.From(Rows.ClientSecret), ApiVersion = account.ApiVersion };
        Quick(app, path);
        shared?.Invoke(app);
        return new HubSpotClients(account, new HubSpotOAuthClient(app, http, timeProvider: clock));
    }

    private protected static StubbedCall Stub(HubSpotCall call, int requests, params JsonObject[] responses) =>
        new(HubSpotCalls.Mappings.MethodOf(call.Name), HubSpotCalls.Mappings.PathOf(call.Name), requests, responses);

    private protected static JsonObject Good(HubSpotCall call) => HubSpotCalls.Mappings.ResponseOf(call.Name);

    private protected static async Task<ApiError> ErrorOfAsync(HubSpotCall call, HubSpotClients clients)
    {
        BrokerApiException failure = await Assert.ThrowsAnyAsync<BrokerApiException>(() => call.CallAsync(clients));
        Check(call, failure.Error);
        Assert.DoesNotContain("CANARY", failure.ToString(), StringComparison.Ordinal);
        Assert.Equal(failure.Error.Outcome == Outcome.Unknown, failure is OutcomeUnknownException);
        return failure.Error;
    }

    /// <summary>Our words, nobody's values.</summary>
    private protected static void Check(HubSpotCall call, ApiError error)
    {
        foreach (string secret in Never)
        {
            Assert.DoesNotContain(secret, error.ToString(), StringComparison.Ordinal);
        }

        Assert.Equal(("hubspot", call.Operation), (error.System, error.Operation));
    }

    /// <summary>The only try left nobody knows what, and so it is told.</summary>
    private protected static async Task UnknownAsync(HubSpotCall call, HubSpotClients clients, int attempts = 1)
    {
        ApiError error = await ErrorOfAsync(call, clients);
        Assert.Equal((Outcome.Unknown, attempts), (error.Outcome, error.Attempts));
    }

    /// <summary>What may be repeated succeeds in the end; all else is unknown after the only try.</summary>
    private protected static async Task RecoverAsync(HubSpotCall call, HubSpotClients clients)
    {
        if (call.MayRepeat)
        {
            call.Check(await call.CallAsync(clients));
        }
        else
        {
            await UnknownAsync(call, clients);
        }
    }

    /// <summary>Every try is the same request.</summary>
    private protected static void SameEveryTime(IReadOnlyList<RecordedRequest> sent) =>
        Assert.All(sent, request => Assert.Equal((sent[0].Body, sent[0].ToString()), (request.Body, request.ToString())));

    private HubSpotClient Account(string path, Action<HubSpotOptions>? configure, HttpClient? http = null, TimeProvider? clock = null)
    {
        var options = new HubSpotOptions { Credential = HubSpotCredential.Token(Secret.From(Rows.Token)), SearchesPerSecond = 5 };
        Quick(options, path);
        configure?.Invoke(options);
        return new HubSpotClient(options, http, timeProvider: clock);
    }

    private void Quick(ApiClientOptions options, string path)
    {
        options.BaseAddress = new Uri(Server.BaseAddress, path);
        options.Resilience.BaseDelay = TimeSpan.FromMilliseconds(1);
        options.Resilience.MaxDelay = TimeSpan.FromSeconds(20);
    }

    private HttpClient Opened(HttpMessageHandler handler)
    {
        var client = new HttpClient(handler);
        lock (opened)
        {
            opened.Add(client);
        }

        return client;
    }
}
