using System.Text;
using System.Text.Json;
using Broker.MetaTrader.Wire;

namespace Broker.MetaTrader.Tests.Wire;

public sealed class RawAnswerTests
{
    [Theory]
    [InlineData("""{"a":1,"password":"CANARY","b":{"Investor_Password":"CANARY","c":[{"apiKey":{"x":"CANARY"},"d":true}]},"isInvestor":false}""", """{"a":1,"b":{"c":[{"d":true}]},"isInvestor":false}""")]
    [InlineData("""[{"stackTrace":"CANARY"},null,-1.50e3,"t"]""", """[{},null,-1.50e3,"t"]""")]
    [InlineData("""{"p\u0061ssword":"CANARY","ok":1}""", """{"ok":1}""")]
    [InlineData("""{"password":["CANARY",["CANARY"]]}""", "{}")]
    [InlineData("""{"result":{"a":1},"error":null}""", """{"a":1}""")]
    [InlineData("""{"\ud83d":"CANARY","ok":"\ud83d"}""", """{"ok":null}""")]
    [InlineData("{}", "{}")]
    [InlineData("null", "null")]
    [InlineData("12.50", "12.50")]
    [InlineData("true", "true")]
    public void It_is_the_answer_without_members_whose_name_tells_a_secret(string body, string expected)
    {
        RawAnswer answer = Read(body);

        Assert.Equal(expected, answer.Root.GetRawText());
        Assert.DoesNotContain("CANARY", answer.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("OK")]
    [InlineData("12 sessions")]
    [InlineData("nothing to do")]
    [InlineData("truely")]
    [InlineData("-")]
    [InlineData("<html>äöü</html>")]
    [InlineData("")]
    public void A_text_stands_as_a_json_string(string body) => Assert.Equal((JsonValueKind.String, body), (Read(body).Root.ValueKind, Read(body).Root.GetString()));

    [Theory]
    [InlineData("""{"a":1""")]
    [InlineData("""{"a":1}x""")]
    [InlineData("[1,]")]
    [InlineData("\"open")]
    [InlineData("""{"result":null}""")]
    public void A_damaged_answer_is_none(string body) => Assert.ThrowsAny<JsonException>(() => Read(body));

    [Fact]
    public void It_prints_its_size_only() => Assert.Equal("raw answer of 9 bytes", Read("""{"a":"x"}""").ToString());

    [Fact]
    public void A_very_deep_answer_is_refused() => Assert.ThrowsAny<JsonException>(() => Read(new string('[', 100_000)));

    private static RawAnswer Read(string body) => RawAnswer.Read(Encoding.UTF8.GetBytes(body));
}
