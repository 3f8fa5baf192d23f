using System.Text.Json.Nodes;
using Broker.Contracts.Tests.HubSpot.Operations;
using Broker.Contracts.Tests.Payments.Calls;
using Broker.Contracts.Tests.Stubbing;
using Broker.Core.Errors;
using Broker.Core.Secrets;
using Broker.Crm.HubSpot.Authentication;

namespace Broker.Contracts.Tests.HubSpot;

/// <summary>Every refusal that HubSpot tells, on every call (contracts/hubspot.md 10, 11).</summary>
public sealed class ErrorTests(WireMockFixture server) : HubSpotContractTest(server)
{
    private const string RequestId = "0f1e-2d3c";

    private static readonly (string Name, int Status, string? Body, ErrorKind Kind, string Code)[] Refusals =
    [
        ("validation", 400, """{"status":"error","message":"CANARY","correlationId":"x","category":"VALIDATION_ERROR","subCategory":"CANARY","errors":[{"message":"CANARY","in":"CANARY"}]}""", ErrorKind.Validation, "VALIDATION_ERROR"),
        ("another category", 400, """{"category":"CANARY"}""", ErrorKind.Validation, "unlisted"),
        ("a category that tells more than the status", 400, """{"category":"CONFLICT","message":"CANARY"}""", ErrorKind.Conflict, "CONFLICT"),
        ("no body", 400, null, ErrorKind.Validation, "none"),
        ("token", 401, """{"status":"error","message":"CANARY","correlationId":"x","category":"INVALID_AUTHENTICATION"}""", ErrorKind.Authentication, "INVALID_AUTHENTICATION"),
        ("expired", 401, """{"status":"error","message":"CANARY","category":"EXPIRED_AUTHENTICATION"}""", ErrorKind.Authentication, "EXPIRED_AUTHENTICATION"),
        ("scopes", 403, """{"message":"CANARY","category":"MISSING_SCOPES","errors":[{"message":"CANARY","context":{"requiredGranularScopes":["crm.objects.contacts.read","CANARY"]}}]}""", ErrorKind.Permission, "MISSING_SCOPES"),
        ("not there", 404, """{"status":"error","message":"CANARY","category":"OBJECT_NOT_FOUND","subCategory":{"CANARY":1}}""", ErrorKind.NotFound, "OBJECT_NOT_FOUND"),
        ("not there, a page", 404, "<html><body>CANARY</body></html>", ErrorKind.NotFound, "none"),
        ("conflict", 409, """{"status":"error","message":"Contact already exists. Existing ID: 123","category":"CONFLICT"}""", ErrorKind.Conflict, "CONFLICT"),
        ("too long", 414, "<html><body>CANARY</body></html>", ErrorKind.Validation, "none"),
        ("unprocessable", 422, """["CANARY"]""", ErrorKind.Validation, "none"),
        ("moving", 477, null, ErrorKind.Unavailable, "none"),
    ];

    public static TheoryData<string> Names => [.. Refusals.Select(static refusal => refusal.Name)];

    [WireMockTheory]
    [MemberData(nameof(Names))]
    public async Task A_refusal_is_told_once_with_its_kind_and_without_provider_text(string name)
    {
        (_, int status, string? body, ErrorKind kind, string code) = Refusals.Single(refusal => refusal.Name == name);
        JsonObject answer = FaultAnswers.Answer(status, body, headers: [("X-HubSpot-Correlation-Id", RequestId), ("Retry-After", "3600")]);
        var run = new StubRun(Server);
        foreach (HubSpotCall call in HubSpotCalls.OfAccount.Where(call => !(call.Name == "GetObject, found" && status == 404)))
        {
            run.Add($"{call}, {name}", [Stub(call, 1, answer)], async path =>
            {
                ApiError error = await ErrorOfAsync(call, Clients(path));
                Assert.Equal((kind, code, status, RequestId, Outcome.Refused, 1), (error.Kind, error.PrintableCode, error.Status, error.RequestId, error.Outcome, error.Attempts));
                switch (status)
                {
                    case 403:
                        Assert.Contains("crm.objects.contacts.read", error.Advice, StringComparison.Ordinal);
                        break;
                    case 409:
                        Assert.Equal("123", error.RelatedId);
                        break;
                    case 414:
                        Assert.Contains("fewer properties", error.Advice, StringComparison.Ordinal);
                        break;
                    case 477:
                        Assert.Equal((true, TimeSpan.FromHours(1)), (error.IsTransient, error.RetryAfter));
                        break;
                }
            });
        }

        await run.RunAsync();
    }

    [WireMockFact]
    public async Task A_property_failure_inside_of_the_message_names_the_fields_that_were_sent_and_no_others()
    {
        const string Body = """{"status":"error","category":"VALIDATION_ERROR","message":"Property values were not valid: [{\"isValid\":false,\"message\":\"CANARY\",\"error\":\"INVALID_EMAIL\",\"name\":\"email\"},{\"isValid\":false,\"error\":\"PROPERTY_DOESNT_EXIST\",\"name\":\"city\"},{\"error\":\"INVALID_OPTION\",\"name\":\"products\"},{\"error\":\"X\",\"name\":\"CANARY\"}]"}""";
        var run = new StubRun(Server);
        foreach ((string name, FieldError[] fields) in new (string, FieldError[])[]
        {
            ("CreateObject", [new("email", "INVALID_EMAIL")]),
            ("CreateObjects", [new("email", "INVALID_EMAIL")]),
            ("UpdateObject", [new("city", "PROPERTY_DOESNT_EXIST")]),
            ("UpdateObjects", [new("city", "PROPERTY_DOESNT_EXIST")]),
            ("UpsertObjects", [new("products", "INVALID_OPTION")]),
            ("UpsertObjects, one", []),
        })
        {
            HubSpotCall call = HubSpotCalls.Of(name);
            run.Add(name, [Stub(call, 1, FaultAnswers.Answer(400, Body))], async path =>
            {
                ApiError error = await ErrorOfAsync(call, Clients(path));
                Assert.Equal((ErrorKind.Validation, Outcome.Refused), (error.Kind, error.Outcome));
                Assert.Equal(fields, error.Fields);
            });
        }

        await run.RunAsync();
    }

    [WireMockFact]
    public async Task A_refused_token_is_renewed_once_and_the_call_goes_again_even_a_create()
    {
        JsonObject expired = FaultAnswers.Answer(401, """{"category":"EXPIRED_AUTHENTICATION","message":"CANARY"}""");
        var run = new StubRun(Server);
        foreach (HubSpotCall call in HubSpotCalls.OfAccount)
        {
            run.Add($"{call}, renewed", [Stub(call, 2, expired, Good(call))], async path =>
                call.Check(await call.CallAsync(Clients(path, static o => o.Credential = new RenewedToken()))), static sent =>
                Assert.Equal(["Bearer pat-contract", "Bearer pat-contract-2"], sent.Select(static request => request.Headers["Authorization"])));
            run.Add($"{call}, renewed in vain", [Stub(call, 2, expired)], async path =>
            {
                ApiError error = await ErrorOfAsync(call, Clients(path, static o => o.Credential = new RenewedToken()));
                Assert.Equal((ErrorKind.Authentication, Outcome.Refused, 2), (error.Kind, error.Outcome, error.Attempts));
            });
        }

        await run.RunAsync();
    }

    [WireMockTheory]
    [InlineData(400, "invalid_grant", "BAD_REFRESH_TOKEN", ErrorKind.Authentication)]
    [InlineData(400, "invalid_client", "BAD_CLIENT_SECRET", ErrorKind.Authentication)]
    [InlineData(401, "invalid_grant", "BAD_AUTH_CODE", ErrorKind.Authentication)]
    [InlineData(400, "invalid_request", "CANARY", ErrorKind.Validation)]
    public async Task An_app_is_refused_in_an_envelope_of_its_own_and_for_good(int status, string error, string word, ErrorKind kind)
    {
        var run = new StubRun(Server);
        foreach (HubSpotCall call in HubSpotCalls.All.Where(static call => call.IsOAuth))
        {
            string body = $$"""{"error":"{{error}}","error_description":"CANARY","status":"{{word}}","message":"CANARY"}""";
            run.Add($"{call}, {error}", [Stub(call, 1, FaultAnswers.Answer(status, body, headers: ("X-HubSpot-Correlation-Id", RequestId)))], async path =>
            {
                ApiError failure = await ErrorOfAsync(call, Clients(path));
                Assert.Equal((kind, error, Outcome.Refused, 1, RequestId), (failure.Kind, failure.PrintableCode, failure.Outcome, failure.Attempts, failure.RequestId));
            });
        }

        await run.RunAsync();
    }

    [WireMockFact]
    public async Task An_installation_fetches_its_token_before_the_first_call_and_anew_when_a_kept_one_is_refused()
    {
        HubSpotCall read = HubSpotCalls.Of("GetOwner"), refresh = HubSpotCalls.Of("RefreshToken");
        JsonObject refused = FaultAnswers.Answer(401, """{"category":"EXPIRED_AUTHENTICATION"}""");
        var run = new StubRun(Server);
        run.Add("first", [Stub(read, 1, Good(read)), Stub(refresh, 1, Good(refresh))], async path =>
        {
            HubSpotClients clients = Clients(path, static o => o.Credential = HubSpotCredential.OAuth(Rows.ClientId, Secret.From(Rows.ClientSecret), Secret.From("refresh-1")));
            read.Check(await read.CallAsync(clients));
        }, static sent => Assert.Equal(["Bearer access-2"], Tokens(sent)));
        var kept = new KeptTokens(new HubSpotTokens { AccessToken = Secret.From("access-1"), RefreshToken = Secret.From("refresh-1"), ExpiresAt = TimeProvider.System.GetUtcNow().AddHours(1) });
        run.Add("after a restart", [Stub(read, 2, refused, Good(read)), Stub(refresh, 1, Good(refresh))], async path =>
        {
            HubSpotClients clients = Clients(path, o => o.Credential = HubSpotCredential.OAuth(Rows.ClientId, Secret.From(Rows.ClientSecret), kept));
            read.Check(await read.CallAsync(clients));
            Assert.Equal("refresh-2", kept.Tokens.RefreshToken!.Reveal());
        }, static sent =>
        {
            Assert.Equal(["Bearer access-1", "Bearer access-2"], Tokens(sent));
            string differences = (HubSpotCalls.Mappings.ExpectedOf("RefreshToken") with { Path = sent[1].Path }).Differences([sent[1]]);
            Assert.True(differences.Length == 0, differences);
        });

        await run.RunAsync();
    }

    private static IEnumerable<string> Tokens(IEnumerable<RecordedRequest> sent) => sent.Where(static request => request.Method == "GET").Select(static request => request.Headers["Authorization"]);
}
