using System.Text;
using Broker.Core.Errors;
using Broker.Crm.Salesforce.Wire;

namespace Broker.Crm.Salesforce.Tests.Wire;

public sealed class ErrorItemTests
{
    [Theory]
    [InlineData("""[{"message":"m","errorCode":"INVALID_FIELD","fields":["A__c"]}]""", "INVALID_FIELD", "A__c")]
    [InlineData("""[{"message":"m","errorCode":"INVALID_FIELD","fields":null}]""", "INVALID_FIELD", "")]
    [InlineData("""[{"message":"m","errorCode":"INVALID_FIELD"}]""", "INVALID_FIELD", "")]
    [InlineData("""{"id":null,"success":false,"errors":[{"statusCode":"DUPLICATE_VALUE","message":"m","fields":["B__c","C__c"]}]}""", "DUPLICATE_VALUE", "B__c,C__c")]
    [InlineData("""{"error":"invalid_grant","error_description":"authentication failure"}""", "invalid_grant", "")]
    [InlineData("""{"exceptionCode":"InvalidVersion","exceptionMessage":"m"}""", "InvalidVersion", "")]
    public void Every_shape_is_read(string body, string code, string fields)
    {
        SalesforceErrorItem item = Assert.Single(ErrorItems.Read(Encoding.UTF8.GetBytes(body)));

        Assert.Equal((code, fields), (item.Code, string.Join(',', item.Fields)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>Down for maintenance</html>")]
    [InlineData("[1,null,\"x\"]")]
    [InlineData("{\"errors\":[]}")]
    [InlineData("[{\"errorCode\":")]
    [InlineData("{\"\\ud800\":1}")]
    public void A_body_without_errors_gives_none_and_never_throws(string body) => Assert.DoesNotContain(ErrorItems.Read(Encoding.UTF8.GetBytes(body)), static i => i.Code is not null);

    [Fact]
    public void The_daily_limit_is_told_apart_from_the_concurrent_one()
    {
        ApiFailure daily = ErrorCodes.Apply(ApiFailure.FromStatus(403), [new("REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.", [])]);
        ApiFailure concurrent = ErrorCodes.Apply(ApiFailure.FromStatus(403), [new("REQUEST_LIMIT_EXCEEDED", "ConcurrentPerOrgLongTxn Limit exceeded.", [])]);

        Assert.Equal((ErrorKind.RateLimited, false, true), (daily.Kind, daily.IsTransient, daily.IsQuotaExhausted));
        Assert.Equal((ErrorKind.RateLimited, true, false, true), (concurrent.Kind, concurrent.IsTransient, concurrent.IsQuotaExhausted, concurrent.NotApplied));
    }

    [Theory]
    [InlineData("UNABLE_TO_LOCK_ROW", "")]
    [InlineData("CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", "X: UNABLE_TO_LOCK_ROW, unable to obtain exclusive access")]
    public void A_lock_was_not_written_and_may_go_again(string code, string message)
    {
        ApiFailure failure = ErrorCodes.Apply(ApiFailure.FromStatus(400), [new(code, message, [])]);

        Assert.Equal((ErrorKind.Unavailable, true, true), (failure.Kind, failure.IsTransient, failure.NotApplied));
    }

    [Fact]
    public void The_error_that_names_a_cause_comes_before_the_ones_that_were_rolled_back()
    {
        ApiFailure failure = ErrorCodes.Apply(ApiFailure.FromStatus(400), [new(ErrorCodes.RolledBack, "m", []), new("REQUIRED_FIELD_MISSING", "m", ["Name"])]);

        Assert.Equal(("REQUIRED_FIELD_MISSING", ErrorKind.Validation, "Name"), (failure.Code, failure.Kind, Assert.Single(failure.Fields).Field));
    }

    [Fact]
    public void An_unknown_code_is_kept_and_not_printed()
    {
        ApiFailure failure = ErrorCodes.Apply(ApiFailure.FromStatus(400), [new("SOMETHING_NEW_CANARY", "m", [])]);

        Assert.Equal(("SOMETHING_NEW_CANARY", false, ErrorKind.Validation), (failure.Code, failure.CodeIsListed, failure.Kind));
        Assert.DoesNotContain("CANARY", failure.ToString(), StringComparison.Ordinal);
    }
}
