using System.Globalization;
using System.Text.Json.Nodes;
using Broker.Contracts.Tests.Stubbing;
using Broker.Core.Errors;
using Broker.Core.Pipeline;
using Broker.Payments.Stripe;
using Broker.TestSupport;

namespace Broker.Contracts.Tests.Payments.Stripe;

/// <summary>
/// The shared fault set on every operation, counted at the server: reads, deletions and keyed calls recover, all tries under one key; all else goes out once and its
/// outcome is unknown. contracts/payments.md h.
/// </summary>
public sealed class FaultTests(WireMockFixture server) : StripeContractTest(server)
{
    private static readonly string[] Lost = ["reset", "empty", "garbage", "truncated", "500", "502", "503", "504"];
    private static readonly string[] Unreadable = ["malformed-json", "cut-success", "no-body", "null", "other-shape", "empty-object", "page"];

    [WireMockTheory]
    [MemberData(nameof(Operations))]
    public async Task A_fault_is_recovered_from_or_told_as_unknown(string name)
    {
        StripeOperation operation = StripeOperations.Of(name);
        var run = new StripeRun(Server);
        foreach (string fault in operation.IsFile ? Lost : [.. Lost, .. Unreadable])
        {
            run.Add(operation, fault, operation.MayRepeat ? 2 : 1, path => RecoverAsync(operation, Client(operation, path)), Faulty(operation, fault), StripeAnswers.SuccessOf(operation));
        }

        await run.RunAsync();
    }

    [WireMockTheory]
    [MemberData(nameof(Operations))]
    public async Task An_answer_that_comes_after_the_time_limit_is_a_fault_as_well(string name)
    {
        StripeOperation operation = StripeOperations.Of(name);
        var run = new StripeRun(Server);
        run.Add(operation, "late", operation.MayRepeat ? 2 : 1, async path =>
        {
            var clock = new FakeTimeProvider { AutoAdvance = true };
            using var late = new LateAnswerHandler(clock, TimeSpan.FromSeconds(30), ApiTransport.CreatePrimaryHandler());
            await RecoverAsync(operation, Client(operation, path, handler: late, clock: clock));
        }, StripeAnswers.SuccessOf(operation));
        await run.RunAsync();
    }

    [WireMockFact]
    public async Task A_server_that_is_slow_in_earnest_is_given_up_on_at_the_time_limit()
    {
        var run = new StripeRun(Server);
        foreach (StripeOperation operation in StripeOperations.All.GroupBy(operation => operation.Retry).Select(group => group.First()))
        {
            // On a busy machine a later try may come too late as well, and the only one may never arrive: the tries are spread over a minute, and the late answer
            // comes only when no pause can have kept the limit from striking.
            JsonObject late = StripeAnswers.SuccessOf(operation);
            late["fixedDelayMilliseconds"] = 40_000;
            (int least, int most) = operation.MayRepeat ? (1, 11) : (0, 1);
            run.Add(operation, "delay", least, most, path => RecoverAsync(operation, Client(operation, path, o =>
            {
                o.Resilience.TotalTimeout = TimeSpan.FromMinutes(10);
                o.Resilience.AttemptTimeout = TimeSpan.FromSeconds(2);
                o.Resilience.MaxRetries = 10;
                o.Resilience.BaseDelay = TimeSpan.FromMilliseconds(100);
                o.Resilience.MaxDelay = TimeSpan.FromSeconds(20);
            })), late, StripeAnswers.SuccessOf(operation));
        }

        await run.RunAsync();
    }

    [WireMockTheory]
    [MemberData(nameof(Operations))]
    public async Task A_fault_that_stays_ends_the_tries_and_leaves_a_write_unknown_under_its_key(string name)
    {
        StripeOperation operation = StripeOperations.Of(name);
        int tries = operation.MayRepeat ? 4 : 1;
        var run = new StripeRun(Server);
        foreach ((string fault, ErrorKind kind) in new[] { ("reset", ErrorKind.Transport), ("503", ErrorKind.Unavailable), ("malformed-json", ErrorKind.Protocol), ("page", ErrorKind.Protocol) })
        {
            if (operation.IsFile && kind == ErrorKind.Protocol)
            {
                continue;
            }

            run.Add(operation, fault, tries, async path =>
            {
                ApiError error = await FailureAsync(operation, Client(operation, path));
                Assert.Equal((kind, operation.OnlyReads ? Outcome.Refused : Outcome.Unknown, tries), (error.Kind, error.Outcome, error.Attempts));
            }, Faulty(operation, fault));
        }

        await run.RunAsync();
    }

    [WireMockTheory]
    [MemberData(nameof(Operations))]
    public async Task An_answer_under_the_same_key_settles_what_an_earlier_try_left_open_and_no_other_does(string name)
    {
        StripeOperation operation = StripeOperations.Of(name);
        if (!operation.MayRepeat)
        {
            return;
        }

        var run = new StripeRun(Server);
        foreach ((JsonObject then, ErrorKind kind, bool settles) in new[]
        {
            (StripeAnswers.Error(402, "card_error", "card_declined"), ErrorKind.Refused, true),
            (StripeAnswers.Error(400, "invalid_request_error", "parameter_missing"), ErrorKind.Validation, true),
            (StripeAnswers.Error(401, "invalid_request_error", "api_key_expired"), ErrorKind.Authentication, false),
            (StripeAnswers.Error(403, "invalid_request_error", "secret_key_required"), ErrorKind.Permission, false),
        })
        {
            run.Add(operation, $"reset, then {kind}", 2, async path =>
            {
                ApiError error = await FailureAsync(operation, Client(operation, path));
                bool isCertain = operation.OnlyReads || (settles && operation.Key is not null);
                Assert.Equal((kind, isCertain ? Outcome.Refused : Outcome.Unknown, 2), (error.Kind, error.Outcome, error.Attempts));
            }, Faulty(operation, "reset"), then);
        }

        await run.RunAsync();
    }

    [WireMockTheory]
    [MemberData(nameof(SentOnce))]
    public async Task A_call_over_a_kept_connection_that_breaks_is_not_sent_again_by_the_platform(string name)
    {
        StripeOperation operation = StripeOperations.Of(name), read = StripeOperations.Of("GetBalance");
        await Server.StubJsonAsync(StripeAnswers.MappingOf(read));
        foreach (string fault in new[] { WireMockFault.ConnectionReset, WireMockFault.EmptyResponse })
        {
            await Server.StubAsync(new WireMockRequest(operation.Method, operation.Path), WireMockResponse.WithFault(fault));
            var client = Client(operation);
            await read.CallAsync(client);

            await UnknownAsync(operation, client);
        }

        Assert.Equal(2, await Server.CountAsync(operation.Path));
    }

    [WireMockFact]
    public async Task A_file_of_another_length_is_not_handed_over()
    {
        StripeOperation operation = StripeOperations.Of("DownloadReport");
        var run = new StripeRun(Server);
        foreach (string body in new[] { "", "<html></html>", StripeAnswers.BodyOf(operation)[..^1], StripeAnswers.BodyOf(operation) + "\n" })
        {
            run.Add(operation, $"{body.Length} characters", 1, async path =>
            {
                ApiError error = await FailureAsync(operation, Client(operation, path));
                Assert.Equal((ErrorKind.Protocol, Outcome.Refused, "length_differs"), (error.Kind, error.Outcome, error.Code));
            }, StripeAnswers.With(operation, body));
        }

        await run.RunAsync();
    }

    // What may be repeated succeeds in the end; all else is unknown after the only try.
    private static async Task RecoverAsync(StripeOperation operation, IStripeClient client)
    {
        if (operation.MayRepeat)
        {
            operation.Check(await operation.CallAsync(client));
        }
        else
        {
            await UnknownAsync(operation, client);
        }
    }

    private static JsonObject Faulty(StripeOperation operation, string fault) => fault switch
    {
        "reset" => WireMockResponse.WithFault(WireMockFault.ConnectionReset).ToJson(),
        "empty" => WireMockResponse.WithFault(WireMockFault.EmptyResponse).ToJson(),
        "garbage" => WireMockResponse.WithFault(WireMockFault.RandomDataThenClose).ToJson(),
        "truncated" => WireMockResponse.WithFault(WireMockFault.MalformedChunk).ToJson(),
        "malformed-json" => StripeAnswers.Answer(200, """{"id":"pi_1","amount":}"""),
        "cut-success" => StripeAnswers.Answer(200, StripeAnswers.BodyOf(operation)[..^1]),
        "no-body" => StripeAnswers.Answer(200, null),
        "null" => StripeAnswers.Answer(200, "null"),
        "other-shape" => StripeAnswers.Answer(200, """["pi_1"]"""),
        "empty-object" => StripeAnswers.Answer(200, "{}"),
        "page" => (new WireMockResponse(200, "<html><body>Welcome</body></html>") { ContentType = "text/html" }).ToJson(),
        _ => (new WireMockResponse(int.Parse(fault, CultureInfo.InvariantCulture), "<html>CANARY") { ContentType = "text/html" }).ToJson(),
    };
}
