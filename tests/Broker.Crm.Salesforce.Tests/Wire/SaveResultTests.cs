using System.Text;
using System.Text.Json;
using Broker.Crm.Salesforce.Wire;

namespace Broker.Crm.Salesforce.Tests.Wire;

public sealed class SaveResultTests
{
    [Theory]
    [InlineData("""{"id":"001000000000001AAA","success":true,"errors":[],"created":true}""", "001000000000001AAA", true, true, "")]
    [InlineData("""{"id":"001000000000001AAA","success":true,"errors":null}""", "001000000000001AAA", true, null, "")]
    [InlineData("""{"success":false,"errors":[{"statusCode":"DUPLICATE_VALUE","message":"CANARY","fields":[]}]}""", null, false, null, "DUPLICATE_VALUE")]
    [InlineData("""{"errors":[{"statusCode":"NEW_CODE"}]}""", null, false, null, "NEW_CODE")]
    [InlineData("""{"errorCode":"INVALID_FIELD","message":"m"}""", null, false, null, "INVALID_FIELD")]
    [InlineData("""{"id":"","success":false,"errors":[{"statusCode":"A"},{"statusCode":"B"}],"duplicateResut":{"x":1}}""", null, false, null, "A,B")]
    public void Every_shape_is_read(string json, string? id, bool success, bool? created, string codes)
    {
        SaveResult result = Read(json);

        Assert.Equal((id, success, created, codes), (result.Id, result.Success, result.Created, string.Join(',', result.Errors.Select(e => e.Code))));
        Assert.DoesNotContain("CANARY", result.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("""{"id":"x"}""")]
    [InlineData("""{"success":tru""")]
    public void What_does_not_say_whether_it_was_saved_is_a_JsonException(string json) => Assert.ThrowsAny<JsonException>(() => Read(json));

    [Fact]
    public void A_list_keeps_its_order()
    {
        var reader = new Utf8JsonReader("""[{"id":"001000000000001AAA","success":true},{"success":false,"errors":[{"statusCode":"A"}]}]"""u8);
        Assert.Equal([true, false], SaveResult.ReadList(ref reader).Select(r => r.Success));
    }

    private static SaveResult Read(string json)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        return SaveResult.Read(ref reader);
    }
}
