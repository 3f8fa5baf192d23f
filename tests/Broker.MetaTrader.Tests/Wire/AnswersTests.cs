using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.MetaTrader.Mt4.Models;
using Broker.MetaTrader.Tests.Mt4;
using Broker.MetaTrader.Wire;

namespace Broker.MetaTrader.Tests.Wire;

public sealed class AnswersTests
{
    private static readonly ApiResponseReader<Mt4Quote> One = Answers.One<Mt4Quote>();
    private static readonly ApiResponseReader<IReadOnlyList<Mt4Quote>> Many = Answers.Many<Mt4Quote>();

    [Theory]
    [InlineData("""{"symbol":"A"}""")]
    [InlineData(" \r\n{\"symbol\":\"A\"} \n")]
    [InlineData("\uFEFF{\"symbol\":\"A\"}")]
    [InlineData("""{"result":{"symbol":"A"},"error":null}""")]
    [InlineData("""{"error":null,"result":{"symbol":"A"}}""")]
    [InlineData("""{"error":{},"Data":{"symbol":"A"}}""")]
    [InlineData("""{"data":{"symbol":"A"},"more":[1,{"symbol":"B"}]}""")]
    [InlineData("""{"result":null,"data":{"symbol":"A"}}""")]
    [InlineData("""{"res\u0075lt":{"symbol":"A"}}""")]
    public async Task A_record_is_read_bare_or_out_of_its_wrapper(string body) => Assert.Equal("A", (await ReadAsync(body, One)).Value.Symbol);

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"result":null}""")]
    [InlineData("""{"result":null,"error":null}""")]
    [InlineData("""{"result":{}}""")]
    [InlineData("""{"result":[]}""")]
    [InlineData("""{"result":{"data":{"symbol":"A"}}}""")]
    [InlineData("""{"other":1}""")]
    [InlineData("""[{"symbol":"A"}]""")]
    [InlineData("""{"symbol":"A"}{"symbol":"A"}""")]
    [InlineData("""{"symbol":"A"}, """)]
    [InlineData("""{"result":{"symbol":"A"},"x":}""")]
    [InlineData("""{"result":{"symbol":"A"}""")]
    [InlineData("""{"symbol":"A" """)]
    [InlineData("")]
    [InlineData("OK")]
    public async Task What_is_no_record_is_a_protocol_error(string body) => Assert.Equal(ErrorKind.Protocol, (await ReadAsync(body, One)).Error?.Kind);

    [Theory]
    [InlineData("[]", 0)]
    [InlineData("""[{"symbol":"A"},{}]""", 2)]
    [InlineData("""{"result":[{"symbol":"A"}],"error":null}""", 1)]
    public async Task A_list_is_read_bare_or_out_of_its_wrapper(string body, int count) => Assert.Equal(count, (await ReadAsync(body, Many)).Value.Count);

    [Theory]
    [InlineData("""[{"symbol":"A"},null]""")]
    [InlineData("""[{"symbol":"A"},"B"]""")]
    [InlineData("""[[{"symbol":"A"}]]""")]
    [InlineData("""[{"symbol":"A"}],[]""")]
    [InlineData("""[{"symbol":"A"}""")]
    [InlineData("""{"symbol":"A"}""")]
    [InlineData("null")]
    [InlineData("")]
    public async Task A_list_that_is_not_whole_is_a_protocol_error(string body) => Assert.Equal(ErrorKind.Protocol, (await ReadAsync(body, Many)).Error?.Kind);

    [Theory]
    [InlineData("""["A","b.m",5]""", "A b.m 5")]
    [InlineData("""{"result":["A"]}""", "A")]
    [InlineData("""["A",""]""", null)]
    [InlineData("""["A",null]""", null)]
    [InlineData("""["A",{"symbol":"B"}]""", null)]
    [InlineData("\"A\"", null)]
    public async Task A_list_of_texts_has_no_holes(string body, string? texts)
    {
        ApiResult<IReadOnlyList<string>> result = await ReadAsync(body, Answers.Texts);

        Assert.Equal(texts, result.Succeeded ? string.Join(' ', result.Value) : null);
    }

    [Theory]
    [InlineData("[1,\"2\",3.0]", "1 2 3")]
    [InlineData("[1,2.5]", null)]
    [InlineData("[9223372036854775808]", null)]
    [InlineData("[1,\"x\"]", null)]
    public async Task A_list_of_whole_numbers_has_no_holes(string body, string? numbers)
    {
        ApiResult<IReadOnlyList<long>> result = await ReadAsync(body, Answers.Wholes);

        Assert.Equal(numbers, result.Succeeded ? string.Join(' ', result.Value) : null);
    }

    [Theory]
    [InlineData("OK", true)]
    [InlineData("\"ok\"", true)]
    [InlineData(" OK\n", true)]
    [InlineData("""{"result":"OK","error":null}""", true)]
    [InlineData("OKAY", false)]
    [InlineData("<html>OK</html>", false)]
    [InlineData("", false)]
    [InlineData("""{"result":{"x":"OK"}}""", false)]
    [InlineData("""{"result":"OK"}x""", false)]
    public async Task The_word_ok_is_demanded(string body, bool ok) => Assert.Equal(ok, (await ReadAsync(body, Answers.Ok)).Succeeded);

    [Theory]
    [InlineData("1.5", "1.5")]
    [InlineData("\"-2\"", "-2")]
    [InlineData("1e2", "100")]
    [InlineData("""{"data":7}""", "7")]
    [InlineData("1,5", null)]
    [InlineData("NaN", null)]
    [InlineData("1e400", null)]
    [InlineData("""{"data":[7]}""", null)]
    public async Task A_number_is_read_with_a_point_whatever_the_culture(string body, string? expected)
    {
        System.Globalization.CultureInfo.CurrentCulture = new System.Globalization.CultureInfo("de-DE");
        ApiResult<decimal> result = await ReadAsync(body, Answers.Number);

        Assert.Equal(expected, result.Succeeded ? result.Value.ToString(System.Globalization.CultureInfo.InvariantCulture) : null);
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("\"False\"", false)]
    [InlineData("""{"result":false}""", false)]
    [InlineData("1", null)]
    [InlineData("yes", null)]
    public async Task A_flag_is_true_or_false(string body, bool? expected)
    {
        ApiResult<bool> result = await ReadAsync(body, Answers.Flag);

        Assert.Equal(expected, result.Succeeded ? result.Value : null);
    }

    private static ValueTask<ApiResult<T>> ReadAsync<T>(string body, ApiResponseReader<T> reader) => Mt4Rig.Answering(body).ReadAsync(reader);
}
