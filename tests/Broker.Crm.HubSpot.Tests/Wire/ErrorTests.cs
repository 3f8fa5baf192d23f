using Broker.Core.Errors;

namespace Broker.Crm.HubSpot.Tests.Wire;

public sealed class ErrorTests
{
    [Theory]
    [InlineData(400, "VALIDATION_ERROR", ErrorKind.Validation, typeof(ValidationFailedException))]
    [InlineData(400, "OBJECT_NOT_FOUND", ErrorKind.NotFound, typeof(NotFoundException))]
    [InlineData(401, "INVALID_AUTHENTICATION", ErrorKind.Authentication, typeof(AuthenticationFailedException))]
    [InlineData(401, "EXPIRED_AUTHENTICATION", ErrorKind.Authentication, typeof(AuthenticationFailedException))]
    [InlineData(403, "MISSING_SCOPES", ErrorKind.Permission, typeof(AuthenticationFailedException))]
    [InlineData(404, "OBJECT_NOT_FOUND", ErrorKind.NotFound, typeof(NotFoundException))]
    [InlineData(409, "CONFLICT", ErrorKind.Conflict, typeof(ConflictException))]
    public async Task Each_refusal_has_its_exception_and_is_not_repeated(int status, string category, ErrorKind kind, Type type)
    {
        HubSpotRig rig = new();
        rig.Server.Answer(status, WireBodies.Error(category, "no"), headers: ("X-HubSpot-Correlation-Id", "1a2b-3c"));

        Exception? thrown = await Record.ExceptionAsync(() => rig.Client.Objects("contacts").CreateAsync(HubSpotRig.Map(("email", "x"))));

        Assert.IsType(type, thrown);
        ApiError error = ((BrokerApiException)thrown!).Error;
        Assert.Equal((kind, Outcome.Refused, category, "1a2b-3c", "hubspot", "CreateObject"), (error.Kind, error.Outcome, error.PrintableCode, error.RequestId, error.System, error.Operation));
        Assert.Equal(1, rig.Server.Count);
    }

    [Fact]
    public async Task Refused_properties_are_read_out_of_the_json_inside_the_message()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(400, WireBodies.Error(
            "VALIDATION_ERROR",
            """Property values were not valid: [{"isValid":false,"message":"x","error":"PROPERTY_DOESNT_EXIST","name":"kyc_status"},{"error":"INVALID_EMAIL","name":"email"},{"error":"X","name":"never_sent"}] and more"""));

        ValidationFailedException error = await Assert.ThrowsAsync<ValidationFailedException>(
            () => rig.Client.Objects("contacts").CreateAsync(HubSpotRig.Map(("email", "x"), ("kyc_status", "approved"))));

        Assert.Equal([new FieldError("kyc_status", "PROPERTY_DOESNT_EXIST"), new FieldError("email", "INVALID_EMAIL")], error.Fields);
        Assert.Contains("kyc_status", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("never_sent", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refused_properties_are_read_out_of_the_error_list()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(400, WireBodies.Error("VALIDATION_ERROR", "no", ""","errors":[{"message":"m","code":"INVALID_INTEGER","context":{"propertyName":["age"]}},{"in":"city","code":"TOO_LONG"},7,null]"""));

        ValidationFailedException error = await Assert.ThrowsAsync<ValidationFailedException>(
            () => rig.Client.Objects("contacts").UpdateAsync("1", HubSpotRig.Map(("age", "x"), ("city", "y"))));

        Assert.Equal([new FieldError("age", "INVALID_INTEGER"), new FieldError("city", "TOO_LONG")], error.Fields);
    }

    [Fact]
    public async Task A_conflict_names_the_record_that_is_in_the_way()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(409, WireBodies.Error("CONFLICT", "Contact already exists. Existing ID: 51000784000"));

        ConflictException error = await Assert.ThrowsAsync<ConflictException>(() => rig.Client.Objects("contacts").CreateAsync(HubSpotRig.Map(("email", "a@example.com"))));

        Assert.Equal("51000784000", error.Error.RelatedId);
    }

    [Fact]
    public async Task Missing_scopes_are_named_and_only_what_looks_like_one()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(403, WireBodies.Error("MISSING_SCOPES", "no", ""","errors":[{"message":"m","context":{"requiredGranularScopes":["crm.objects.contacts.write","pat-eu1-secret"]}}]"""));

        AuthenticationFailedException error = await Assert.ThrowsAsync<AuthenticationFailedException>(() => rig.Client.Objects("contacts").GetAsync("1"));

        Assert.Contains("crm.objects.contacts.write", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("pat-eu1", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(414, "<html><head><title>414 Request-URI Too Large</title></head></html>", ErrorKind.Validation)]
    [InlineData(400, "", ErrorKind.Validation)]
    [InlineData(400, "[1,2]", ErrorKind.Validation)]
    [InlineData(400, "{", ErrorKind.Validation)]
    [InlineData(404, "null", ErrorKind.NotFound)]
    [InlineData(400, """{"message":7,"category":{"a":1},"errors":{"a":1},"context":[1],"policyName":[2]}""", ErrorKind.Validation)]
    [InlineData(400, """{"message":"\ud800","category":"\udc00","context":{"\ud800":[1]}}""", ErrorKind.Validation)]
    [InlineData(302, "", ErrorKind.Protocol)]
    public async Task Any_body_is_read_by_its_status_at_least(int status, string body, ErrorKind kind)
    {
        HubSpotRig rig = new(o => o.Resilience.MaxRetries = 0);
        rig.Server.Answer(status, body, "text/html");

        BrokerApiException error = await Assert.ThrowsAnyAsync<BrokerApiException>(() => rig.Client.Objects("contacts").GetAsync("1"));

        Assert.Equal((kind, (int?)status), (error.Error.Kind, error.Status));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(521)]
    [InlineData(523)]
    [InlineData(524)]
    public async Task A_read_is_repeated_after_a_server_failure(int status)
    {
        HubSpotRig rig = new();
        rig.Server.Answer(status, "<html/>", "text/html").Answer(200, WireBodies.Record("1"));

        Assert.Equal("1", (await rig.Client.Objects("contacts").GetAsync("1")).Id);
        Assert.Equal(2, rig.Server.Count);
    }

    [Fact]
    public async Task An_unlisted_category_is_kept_and_not_printed()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(400, WireBodies.Error("BRAND_NEW_THING", "no"));

        ValidationFailedException error = await Assert.ThrowsAsync<ValidationFailedException>(() => rig.Client.Objects("contacts").GetAsync("1"));

        Assert.Equal("BRAND_NEW_THING", error.ProviderCode);
        Assert.DoesNotContain("BRAND_NEW_THING", error.Message, StringComparison.Ordinal);
    }
}
