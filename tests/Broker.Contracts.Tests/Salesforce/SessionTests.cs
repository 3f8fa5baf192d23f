using System.Text.Json.Nodes;
using Broker.Contracts.Tests.Payments.Calls;
using Broker.Contracts.Tests.Salesforce.Operations;
using Broker.Contracts.Tests.Stubbing;
using Broker.Core.Errors;
using Broker.Core.Secrets;
using Broker.Crm.Salesforce;
using Broker.Crm.Salesforce.Authentication;
using Broker.Crm.Salesforce.Query;
using Broker.TestSupport;

namespace Broker.Contracts.Tests.Salesforce;

/// <summary>A session that ends is renewed once, and only where that helps (contracts/salesforce.md 2, 3).</summary>
public sealed class SessionTests(WireMockFixture server) : SalesforceContractTest(server)
{
    private const string NewToken = "00D5e000000contract!session-2";
    private static readonly JsonObject Ended = FaultAnswers.Answer(401, """[{"message":"Session expired or invalid","errorCode":"INVALID_SESSION_ID"}]""");

    [WireMockFact]
    public async Task A_refused_session_is_renewed_once_and_the_call_goes_again_even_a_create()
    {
        var run = new StubRun(Server);
        foreach (SalesforceCall call in SalesforceCalls.EachOfOrg)
        {
            var renewed = new RenewedSession(Org);
            run.Add($"{call}, renewed", Stubs(call, 2, Ended, Good(call)), async path =>
            {
                call.Check(await call.CallAsync(Clients(path, o => o.Credential = renewed)));
                Assert.Equal(1, renewed.Renewals);
            }, sent => Assert.Equal([$"Bearer {Rows.Token}", $"Bearer {Rows.Token}-1"], Of(call.Name, sent).Select(static request => request.Headers["Authorization"])));
            run.Add($"{call}, renewed in vain", Stubs(call, 2, Ended), async path =>
            {
                ApiError error = await ErrorOfAsync(call, Clients(path, o => o.Credential = new RenewedSession(Org)));
                Assert.Equal((ErrorKind.Authentication, "INVALID_SESSION_ID", Outcome.Refused, 2), (error.Kind, error.PrintableCode, error.Outcome, error.Attempts));
            });
        }

        await run.RunAsync();
    }

    [WireMockTheory]
    [InlineData("INVALID_SESSION_ID", "Connected app is not attached to Agent")]
    [InlineData("INVALID_SESSION_ID", "This session is not valid for use with the REST API")]
    [InlineData("INVALID_AUTH_HEADER", "INVALID_HEADER_TYPE")]
    public async Task A_refusal_that_a_new_session_does_not_cure_renews_nothing(string code, string message)
    {
        JsonObject answer = FaultAnswers.Answer(401, new JsonArray(new JsonObject { ["message"] = message, ["errorCode"] = code }).ToJsonString());
        var run = new StubRun(Server);
        foreach (SalesforceCall call in SalesforceCalls.Samples)
        {
            var renewed = new RenewedSession(Org);
            run.Add($"{call}, {message}", Stubs(call, 1, answer), async path =>
            {
                ApiError error = await ErrorOfAsync(call, Clients(path, o => o.Credential = renewed));
                Assert.Equal((ErrorKind.Authentication, Outcome.Refused, 1, 0), (error.Kind, error.Outcome, error.Attempts, renewed.Renewals));
            });
        }

        await run.RunAsync();
    }

    [WireMockFact]
    public async Task A_hundred_calls_with_an_ended_session_make_one_token_request_and_the_new_token_is_kept_before_it_is_used()
    {
        var kept = new KeptSession(new SalesforceTokens { AccessToken = Secret.From(Rows.Token), RefreshToken = Secret.From("refresh-1"), InstanceUrl = Org });
        ISalesforceClient org = await OrgAsync(SalesforceCredential.RefreshToken(Rows.ClientId, Secret.From(Rows.ClientSecret), kept), refresh: "refresh-2");

        long[] counts = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => org.Query.CountAsync(Soql.Of($"SELECT COUNT() FROM Contact"))));

        Assert.All(counts, static count => Assert.Equal(26, count));
        IReadOnlyList<RecordedRequest> sent = await Server.RequestsAsync();
        RecordedRequest token = Assert.Single(sent, static request => request.Method == "POST");
        Assert.Equal("grant_type=refresh_token&refresh_token=refresh-1&client_id=client-1&client_secret=app-secret", token.Body);
        Assert.Equal((100, 1, "refresh-2"), (sent.Count(static request => request.Headers.GetValueOrDefault("Authorization") == "Bearer " + NewToken), kept.Saves, kept.Tokens.RefreshToken!.Reveal()));
        Assert.InRange(sent.Count(static request => request.Headers.GetValueOrDefault("Authorization") == "Bearer " + Rows.Token), 1, 100);
    }

    [WireMockFact]
    public async Task Calls_of_an_app_of_its_own_wait_for_one_token_and_take_the_next_one_when_it_ends()
    {
        var clock = new FakeTimeProvider { AutoAdvance = true };
        ISalesforceClient org = await OrgAsync(SalesforceCredential.ClientCredentials(Rows.ClientId, Secret.From(Rows.ClientSecret)), refresh: null, clock);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => org.Query.CountAsync(Soql.Of($"SELECT COUNT() FROM Contact"))));
        Assert.Single(await Server.RequestsAsync(), static request => request.Method == "POST");
        await Server.StubJsonAsync(Counting("another token", 401, Ended["body"]!.GetValue<string>(), priority: 1));
        clock.Advance(TimeSpan.FromSeconds(11)); // one that is refused as soon as it was granted would not be renewed

        await Assert.ThrowsAsync<AuthenticationFailedException>(() => org.Query.CountAsync(Soql.Of($"SELECT COUNT() FROM Contact")));

        Assert.Equal(2, (await Server.RequestsAsync()).Count(static request => request.Method == "POST"));
    }

    [WireMockTheory]
    [InlineData("reset")]
    [InlineData("503")]
    [InlineData("cut-json")]
    public async Task A_refresh_whose_answer_is_lost_is_never_sent_again_since_the_token_may_be_used_up(string fault)
    {
        SalesforceCall read = SalesforceCalls.Of("GetLimits"), refresh = SalesforceCalls.Of("RefreshToken");
        var run = new StubRun(Server);
        run.Add("lost", [Stub(read, 0, Good(read)), Stub(refresh, 1, FaultAnswers.Of(fault, SalesforceCalls.Mappings.AnswerOf(refresh.Name))!, Good(refresh))], async path =>
        {
            SalesforceClients clients = Clients(path, static o => o.Credential = SalesforceCredential.RefreshToken(Rows.ClientId, Secret.From(Rows.ClientSecret), Secret.From("refresh-1")),
                clock: new FakeTimeProvider { AutoAdvance = true });
            for (int i = 0; i < 3; i++)
            {
                AuthenticationFailedException failure = await Assert.ThrowsAsync<AuthenticationFailedException>(() => read.CallAsync(clients));
                Assert.Contains("RefreshTokenRotation", failure.Message, StringComparison.Ordinal);
            }
        });

        await run.RunAsync();
    }

    // An org that takes only the token that its token endpoint gives.
    private async Task<ISalesforceClient> OrgAsync(SalesforceOAuthCredential credential, string? refresh, TimeProvider? clock = null)
    {
        var tokens = new JsonObject { ["access_token"] = NewToken, ["instance_url"] = Org.AbsoluteUri, ["token_type"] = "Bearer" };
        if (refresh is not null)
        {
            tokens["refresh_token"] = refresh;
        }

        await Server.StubJsonAsync(new JsonObject
        {
            ["request"] = new JsonObject { ["method"] = "POST", ["urlPath"] = "/services/oauth2/token" },
            ["response"] = FaultAnswers.Answer(200, tokens.ToJsonString()),
        }.ToJsonString());
        await Server.StubJsonAsync(Counting(NewToken, 200, """{"totalSize":26,"done":true,"records":[]}""", priority: 5));
        await Server.StubJsonAsync(Counting(Rows.Token, 401, Ended["body"]!.GetValue<string>(), priority: 5));
        return Clients("/", options => options.Credential = credential, clock: clock).Org;
    }

    private static string Counting(string token, int status, string body, int priority) => new JsonObject
    {
        ["priority"] = priority,
        ["request"] = new JsonObject
        {
            ["method"] = "GET",
            ["urlPath"] = "/services/data/v67.0/query",
            ["headers"] = priority == 1 ? [] : new JsonObject { ["Authorization"] = new JsonObject { ["equalTo"] = "Bearer " + token } },
        },
        ["response"] = FaultAnswers.Answer(status, body),
    }.ToJsonString();
}
