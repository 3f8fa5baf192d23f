using System.Net;
using Broker.Core.Errors;
using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.Core.Tests.Support;
using Broker.TestSupport;

namespace Broker.Core.Tests.Errors;

/// <summary>One canary per place where a secret can be; none may reach a text, a log line, a trace or a metric.</summary>
public sealed class LeakTests
{
    private const string Canary = "canary7f3a";

    public static TheoryData<string> Faults => ["400", "401", "429", "500", "truncate", "reset", "header line", "status line", "malformed", "handler", "html", "success", "oversize"];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task No_fault_lets_a_canary_out(string fault)
    {
        using var telemetry = new TelemetryCollector();
        await using var server = new RawServer(Script(fault));
        using SocketsHttpHandler primary = ApiTransport.CreatePrimaryHandler();
        using var failing = new FailingHandler(primary);
        using var rig = new Rig(
            o =>
            {
                o.BaseAddress = server.Address;
                o.Resilience.MaxRetries = 1;
                o.MaxResponseBytes = 4096;
            },
            transport: ApiTransport.From(fault == "handler" ? failing : primary));
        rig.Protocol.Token = Canary + "-credential";
        rig.Protocol.Change = static failure => failure with { Fields = [new FieldError(Canary + " field text", Canary + "-fieldcode")], RelatedId = Canary + "-related" };
        foreach (ApiOperation operation in new[] { Operations.Idempotent, Operations.OncePost })
        {
            ApiCall call = operation.Call("/things/" + Canary + "-path").Query("password", Canary + "-query")
                .WithBody(ApiBody.RawJson("{\"password\":\"canary7f3a-body\"}"u8.ToArray())).WithIdempotencyKey("key-1");

            ApiResult<Thing> result = await rig.Pipeline.TrySendAsync(call, Operations.Thing, CancellationToken.None);

            Assert.Equal(fault == "success", result.Succeeded);
            if (result.Error is { } error)
            {
                AssertClean(error.ToString());
                AssertClean(error.ToException().ToString());
                AssertClean(error.ToException().Message);
                AssertClean(error.Cause?.ToString() ?? string.Empty);
                AssertClean(Boundaries.Failure(error));
                AssertClean($"{(object)result} {(object)call} {(object)call.Body!}");
            }
        }

        Assert.NotEmpty(rig.Log.Lines);
        AssertClean(rig.Log.Text);
        Assert.Contains("testsystem", telemetry.Text, StringComparison.Ordinal);
        AssertClean(telemetry.Text);
    }

    [Fact]
    public async Task A_listed_code_is_printed_and_an_unlisted_one_is_not()
    {
        using var rig = new Rig(o => o.Resilience.MaxRetries = 0);
        rig.Stub.Answer(402, "", headers: ("Error-Code", "card_declined"));
        rig.Protocol.Change = static failure => failure with { CodeIsListed = failure.Code == "card_declined" };
        ApiResult<Thing> listed = await rig.Pipeline.TrySendAsync(Operations.OnceCall, Operations.Thing, CancellationToken.None);
        Assert.Contains("code card_declined", listed.Error!.ToString(), StringComparison.Ordinal);
        rig.Protocol.Change = null;
        ApiResult<Thing> unlisted = await rig.Pipeline.TrySendAsync(Operations.OnceCall, Operations.Thing, CancellationToken.None);
        Assert.Contains("code unlisted", unlisted.Error!.ToString(), StringComparison.Ordinal);
        Assert.Equal("card_declined", unlisted.Error.Code);
    }

    [Fact]
    public void A_field_name_prints_only_when_it_looks_like_a_name()
    {
        var error = new ApiError
        {
            System = "s", Operation = "o", Kind = ErrorKind.Validation, Outcome = Outcome.Refused,
            Fields = [new("properties.email_2", "x"), new("my password is x", "x"), new(new string('a', 65), "x")],
        };
        Assert.Contains("Fields: properties.email_2, unlisted, unlisted.", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Provider_text_is_there_for_those_who_ask_and_prints_only_its_length()
    {
        var text = new ProviderText(Canary);
        Assert.Equal(Canary, text.Reveal());
        Assert.Equal("[provider text, 10 characters]", text.ToString());
        Assert.Equal("\"[provider text, 10 characters]\"", System.Text.Json.JsonSerializer.Serialize(text, TestJson.Default.ProviderText));
        Assert.Equal(string.Empty, default(ProviderText).ToString());
    }

    private static void AssertClean(string text) => Assert.DoesNotContain(Canary, text, StringComparison.OrdinalIgnoreCase);

    private static Func<Exchange, Task> Script(string fault) => fault switch
    {
        "truncate" => RawServer.Truncate,
        "reset" => RawServer.Reset,
        "header line" => static exchange => exchange.WriteAsync($"HTTP/1.1 200 OK\r\nno colon {Canary}\r\n\r\n"),
        "status line" => static exchange => exchange.WriteAsync($"NOTHTTP {Canary}\r\n\r\n"),
        "malformed" => RawServer.Answer($"{{\"Name\":\"{Canary}\""),
        "html" => RawServer.Answer($"<html>{Canary}</html>"),
        "oversize" => RawServer.Answer(new string('x', 5000) + Canary),
        "success" or "handler" => RawServer.Answer(Rig.ThingJson),
        _ => RawServer.Answer(
            $"{{\"message\":\"{Canary}\"}}", int.Parse(fault, System.Globalization.CultureInfo.InvariantCulture),
            $"Error-Code: {Canary}\r\nRequest-Id: not an id {Canary}\r\nX-Other: {Canary}\r\nRetry-After: 1\r\n"),
    };

    private static class Boundaries
    {
        public static string Failure(ApiError error) => Broker.Core.Boundaries.BoundaryFailure.From(error).ToString();
    }

    private sealed class FailingHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new HttpRequestException($"GET {request.RequestUri} failed", new IOException(Canary), HttpStatusCode.BadGateway);
    }
}
