using System.Text.Json.Nodes;
using Broker.Contracts.Tests.Payments.Calls;
using Broker.Contracts.Tests.Salesforce.Operations;
using Broker.Contracts.Tests.Stubbing;
using Broker.Core.Configuration;
using Broker.Core.Errors;
using Broker.Core.Pipeline;
using Broker.Core.Secrets;
using Broker.Crm.Salesforce;
using Broker.Crm.Salesforce.Authentication;
using Broker.Crm.Salesforce.Bulk;

namespace Broker.Contracts.Tests.Salesforce;

/// <summary>Clients over the real server, with waits short enough for a test.</summary>
public abstract class SalesforceContractTest(WireMockFixture server) : WireMockTest(server)
{
    private const int AnyTimes = StubbedCall.AnyTimes;

    private static readonly string[] Never =
    [
        "CANARY", Rows.Token, Rows.ClientSecret, "refresh-1", "access-1", "session-2", "eyJ", "ada@example.com", "Lovelace", "Babbage", "Zoë", "C-1042", "O'Brien",
    ];

    private readonly List<IDisposable> opened = [];

    public override async Task DisposeAsync()
    {
        lock (opened)
        {
            opened.ForEach(static item => item.Dispose());
        }

        await base.DisposeAsync();
    }

    /// <summary>The root of the org, which has no path.</summary>
    private protected Uri Org => new(Server.BaseAddress.GetLeftPart(UriPartial.Authority));

    /// <summary>The clients of one case, which has a path of its own.</summary>
    private protected SalesforceClients Clients(
        string path, Action<SalesforceOptions>? configure = null, Action<ApiClientOptions>? shared = null, HttpMessageHandler? handler = null, TimeProvider? clock = null)
    {
        var options = new SalesforceOptions { Credential = SalesforceCredential.Session(Secret.From(Rows.Token), Org) };
        Quick(options, path);
        shared?.Invoke(options);
        configure?.Invoke(options);
        HttpClient? http = handler is null ? null : Opened(handler);
        return new SalesforceClients(new SalesforceClient(options, http, timeProvider: clock), new Lazy<ISalesforceOAuthClient>(() => App(path, shared, handler, clock)), options.ApiVersion, Org);
    }

    private protected static StubbedCall Stub(SalesforceCall call, int requests, params JsonObject[] responses) => Stub(call.Name, requests, responses);

    private protected static StubbedCall Stub(string mapping, int requests, params JsonObject[] responses) =>
        new(SalesforceCalls.Mappings.MethodOf(mapping), SalesforceCalls.Mappings.PathOf(mapping), requests, responses);

    /// <summary>The call itself, and what else it asks for, which goes well.</summary>
    private protected static StubbedCall[] Stubs(SalesforceCall call, int requests, params JsonObject[] responses) =>
        [Stub(call, requests, responses), .. call.Beside.Select(static name => Stub(name, AnyTimes, SalesforceCalls.Mappings.ResponseOf(name)))];

    private protected static JsonObject Good(SalesforceCall call) => SalesforceCalls.Mappings.ResponseOf(call.Name);

    private protected static async Task<ApiError> ErrorOfAsync(SalesforceCall call, SalesforceClients clients)
    {
        BrokerApiException failure = await Assert.ThrowsAnyAsync<BrokerApiException>(() => call.CallAsync(clients));
        Check(call, failure.Error);
        Assert.DoesNotContain("CANARY", failure.ToString(), StringComparison.Ordinal);
        Assert.True(failure is BulkJobException || (failure.Error.Outcome == Outcome.Unknown) == (failure is OutcomeUnknownException), $"{failure.GetType().Name} for {failure.Error.Outcome}");
        return failure.Error;
    }

    /// <summary>Our words, nobody's values.</summary>
    private protected static void Check(SalesforceCall call, ApiError error)
    {
        foreach (string secret in Never)
        {
            Assert.DoesNotContain(secret, error.ToString(), StringComparison.Ordinal);
        }

        Assert.Equal(("salesforce", call.Operation), (error.System, error.Operation));
    }

    /// <summary>The only try left nobody knows what, and so it is told.</summary>
    private protected static async Task UnknownAsync(SalesforceCall call, SalesforceClients clients)
    {
        ApiError error = await ErrorOfAsync(call, clients);
        Assert.Equal((Outcome.Unknown, 1), (error.Outcome, error.Attempts));
    }

    /// <summary>What may be repeated succeeds in the end; all else is unknown after the only try.</summary>
    private protected static async Task RecoverAsync(SalesforceCall call, SalesforceClients clients)
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

    /// <summary>Every try of a request is the same.</summary>
    private protected static void SameEveryTime(SalesforceCall call, IReadOnlyList<RecordedRequest> sent)
    {
        RecordedRequest[] tries = [.. Of(call.Name, sent)];
        Assert.All(tries, request => Assert.Equal((tries[0].Body, tries[0].ToString()), (request.Body, request.ToString())));
    }

    private protected static IEnumerable<RecordedRequest> Of(string mapping, IReadOnlyList<RecordedRequest> sent)
    {
        (string method, string path) = (SalesforceCalls.Mappings.MethodOf(mapping).Method, Uri.UnescapeDataString(SalesforceCalls.Mappings.PathOf(mapping)));
        return sent.Where(request => request.Method == method && request.Path.EndsWith(path, StringComparison.Ordinal));
    }

    private protected HttpClient Opened(HttpMessageHandler handler)
    {
        var client = new HttpClient(handler);
        lock (opened)
        {
            opened.Add(client);
        }

        return client;
    }

    private SalesforceOAuthClient App(string path, Action<ApiClientOptions>? shared, HttpMessageHandler? handler, TimeProvider? clock)
    {
        var options = new SalesforceOAuthOptions { ClientId = Rows.ClientId, ClientSecret = Secret.From(Rows.ClientSecret) };
        Quick(options, path);
        shared?.Invoke(options);
        return new SalesforceOAuthClient(options, Opened(new PrefixHandler(path, handler ?? ApiTransport.CreatePrimaryHandler())), timeProvider: clock);
    }

    private void Quick(ApiClientOptions options, string path)
    {
        options.BaseAddress = new Uri(Server.BaseAddress, path);
        options.Resilience.BaseDelay = TimeSpan.FromMilliseconds(1);
        options.Resilience.MaxDelay = TimeSpan.FromSeconds(20);
    }
}
