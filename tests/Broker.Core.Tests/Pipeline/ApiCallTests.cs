using System.Globalization;
using System.Text;
using Broker.Core.Errors;
using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.Core.Tests.Support;

namespace Broker.Core.Tests.Pipeline;

public sealed class ApiCallTests
{
    [Theory]
    [InlineData("things")]
    [InlineData("/a b")]
    [InlineData("/a\r\nX-Evil: 1")]
    [InlineData("/ü")]
    [InlineData("")]
    public void A_path_that_could_change_the_request_is_refused_without_being_printed(string path)
    {
        ArgumentException refused = Assert.ThrowsAny<ArgumentException>(() => Operations.Read.Call(path));
        if (path.Length > 0)
        {
            Assert.DoesNotContain(path, refused.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("things")]
    [InlineData("/things?id=1")]
    public void A_template_is_a_path_without_a_query(string template) =>
        Assert.Throws<ArgumentException>(() => new ApiOperation("X", HttpMethod.Get, template, RetrySafety.Read));

    [Fact]
    public void Query_values_are_escaped_and_independent_of_the_culture()
    {
        CultureInfo.CurrentCulture = new CultureInfo("de-DE");
        ApiCall call = Operations.Read.Call("/x").Query("text", "a&b=c d/ü\r\n").Query("none", (string?)null).Query("lots", 1234.50m).Query("n", -5L)
            .Query("yes", true).Query("no", (bool?)null);
        Assert.Equal("/x?text=a%26b%3Dc%20d%2F%C3%BC%0D%0A&lots=1234.50&n=-5&yes=true", call.Target);
    }

    [Fact]
    public async Task The_target_arrives_as_it_was_written_below_the_path_of_the_base_address()
    {
        using var rig = new Rig();
        rig.Stub.Answer(200, Rig.ThingJson);
        await rig.Pipeline.SendAsync(Operations.Read.Call("/a%2Fb/..%2F").Query("q", "x+y"), Operations.Thing, CancellationToken.None);
        Assert.Equal("/base/a%2Fb/..%2F?q=x%2By", rig.Stub.Requests[0].PathAndQuery);
    }

    [Fact]
    public void A_call_is_immutable()
    {
        ApiCall call = Operations.Idempotent.Call();
        ApiCall other = call.WithIdempotencyKey("k").WithIdentity("id");
        Assert.Null(call.IdempotencyKey);
        Assert.Equal("k", other.IdempotencyKey);
        Assert.Equal("id", other.RequestIdentity);
    }

    [Fact]
    public void A_form_is_escaped_in_order_with_literal_brackets_in_names()
    {
        ApiBody body = ApiBody.Form([new("metadata[order id]", "a&b=ü+"), new("amount", "1050")]);
        Assert.Equal("metadata[order%20id]=a%26b%3D%C3%BC%2B&amount=1050", Encoding.ASCII.GetString(body.Bytes.Span));
    }

    [Theory]
    [InlineData("\"abc\"", "abc")]
    [InlineData(" abc \r\n", "abc")]
    [InlineData("\"a\\u0062\"", "ab")]
    [InlineData("\"a\" and \"b\"", "\"a\" and \"b\"")]
    [InlineData("\"", "\"")]
    [InlineData("", "")]
    public async Task Text_is_read_with_and_without_quotes(string body, string text)
    {
        using var rig = new Rig(o => o.Resilience.MaxRetries = 0);
        rig.Stub.Answer(200, body, "text/plain");
        Assert.Equal(text, await rig.Pipeline.SendAsync(Operations.ReadCall, ApiReaders.Text, CancellationToken.None));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("<html>down</html>")]
    [InlineData("{\"Name\":1,\"Size\":1}")]
    public async Task An_answer_of_another_form_is_a_protocol_error_that_says_where_and_not_what(string body)
    {
        using var rig = new Rig(o => o.Resilience.MaxRetries = 0);
        rig.Stub.Answer(200, body);
        ApiResult<Thing> result = await rig.Pipeline.TrySendAsync(Operations.ReadCall, Operations.Thing, CancellationToken.None);
        Assert.Equal(ErrorKind.Protocol, result.Error!.Kind);
        Assert.DoesNotContain("html", result.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whatever_a_protocol_or_reader_throws_is_a_result()
    {
        foreach (Exception bug in new Exception[] { new NotSupportedException("canary"), new KeyNotFoundException("canary"), new ArgumentException("canary"), new OverflowException("canary") })
        {
            using var rig = new Rig(o => o.Resilience.MaxRetries = 0);
            rig.Stub.Answer(200, "{}");
            ApiResult<int> result = await rig.Pipeline.TrySendAsync<int>(Operations.OnceCall, (in ApiResponse _) => throw bug, CancellationToken.None);
            Assert.Equal(ErrorKind.Protocol, result.Error!.Kind);
            Assert.Equal(Outcome.Unknown, result.Error.Outcome);
            Assert.DoesNotContain("canary", result.Error.ToException().ToString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("req_1-2.3:4", true)]
    [InlineData("two words", false)]
    [InlineData("<b>", false)]
    public async Task A_request_id_is_taken_only_when_it_looks_like_one(string header, bool taken)
    {
        using var rig = new Rig();
        rig.Stub.Answer(200, Rig.ThingJson, headers: ("Request-Id", header));
        ApiResult<Thing> result = await rig.Pipeline.TrySendAsync(Operations.ReadCall, Operations.Thing, CancellationToken.None);
        Assert.Equal(taken ? header : null, result.RequestId);
    }
}
