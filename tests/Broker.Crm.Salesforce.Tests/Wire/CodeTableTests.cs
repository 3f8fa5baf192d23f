using Broker.Core.Errors;
using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.Crm.Salesforce.Wire;

namespace Broker.Crm.Salesforce.Tests.Wire;

/// <summary>Every row of the table of codes: its kind, and how often a read and a write that must not be doubled are sent.</summary>
public sealed class CodeTableTests
{
    [Theory]
    [InlineData(401, "INVALID_SESSION_ID", "Session expired", ErrorKind.Authentication, 1, 1)]
    [InlineData(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.", ErrorKind.RateLimited, 1, 1)]
    [InlineData(403, "REQUEST_LIMIT_EXCEEDED", "ConcurrentRequests (Concurrent API Requests) Limit exceeded.", ErrorKind.RateLimited, 4, 4)]
    [InlineData(403, "REQUEST_LIMIT_EXCEEDED", "ConcurrentPerOrgLongTxn Limit exceeded.", ErrorKind.RateLimited, 4, 4)]
    [InlineData(503, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.", ErrorKind.RateLimited, 1, 1)]
    [InlineData(400, "UNABLE_TO_LOCK_ROW", "unable to obtain exclusive access to this record", ErrorKind.Unavailable, 4, 4)]
    [InlineData(500, "UNABLE_TO_LOCK_ROW", "unable to obtain exclusive access to this record", ErrorKind.Unavailable, 4, 4)]
    [InlineData(503, "SERVER_UNAVAILABLE", "busy", ErrorKind.Unavailable, 4, 1)]
    [InlineData(403, "SERVER_UNAVAILABLE", "busy", ErrorKind.Unavailable, 4, 1)]
    [InlineData(500, "UNKNOWN_EXCEPTION", "An unexpected error occurred", ErrorKind.Unavailable, 4, 1)]
    [InlineData(400, "QUERY_TIMEOUT", "Your query request was running for too long.", ErrorKind.Validation, 1, 1)]
    [InlineData(400, "INVALID_QUERY_LOCATOR", "m", ErrorKind.Validation, 1, 1)]
    [InlineData(400, "MALFORMED_QUERY", "m", ErrorKind.Validation, 1, 1)]
    [InlineData(400, "INVALID_FIELD", "m", ErrorKind.Validation, 1, 1)]
    [InlineData(400, "INVALID_TYPE", "m", ErrorKind.Validation, 1, 1)]
    [InlineData(400, "MALFORMED_ID", "m", ErrorKind.Validation, 1, 1)]
    [InlineData(404, "NOT_FOUND", "m", ErrorKind.NotFound, 1, 1)]
    [InlineData(404, "ENTITY_IS_DELETED", "m", ErrorKind.NotFound, 1, 1)]
    [InlineData(400, "REQUIRED_FIELD_MISSING", "m", ErrorKind.Validation, 1, 1)]
    [InlineData(400, "FIELD_CUSTOM_VALIDATION_EXCEPTION", "m", ErrorKind.Validation, 1, 1)]
    [InlineData(400, "STRING_TOO_LONG", "m", ErrorKind.Validation, 1, 1)]
    [InlineData(400, "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", "m", ErrorKind.Validation, 1, 1)]
    [InlineData(400, "DUPLICATE_VALUE", "m", ErrorKind.Conflict, 1, 1)]
    [InlineData(400, "DUPLICATES_DETECTED", "m", ErrorKind.Conflict, 1, 1)]
    [InlineData(400, "INSUFFICIENT_ACCESS_OR_READONLY", "m", ErrorKind.Permission, 1, 1)]
    [InlineData(403, "INSUFFICIENT_ACCESS_OR_READONLY", "m", ErrorKind.Permission, 1, 1)]
    [InlineData(400, "INVALID_CROSS_REFERENCE_KEY", "m", ErrorKind.Validation, 1, 1)]
    [InlineData(400, "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", "Trigger: execution of AfterInsert", ErrorKind.Validation, 1, 1)]
    [InlineData(400, "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", "Trigger: UNABLE_TO_LOCK_ROW, unable to obtain", ErrorKind.Unavailable, 4, 4)]
    [InlineData(403, "API_DISABLED_FOR_ORG", "m", ErrorKind.Permission, 1, 1)]
    [InlineData(403, "API_CURRENTLY_DISABLED", "m", ErrorKind.Permission, 1, 1)]
    [InlineData(400, "STORAGE_LIMIT_EXCEEDED", "m", ErrorKind.Refused, 1, 1)]
    [InlineData(403, "STORAGE_LIMIT_EXCEEDED", "m", ErrorKind.Refused, 1, 1)]
    [InlineData(400, "LIMIT_EXCEEDED", "m", ErrorKind.RateLimited, 1, 1)]
    [InlineData(400, "PROCESSING_HALTED", "m", ErrorKind.Refused, 1, 1)]
    [InlineData(400, "ALL_OR_NONE_OPERATION_ROLLED_BACK", "m", ErrorKind.Refused, 1, 1)]
    [InlineData(400, "InvalidSessionId", "m", ErrorKind.Authentication, 1, 1)]
    [InlineData(400, "A_NEW_CODE", "m", ErrorKind.Validation, 1, 1)]
    [InlineData(403, "A_NEW_CODE", "m", ErrorKind.Permission, 1, 1)]
    public async Task A_code_has_its_kind_and_its_repeats(int status, string code, string message, ErrorKind kind, int reads, int writes)
    {
        foreach ((RetrySafety safety, int sends) in new[] { (RetrySafety.Read, reads), (RetrySafety.Once, writes) })
        {
            WireRig rig = new();
            rig.Server.Answer(status, $$"""[{"message":"{{message}}","errorCode":"{{code}}"}]""");

            ApiResult<bool> result = await rig.SendAsync(safety);

            Assert.Equal((kind, code, sends), (result.Error!.Kind, result.Error.Code, rig.Server.Count));
            Assert.Equal(code != "A_NEW_CODE", result.Error.CodeIsListed);
        }
    }

    [Theory]
    [InlineData("SERVER_UNAVAILABLE", "", 503, Outcome.Unknown)]
    [InlineData("UNABLE_TO_LOCK_ROW", "", 400, Outcome.Refused)]
    [InlineData("REQUEST_LIMIT_EXCEEDED", "ConcurrentRequests", 403, Outcome.Refused)]
    [InlineData("DUPLICATE_VALUE", "", 400, Outcome.Refused)]
    [InlineData("QUERY_TIMEOUT", "", 400, Outcome.Refused)]
    public async Task What_is_known_about_a_create_after_a_refusal(string code, string message, int status, Outcome outcome)
    {
        WireRig rig = new();
        rig.Server.Answer(status, $$"""[{"message":"{{message}}","errorCode":"{{code}}"}]""");

        Assert.Equal(outcome, (await rig.SendAsync(RetrySafety.Once)).Error!.Outcome);
    }

    [Theory]
    [InlineData(300, """["/services/data/v67.0/sobjects/A/001"]""", ErrorKind.Conflict, Outcome.Refused, 1, 1, "MULTIPLE_CHOICES", "merge")]
    [InlineData(302, "", ErrorKind.Protocol, Outcome.Refused, 1, 1, "none", "redirect")]
    [InlineData(400, "<html>", ErrorKind.Validation, Outcome.Refused, 1, 1, "none", "")]
    [InlineData(401, "", ErrorKind.Authentication, Outcome.Refused, 1, 1, "none", "")]
    [InlineData(403, "<html>", ErrorKind.Permission, Outcome.Refused, 1, 1, "none", "")]
    [InlineData(404, "", ErrorKind.NotFound, Outcome.Refused, 1, 1, "none", "")]
    [InlineData(405, """[{"errorCode":"METHOD_NOT_ALLOWED"}]""", ErrorKind.Validation, Outcome.Refused, 1, 1, "METHOD_NOT_ALLOWED", "")]
    [InlineData(409, "", ErrorKind.Conflict, Outcome.Refused, 1, 1, "none", "")]
    [InlineData(410, """[{"errorCode":"UNSUPPORTED_API_VERSION","message":"m"}]""", ErrorKind.Validation, Outcome.Refused, 1, 1, "UNSUPPORTED_API_VERSION", "ApiVersion")]
    [InlineData(412, "", ErrorKind.Conflict, Outcome.Refused, 1, 1, "none", "read it again")]
    [InlineData(414, "<html>", ErrorKind.Validation, Outcome.Refused, 1, 1, "none", "too long")]
    [InlineData(415, "", ErrorKind.Validation, Outcome.Refused, 1, 1, "none", "")]
    [InlineData(420, "", ErrorKind.Unavailable, Outcome.Unknown, 4, 1, "none", "scratch")]
    [InlineData(428, "", ErrorKind.Other, Outcome.Refused, 1, 1, "none", "")]
    [InlineData(431, "", ErrorKind.Validation, Outcome.Refused, 1, 1, "none", "too long")]
    [InlineData(500, "", ErrorKind.Unavailable, Outcome.Unknown, 4, 1, "none", "")]
    [InlineData(502, "<html>Bad gateway</html>", ErrorKind.Unavailable, Outcome.Unknown, 4, 1, "none", "")]
    [InlineData(503, "<html>Down for maintenance</html>", ErrorKind.Unavailable, Outcome.Unknown, 4, 1, "none", "")]
    public async Task A_status_without_a_code_has_its_kind_and_its_repeats(int status, string body, ErrorKind kind, Outcome outcome, int reads, int writes, string code, string advice)
    {
        WireRig read = new();
        WireRig write = new();
        read.Server.Answer(status, body, body.StartsWith('<') ? "text/html" : "application/json");
        write.Server.Answer(status, body, body.StartsWith('<') ? "text/html" : "application/json");

        ApiError error = (await read.SendAsync(RetrySafety.Read)).Error!;
        ApiError ofWrite = (await write.SendAsync(RetrySafety.Once)).Error!;

        Assert.Equal((kind, code, reads, writes), (error.Kind, error.PrintableCode, read.Server.Count, write.Server.Count));
        Assert.Equal(outcome, ofWrite.Outcome);
        Assert.Contains(advice, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Not_changed_is_a_success()
    {
        WireRig rig = new();
        rig.Server.Answer(304, "");

        Assert.True((await rig.SendAsync(RetrySafety.Read)).Succeeded);
    }

    [Theory]
    [InlineData(RetrySafety.Read, 4)]
    [InlineData(RetrySafety.Idempotent, 4)]
    [InlineData(RetrySafety.Session, 4)]
    [InlineData(RetrySafety.Once, 1)]
    public async Task After_a_lost_connection_only_what_may_run_twice_goes_again(RetrySafety safety, int sends)
    {
        WireRig rig = new();
        rig.Server.Throw(new IOException("reset"));

        ApiError error = (await rig.SendAsync(safety)).Error!;

        Assert.Equal((sends, safety == RetrySafety.Read ? Outcome.Refused : Outcome.Unknown), (rig.Server.Count, error.Outcome));
    }

    [Fact]
    public async Task A_read_has_no_body_and_every_call_names_the_client()
    {
        WireRig rig = new();
        rig.Server.Answer(200, "{}");

        await rig.SendAsync(RetrySafety.Read);

        Assert.Null(rig.Server.Requests[0].Body);
        Assert.False(rig.Server.Requests[0].Headers.ContainsKey("Content-Type"));
        Assert.Equal(("client=Test", "Bearer " + SalesforceRig.Token), (rig.Server.Requests[0].Headers["Sforce-Call-Options"], rig.Server.Requests[0].Headers["Authorization"]));
    }

    [Theory]
    [InlineData("""[{"errorCode":"DUPLICATE_VALUE","message":"duplicate value found: Key__c duplicates value on record with id: 0015g00000ABCDE"}]""", "0015g00000ABCDE")]
    [InlineData("""[{"errorCode":"DUPLICATE_VALUE","message":"duplicates value on record with id: <unknown>"}]""", null)]
    [InlineData("""[{"errorCode":"DUPLICATES_DETECTED","duplicateResut":{"allowSave":true,"matchResults":[{"matchRecords":[{"record":{"Id":"0015g00000ABCDEFGH"}}]}]}}]""", "0015g00000ABCDEFGH")]
    [InlineData("""[{"errorCode":"DUPLICATES_DETECTED","duplicateResult":{"matchResults":[{"matchRecords":[{"record":{"Id":"0015g00000ABCDE"}}]}]}}]""", "0015g00000ABCDE")]
    [InlineData("""[{"errorCode":"DUPLICATES_DETECTED","duplicateResut":{"matchResults":[]}}]""", null)]
    [InlineData("""[{"errorCode":"DUPLICATES_DETECTED","duplicateResut":{"matchResults":[{"matchRecords":[{"record":7}]}]}}]""", null)]
    public async Task A_duplicate_names_the_record_in_the_way(string body, string? id)
    {
        WireRig rig = new();
        rig.Server.Answer(400, body);

        Assert.Equal(id, (await rig.SendAsync(RetrySafety.Once)).Error!.RelatedId);
    }

    [Fact]
    public void The_errors_of_a_tree_are_read_of_all_its_records()
    {
        IReadOnlyList<SalesforceErrorItem> items = ErrorItems.Read("""{"hasErrors":true,"results":[{"referenceId":"a","errors":[{"statusCode":"INVALID_EMAIL_ADDRESS","message":"m","fields":["Email"]}]},{"referenceId":"b"},7,{"errors":[{"statusCode":"DUPLICATE_VALUE"}]}]}"""u8);

        Assert.Equal(["INVALID_EMAIL_ADDRESS", "DUPLICATE_VALUE"], items.Select(static i => i.Code));
    }
}
