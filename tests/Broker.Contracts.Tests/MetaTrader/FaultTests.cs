using System.Globalization;
using System.Text.Json.Nodes;
using Broker.Contracts.Tests.Stubbing;
using Broker.Core.Boundaries.Accounts;
using Broker.Core.Errors;

namespace Broker.Contracts.Tests.MetaTrader;

/// <summary>The shared fault set on every operation, counted at the server: what may be repeated recovers, all else is sent once and its outcome is unknown.</summary>
public sealed class FaultTests(WireMockFixture server) : MetaTraderContractTest(server)
{
    private static readonly string[] Faults =
        ["reset", "empty", "garbage", "truncated", "malformed-json", "cut-json", "cut-success", "500", "502", "503", "504"];

    [WireMockTheory]
    [MemberData(nameof(Operations))]
    public async Task A_fault_is_recovered_from_or_told_as_unknown(string name)
    {
        MetaTraderOperation operation = MetaTraderOperations.Of(name);
        var run = new CaseRun(Server);
        foreach (string fault in Faults)
        {
            if (Faulty(operation, fault) is { } answer)
            {
                run.AddFault(operation, fault, path => Client(operation, path), answer);
            }
        }

        await run.RunAsync();
    }

    [WireMockFact]
    public async Task An_answer_that_comes_too_late_is_a_fault_as_well()
    {
        var run = new CaseRun(Server);
        foreach (MetaTraderOperation operation in MetaTraderOperations.All)
        {
            run.AddLate(operation, (path, handler, clock) => Client(operation, path, handler: handler, clock: clock));
        }

        await run.RunAsync(sideBySide: 12);
    }

    [WireMockTheory]
    [MemberData(nameof(Operations))]
    public async Task A_session_that_was_lost_while_the_call_ran_is_not_repeated(string name)
    {
        MetaTraderOperation operation = MetaTraderOperations.Of(name);
        if (operation.Path == "/PingHostMany")
        {
            // Followed by a question about each host.
            return;
        }

        var run = new CaseRun(Server);
        foreach (int status in new[] { 200, 201 })
        {
            JsonObject lost = Answer(status, """{"message":"Client with id = CANARY not found","code":"INVALID_TOKEN","stackTrace":"CANARY"}""");
            run.Add(operation, $"INVALID_TOKEN at {status}", 1, async path =>
            {
                if (operation.Retry != RetryClass.Read)
                {
                    await Failures.UnknownAsync(operation, Client(operation, path));
                    return;
                }

                ApiError error = await Failures.OfAsync(operation, Client(operation, path));
                Assert.Equal((ErrorKind.NotFound, Outcome.Refused, "INVALID_TOKEN"), (error.Kind, error.Outcome, error.Code));
            }, lost, AnswerFiles.SuccessOf(operation));
        }

        await run.RunAsync();
    }

    [WireMockTheory]
    [MemberData(nameof(SentOnce))]
    public async Task A_call_over_a_kept_connection_that_breaks_is_not_sent_again_by_the_platform(string name)
    {
        MetaTraderOperation operation = MetaTraderOperations.Of(name);
        foreach (JsonObject before in AnswerFiles.Of(operation.Platform, [.. operation.Before, "/Ping"]))
        {
            await Server.StubJsonAsync(before.ToJsonString());
        }

        foreach (string fault in new[] { WireMockFault.ConnectionReset, WireMockFault.EmptyResponse })
        {
            await Server.StubAsync(new WireMockRequest(operation.Method, operation.Path), WireMockResponse.WithFault(fault));
            var client = Client(operation);
            await client.Diagnostics.PingAsync();

            await Failures.UnknownAsync(operation, client);
        }

        Assert.Equal(2, await Server.CountAsync(operation.Path));
    }

    [WireMockTheory]
    [MemberData(nameof(Operations))]
    public async Task A_web_page_in_the_place_of_the_api_is_never_a_success(string name)
    {
        MetaTraderOperation operation = MetaTraderOperations.Of(name);
        if (operation.TakesAnyText || operation.Path == "/PingHostMany")
        {
            return;
        }

        JsonObject page = Answer(200, "<html><body>Welcome</body></html>", "text/html");
        var run = new CaseRun(Server);
        if (operation.Path == "/CheckConnect")
        {
            // A check whose answer has no known shape says so; it is neither connected nor disconnected.
            run.Add(operation, "page", 1, async path => Assert.Equal(
                ConnectionState.Unknown, Assert.IsType<ConnectionCheck>(await operation.CallAsync(Client(operation, path))).State), page);
        }
        else if (operation.MayRepeat)
        {
            run.Add(operation, "page", 4, async path => Assert.Equal(ErrorKind.Protocol, (await Failures.OfAsync(operation, Client(operation, path))).Kind), page);
        }
        else
        {
            run.Add(operation, "page", 1, path => Failures.UnknownAsync(operation, Client(operation, path)), page);
        }

        await run.RunAsync();
    }

    private static JsonObject? Faulty(MetaTraderOperation operation, string fault) => fault switch
    {
        "reset" => WireMockResponse.WithFault(WireMockFault.ConnectionReset).ToJson(),
        "empty" => WireMockResponse.WithFault(WireMockFault.EmptyResponse).ToJson(),
        "garbage" => WireMockResponse.WithFault(WireMockFault.RandomDataThenClose).ToJson(),
        "truncated" => WireMockResponse.WithFault(WireMockFault.MalformedChunk).ToJson(),
        "malformed-json" => Answer(200, """{"id":"a-1","code":}"""),
        "cut-json" => Answer(200, """{"message":"Client with id","code":"INVA"""),
        "cut-success" => Cut(operation),
        _ => Answer(int.Parse(fault, CultureInfo.InvariantCulture), "<html>", "text/html"),
    };

    // Texts have no end that could be missing.
    private static JsonObject? Cut(MetaTraderOperation operation)
    {
        string body = AnswerFiles.BodyOf(AnswerFiles.SuccessOf(operation));
        return body[0] is '{' or '[' ? Answer(200, body[..^1]) : null;
    }
}
