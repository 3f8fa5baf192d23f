using System.Text.Json.Nodes;
using Broker.Contracts.Tests.Payments.Calls;
using Broker.Contracts.Tests.Stubbing;
using Broker.Core.Errors;
using Broker.Crm.Salesforce.Records;

namespace Broker.Contracts.Tests.Salesforce;

/// <summary>Every refusal that Salesforce tells (contracts/salesforce.md 2, 3).</summary>
public sealed class ErrorTests(WireMockFixture server) : SalesforceContractTest(server)
{
    private static readonly (string Name, int Status, string? Body, ErrorKind Kind, string Code)[] OfEveryCall =
    [
        ("missing field", 400, """[{"message":"Required fields are missing: [CANARY]","errorCode":"REQUIRED_FIELD_MISSING","fields":["LastName","CANARY"]}]""", ErrorKind.Validation, "REQUIRED_FIELD_MISSING"),
        ("a code that is not known", 400, """[{"message":"CANARY","errorCode":"CANARY_CODE","fields":null,"brandNew":{}}]""", ErrorKind.Validation, "unlisted"),
        ("a page", 400, "<html><body>CANARY</body></html>", ErrorKind.Validation, "none"),
        ("no body", 403, null, ErrorKind.Permission, "none"),
        ("not there", 404, """[{"errorCode":"NOT_FOUND","message":"CANARY"}]""", ErrorKind.NotFound, "NOT_FOUND"),
        ("retired", 410, """[{"errorCode":"UNSUPPORTED_API_VERSION","message":"CANARY"}]""", ErrorKind.Validation, "UNSUPPORTED_API_VERSION"),
    ];

    private static readonly (int Status, string Body, ErrorKind Kind, string Code)[] OfSamples =
    [
        (400, Item("MALFORMED_QUERY"), ErrorKind.Validation, "MALFORMED_QUERY"),
        (400, Item("INVALID_FIELD"), ErrorKind.Validation, "INVALID_FIELD"),
        (404, Item("INVALID_TYPE"), ErrorKind.Validation, "INVALID_TYPE"),
        (400, Item("MALFORMED_ID"), ErrorKind.Validation, "MALFORMED_ID"),
        (400, Item("QUERY_TIMEOUT"), ErrorKind.Validation, "QUERY_TIMEOUT"),
        (400, Item("INVALID_QUERY_LOCATOR"), ErrorKind.Validation, "INVALID_QUERY_LOCATOR"),
        (404, Item("ENTITY_IS_DELETED"), ErrorKind.NotFound, "ENTITY_IS_DELETED"),
        (400, Item("FIELD_CUSTOM_VALIDATION_EXCEPTION"), ErrorKind.Validation, "FIELD_CUSTOM_VALIDATION_EXCEPTION"),
        (400, Item("STRING_TOO_LONG"), ErrorKind.Validation, "STRING_TOO_LONG"),
        (400, Item("INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST"), ErrorKind.Validation, "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST"),
        (400, Item("DUPLICATE_VALUE", "CANARY duplicates value on record with id: 003000000000005"), ErrorKind.Conflict, "DUPLICATE_VALUE"),
        (400, """[{"errorCode":"DUPLICATES_DETECTED","message":"CANARY","duplicateResut":{"matchResults":[{"matchRecords":[{"record":{"Id":"003000000000005AAA","Name":"CANARY"}}]}]}}]""", ErrorKind.Conflict, "DUPLICATES_DETECTED"),
        (403, Item("INSUFFICIENT_ACCESS_OR_READONLY"), ErrorKind.Permission, "INSUFFICIENT_ACCESS_OR_READONLY"),
        (400, Item("INVALID_CROSS_REFERENCE_KEY"), ErrorKind.Validation, "INVALID_CROSS_REFERENCE_KEY"),
        (400, Item("CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY"), ErrorKind.Validation, "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY"),
        (403, Item("API_DISABLED_FOR_ORG"), ErrorKind.Permission, "API_DISABLED_FOR_ORG"),
        (403, Item("API_CURRENTLY_DISABLED"), ErrorKind.Permission, "API_CURRENTLY_DISABLED"),
        (403, Item("STORAGE_LIMIT_EXCEEDED"), ErrorKind.Refused, "STORAGE_LIMIT_EXCEEDED"),
        (403, Item("LIMIT_EXCEEDED"), ErrorKind.RateLimited, "LIMIT_EXCEEDED"),
        (405, Item("METHOD_NOT_ALLOWED"), ErrorKind.Validation, "METHOD_NOT_ALLOWED"),
        (400, """{"id":null,"success":false,"errors":[{"statusCode":"STRING_TOO_LONG","message":"CANARY","fields":["CANARY"]}]}""", ErrorKind.Validation, "STRING_TOO_LONG"),
        (400, """{"exceptionCode":"InvalidVersion","exceptionMessage":"CANARY"}""", ErrorKind.Validation, "InvalidVersion"),
        (409, "[]", ErrorKind.Conflict, "none"),
        (412, Item("CANARY"), ErrorKind.Conflict, "unlisted"),
        (414, "<html>CANARY", ErrorKind.Validation, "none"),
        (415, "", ErrorKind.Validation, "none"),
        (428, "", ErrorKind.Other, "none"),
        (431, "<html>CANARY", ErrorKind.Validation, "none"),
    ];

    public static TheoryData<string> Names => [.. OfEveryCall.Select(static refusal => refusal.Name)];

    [WireMockTheory]
    [MemberData(nameof(Names))]
    public async Task A_refusal_is_told_once_with_its_kind_and_without_provider_text(string name)
    {
        (_, int status, string? body, ErrorKind kind, string code) = OfEveryCall.Single(refusal => refusal.Name == name);
        var run = new StubRun(Server);
        foreach (SalesforceCall call in SalesforceCalls.EachOfOrg.Where(call => !(call.MayFindNothing && status == 404)))
        {
            run.Add($"{call}, {name}", Stubs(call, 1, FaultAnswers.Answer(status, body)), async path =>
            {
                ApiError error = await ErrorOfAsync(call, Clients(path));
                Assert.Equal((kind, code, status, Outcome.Refused, 1, false), (error.Kind, error.PrintableCode, error.Status, error.Outcome, error.Attempts, error.IsTransient));
            });
        }

        await run.RunAsync();
    }

    [WireMockFact]
    public async Task Each_documented_code_has_its_kind()
    {
        var run = new StubRun(Server);
        foreach ((int status, string body, ErrorKind kind, string code) in OfSamples)
        {
            foreach (SalesforceCall call in SalesforceCalls.Samples)
            {
                run.Add($"{call}, {status} {code}", Stubs(call, 1, FaultAnswers.Answer(status, body)), async path =>
                {
                    ApiError error = await ErrorOfAsync(call, Clients(path));
                    Assert.Equal((kind, code, status, Outcome.Refused, 1), (error.Kind, error.PrintableCode, error.Status, error.Outcome, error.Attempts));
                    Assert.Equal(kind == ErrorKind.RateLimited, error.IsQuotaExhausted);
                    if (code.StartsWith("DUPLICATE", StringComparison.Ordinal))
                    {
                        Assert.StartsWith("003000000000005", error.RelatedId, StringComparison.Ordinal);
                    }
                });
            }
        }

        await run.RunAsync(sideBySide: 12);
    }

    [WireMockFact]
    public async Task Several_records_with_one_external_id_are_named_and_none_is_taken()
    {
        JsonObject answer = FaultAnswers.Answer(300, """["/services/data/v67.0/sobjects/Contact/003000000000001AAA","/services/data/v67.0/sobjects/Contact/003000000000002AAA"]""");
        var run = new StubRun(Server);
        foreach (SalesforceCall call in SalesforceCalls.All.Where(static call => call.IsByExternalId))
        {
            run.Add($"{call}, 300", Stubs(call, 1, answer), async path =>
            {
                ApiError error = await ErrorOfAsync(call, Clients(path));
                Assert.Equal((ErrorKind.Conflict, "MULTIPLE_CHOICES", Outcome.Refused, 1), (error.Kind, error.PrintableCode, error.Outcome, error.Attempts));
                Assert.Equal(["003000000000001AAA", "003000000000002AAA"], error.CandidateIds());
            });
        }

        await run.RunAsync();
    }

    [WireMockFact]
    public async Task Nothing_found_by_an_external_id_is_null()
    {
        var run = new StubRun(Server);
        foreach (SalesforceCall call in SalesforceCalls.All.Where(static call => call.MayFindNothing))
        {
            run.Add($"{call}, 404", Stubs(call, 1, FaultAnswers.Answer(404, Item("NOT_FOUND"))), async path => Assert.Null(await call.CallAsync(Clients(path))));
        }

        await run.RunAsync();
    }

    [WireMockTheory]
    [InlineData("UNABLE_TO_LOCK_ROW", 400, "CANARY")]
    [InlineData("CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", 400, "CANARY: UNABLE_TO_LOCK_ROW, CANARY")]
    [InlineData("REQUEST_LIMIT_EXCEEDED", 403, "ConcurrentRequests (Concurrent API Requests) Limit exceeded.")]
    [InlineData("REQUEST_LIMIT_EXCEEDED", 403, "ConcurrentPerOrgLongTxn Limit exceeded.")]
    public async Task What_was_not_carried_out_goes_again_even_a_create(string code, int status, string message)
    {
        var run = new StubRun(Server);
        foreach (SalesforceCall call in SalesforceCalls.EachOfOrg)
        {
            run.Add($"{call}, {code}", Stubs(call, 2, FaultAnswers.Answer(status, Item(code, message)), Good(call)), async path => call.Check(await call.CallAsync(Clients(path))), sent => SameEveryTime(call, sent));
        }

        await run.RunAsync();
    }

    [WireMockFact]
    public async Task A_limit_of_long_calls_that_stays_is_a_refusal_and_stops_no_other_call()
    {
        SalesforceCall read = SalesforceCalls.Of("GetLimits");
        var run = new StubRun(Server);
        foreach (SalesforceCall call in SalesforceCalls.Samples)
        {
            run.Add($"{call}, concurrent", [.. Stubs(call, 4, FaultAnswers.Answer(403, Item("REQUEST_LIMIT_EXCEEDED", "ConcurrentRequests Limit exceeded."))), Stub(read, 1, Good(read))], async path =>
            {
                SalesforceClients clients = Clients(path);
                ApiError error = await ErrorOfAsync(call, clients);
                Assert.Equal((ErrorKind.RateLimited, Outcome.Refused, 4, true, false), (error.Kind, error.Outcome, error.Attempts, error.IsTransient, error.IsQuotaExhausted));
                read.Check(await read.CallAsync(clients));
            });
        }

        await run.RunAsync();
    }

    [WireMockFact]
    public async Task A_day_that_is_used_up_is_told_at_once_and_no_call_leaves_after_it()
    {
        SalesforceCall read = SalesforceCalls.Of("GetUpdatedRecords");
        var run = new StubRun(Server);
        foreach (SalesforceCall call in SalesforceCalls.EachOfOrg.Where(call => call.Operation != read.Operation))
        {
            run.Add($"{call}, daily", [.. Stubs(call, 1, FaultAnswers.Answer(403, Item("REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded."))), Stub(read, 1, Good(read))], async path =>
            {
                SalesforceClients clients = Clients(path);
                ApiError error = await ErrorOfAsync(call, clients);
                Assert.Equal((ErrorKind.RateLimited, Outcome.Refused, 1, false, true), (error.Kind, error.Outcome, error.Attempts, error.IsTransient, error.IsQuotaExhausted));

                ApiError later = await ErrorOfAsync(read, clients);
                Assert.Equal((ErrorKind.RateLimited, Outcome.NotSent, 0, true), (later.Kind, later.Outcome, later.Attempts, clients.Org.Limits.IsStopped));
                clients.Org.Limits.Resume();
                read.Check(await read.CallAsync(clients));
            });
        }

        await run.RunAsync();
    }

    [WireMockFact]
    public async Task A_refusal_after_a_try_in_doubt_leaves_a_write_unknown()
    {
        var run = new StubRun(Server);
        foreach (SalesforceCall call in SalesforceCalls.EachOfOrg.Where(static call => call.MayRepeat))
        {
            run.Add($"{call}, lost, then refused", Stubs(call, 2, FaultAnswers.Answer(503, Item("SERVER_UNAVAILABLE")), FaultAnswers.Answer(403, Item("INSUFFICIENT_ACCESS_OR_READONLY"))), async path =>
            {
                ApiError error = await ErrorOfAsync(call, Clients(path));
                Assert.Equal((ErrorKind.Permission, call.OnlyReads ? Outcome.Refused : Outcome.Unknown, 2), (error.Kind, error.Outcome, error.Attempts));
            });
        }

        await run.RunAsync();
    }

    [WireMockFact]
    public async Task A_delete_that_finds_nothing_left_is_done_only_after_a_try_in_doubt()
    {
        JsonObject lost = FaultAnswers.Answer(503, "<html>CANARY"), gone = FaultAnswers.Answer(404, Item("ENTITY_IS_DELETED"));
        var run = new StubRun(Server);
        foreach (SalesforceCall call in SalesforceCalls.All.Where(static call => call.Operation is "DeleteRecord" or "DeleteBulkJob"))
        {
            run.Add($"{call}, lost, then gone", Stubs(call, 2, lost, gone), async path => call.Check(await call.CallAsync(Clients(path))));
            run.Add($"{call}, gone", Stubs(call, 1, gone), async path => Assert.Equal((ErrorKind.NotFound, Outcome.Refused), (await ErrorOfAsync(call, Clients(path))) is var e ? (e.Kind, e.Outcome) : default));
        }

        await run.RunAsync();
    }

    [WireMockTheory]
    [InlineData("invalid_grant", "expired access/refresh token", ErrorKind.Authentication)]
    [InlineData("invalid_grant", "user hasn't approved this consumer", ErrorKind.Authentication)]
    [InlineData("invalid_grant", "audience is invalid", ErrorKind.Authentication)]
    [InlineData("invalid_client", "CANARY", ErrorKind.Authentication)]
    [InlineData("unsupported_grant_type", "CANARY", ErrorKind.Authentication)]
    public async Task An_app_is_refused_in_an_envelope_of_its_own_and_for_good(string error, string description, ErrorKind kind)
    {
        var run = new StubRun(Server);
        foreach (SalesforceCall call in SalesforceCalls.All.Where(static call => call.IsOAuth))
        {
            run.Add($"{call}, {error}", Stubs(call, 1, FaultAnswers.Answer(400, $$"""{"error":"{{error}}","error_description":"{{description}}","brandNew":"CANARY"}""")), async path =>
            {
                ApiError failure = await ErrorOfAsync(call, Clients(path));
                Assert.Equal((kind, error, Outcome.Refused, 1, false), (failure.Kind, failure.PrintableCode, failure.Outcome, failure.Attempts, failure.IsTransient));
                Assert.DoesNotContain(description, failure.ToString(), StringComparison.Ordinal);
            });
        }

        await run.RunAsync();
    }

    [WireMockFact]
    public async Task A_token_that_is_bound_to_a_key_is_refused_and_one_that_is_dead_already_counts_as_ended()
    {
        var run = new StubRun(Server);
        foreach (string name in new[] { "JwtBearer", "ClientCredentials", "RefreshToken" })
        {
            SalesforceCall call = SalesforceCalls.Of(name);
            string body = SalesforceCalls.Mappings.AnswerOf(name)!.Replace("Bearer", "DPoP", StringComparison.Ordinal);
            run.Add($"{call}, DPoP", Stubs(call, 1, FaultAnswers.Answer(200, body)), async path => Assert.Equal(ErrorKind.Authentication, (await ErrorOfAsync(call, Clients(path))).Kind));
        }

        SalesforceCall revoke = SalesforceCalls.Of("RevokeToken");
        run.Add("revoked before", Stubs(revoke, 1, FaultAnswers.Answer(400, """{"error":"invalid_token"}""")), async path => revoke.Check(await revoke.CallAsync(Clients(path))));
        await run.RunAsync();
    }

    private static string Item(string code, string message = "CANARY") => new JsonArray(new JsonObject { ["message"] = message, ["errorCode"] = code }).ToJsonString();
}
