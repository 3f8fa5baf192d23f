using System.Text.Json.Nodes;
using Broker.Contracts.Tests.Payments.Calls;
using Broker.Contracts.Tests.Stubbing;
using Broker.Core.Errors;
using Broker.Core.Pipeline;
using Broker.Payments.Praxis;
using Broker.TestSupport;

namespace Broker.Contracts.Tests.Payments.Praxis;

/// <summary>The shared fault set and Praxis' own refusals on every call, counted at the server: what moves money goes out once at most (contracts/payments.md b2, h).</summary>
public sealed class FaultTests(WireMockFixture server) : PraxisContractTest(server)
{
    private static readonly (string Name, JsonObject Answer)[] Vague =
    [
        ("negative", FaultAnswers.Answer(200, """{"status":-1,"description":"CANARY"}""")),
        ("without a status", FaultAnswers.Answer(200, """{"description":"CANARY"}""")),
        ("told twice", FaultAnswers.Answer(200, """{"status":0,"status":1}""")),
        ("an unsuccessful 500 in its own form", FaultAnswers.Answer(500, """{"status":-1,"description":"CANARY"}""")),
    ];

    [WireMockTheory]
    [MemberData(nameof(Calls))]
    public async Task A_fault_is_recovered_from_by_look_ups_alone_and_money_goes_out_once(string name)
    {
        PraxisCall call = PraxisCalls.Of(name);
        var run = new StubRun(Server);
        foreach (string fault in FaultAnswers.Names)
        {
            AddFault(run, call, fault, FaultAnswers.Of(fault, PraxisCalls.Mappings.AnswerOf(name))!);
        }

        foreach ((string fault, JsonObject answer) in Vague)
        {
            AddFault(run, call, fault, answer);
        }

        await run.RunAsync();
    }

    [WireMockFact]
    public async Task An_answer_that_comes_too_late_is_a_fault_as_well()
    {
        var run = new StubRun(Server);
        foreach (PraxisCall call in PraxisCalls.All)
        {
            AddFault(run, call, "late", null);
        }

        await run.RunAsync();
    }

    [WireMockTheory]
    [MemberData(nameof(MoneyCalls))]
    public async Task Nothing_is_sent_before_the_look_up_told_that_it_may(string name)
    {
        PraxisCall call = PraxisCalls.Of(name);
        var run = new StubRun(Server);
        foreach (string fault in new[] { "reset", "truncated", "page", "500", "503" })
        {
            run.Add($"{call}, look-up {fault}", [Stub(call.Before!, 3, FaultAnswers.Of(fault, "{}")!), Stub(call, 0, Good(call))], async path =>
            {
                ApiError error = await ErrorOfAsync(call, Client(path, static o => o.Resilience.MaxRetries = 2));
                Assert.NotEqual(Outcome.Unknown, error.Outcome);
            });
        }

        foreach (int status in new[] { 1, 13 })
        {
            run.Add($"{call}, look-up refused with {status}", [Stub(call.Before!, 1, FaultAnswers.Answer(200, $$"""{"status":{{status}},"description":"CANARY"}""")), Stub(call, 0, Good(call))], async path =>
            {
                ApiError error = await ErrorOfAsync(call, Client(path));
                Assert.Equal((ErrorKind.Refused, Outcome.Refused), (error.Kind, error.Outcome));
            });
        }

        await run.RunAsync();
    }

    [WireMockTheory]
    [MemberData(nameof(MoneyCalls))]
    public async Task A_refusal_is_certain_and_final_and_a_429_is_left_to_the_caller(string name)
    {
        PraxisCall call = PraxisCalls.Of(name);
        (JsonObject Answer, ErrorKind Kind, int Status)[] refusals =
        [
            (FaultAnswers.Answer(200, """{"status":1,"description":"CANARY 4111111111111111"}"""), ErrorKind.Refused, 200), (FaultAnswers.Answer(400, """{"status":1,"description":"CANARY"}"""), ErrorKind.Validation, 400),
            (FaultAnswers.Answer(401, "CANARY"), ErrorKind.Authentication, 401), (FaultAnswers.Answer(403, "CANARY"), ErrorKind.Permission, 403), (FaultAnswers.Answer(404, null), ErrorKind.NotFound, 404),
            (FaultAnswers.Answer(409, "CANARY"), ErrorKind.Conflict, 409), (FaultAnswers.Answer(422, "CANARY"), ErrorKind.Validation, 422), (FaultAnswers.Answer(429, "CANARY"), ErrorKind.RateLimited, 429),
        ];
        var run = new StubRun(Server);
        foreach ((JsonObject answer, ErrorKind kind, int status) in refusals)
        {
            run.Add($"{call}, {status}", [.. LookUp(call), Stub(call, 1, answer, Good(call))], async path =>
            {
                ApiError error = await ErrorOfAsync(call, Client(path));
                Assert.Equal((kind, Outcome.Refused, status, 1), (error.Kind, error.Outcome, error.Status, error.Attempts));
            });
        }

        await run.RunAsync();
    }

    [WireMockTheory]
    [InlineData("OpenCashierSession")]
    [InlineData("CreateWithdrawal")]
    public async Task After_a_lost_answer_the_same_order_is_looked_up_and_not_sent_again(string name)
    {
        PraxisCall call = PraxisCalls.Of(name);
        string type = name == "CreateWithdrawal" ? "payout" : "sale";
        JsonObject there = FaultAnswers.Answer(
            200, $$$"""{"status":0,"session":{"order_id":"{{{call.Identity}}}"},"transaction":{"tid":77,"transaction_type":"{{{type}}}","transaction_status":"pending_async","amount":113075,"currency":"EUR"}}""");
        var run = new StubRun(Server);
        run.Add(name, [Stub(call.Before!, 2, PraxisCalls.Mappings.ResponseOf(call.Before!), there), Stub(call, 1, FaultAnswers.Of("reset", null)!, Good(call))], async path =>
        {
            PraxisClient client = Client(path);
            await UnknownAsync(call, client);

            object? found = await call.CallAsync(client);

            string? tid = found is PraxisSession session ? session.Known?.Transaction?.Tid : (found as Broker.Payments.ClientWithdrawal)?.Id.Value;
            Assert.Equal("77", tid);
        });

        await run.RunAsync();
    }

    // Without an answer in its place, the right one comes too late.
    private void AddFault(StubRun run, PraxisCall call, string fault, JsonObject? answer)
    {
        bool repeats = !call.MovesMoney && fault != "redirect";
        run.Add(
            $"{call}, {fault}",
            [.. LookUp(call), Stub(call, repeats ? 2 : 1, answer ?? Good(call), Good(call))],
            async path =>
            {
                var clock = new FakeTimeProvider(Now) { AutoAdvance = true };
                using LateAnswerHandler? late = answer is null ? new LateAnswerHandler(clock, TimeSpan.FromSeconds(30), ApiTransport.CreatePrimaryHandler()) { Path = PraxisCalls.Mappings.PathOf(call.Name) } : null;
                PraxisClient client = Client(path, handler: late, clock: late is null ? null : clock);
                if (repeats)
                {
                    call.Check(await call.CallAsync(client));
                }
                else if (call.MovesMoney)
                {
                    await UnknownAsync(call, client);
                }
                else
                {
                    Assert.Equal(ErrorKind.Protocol, (await ErrorOfAsync(call, client)).Kind);
                }
            },
            static sent => Assert.All(sent.GroupBy(static request => request.Path), static tries => Assert.Single(tries.Select(static one => one.Body + one.Headers["Gt-Authentication"]).Distinct(StringComparer.Ordinal))));
    }
}
