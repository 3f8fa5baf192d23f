using System.Text.Json.Nodes;
using Broker.Contracts.Tests.Payments.Calls;
using Broker.Contracts.Tests.Stubbing;
using Broker.Core.Errors;
using Broker.Core.Pipeline;
using Broker.Crm.HubSpot;
using Broker.TestSupport;

namespace Broker.Contracts.Tests.HubSpot;

/// <summary>What was not carried out is waited for as the answer asks, even a create (contracts/hubspot.md 11). By the clock of the test.</summary>
public sealed class ThrottlingTests(WireMockFixture server) : HubSpotContractTest(server)
{
    private static readonly (string Name, JsonObject Answer, double LeastSeconds)[] Waits =
    [
        ("rolling", Busy("""{"status":"error","message":"CANARY","errorType":"RATE_LIMIT","policyName":"TEN_SECONDLY_ROLLING"}"""), 6),
        ("rolling, told by the message only", Busy("""{"status":"error","message":"You have reached your ten_secondly_rolling limit.","category":"RATE_LIMITS"}"""), 6),
        ("rolling, another interval", Busy("""{"policyName":"ten_secondly_rolling"}""", ("X-HubSpot-RateLimit-Interval-Milliseconds", "20000")), 12),
        ("rolling, a stated wait", Busy("""{"policyName":"TEN_SECONDLY_ROLLING"}""", ("Retry-After", "15")), 15),
        ("secondly", Busy("""{"status":"error","message":"You have reached your secondly limit.","errorType":"RATE_LIMIT","policyName":"SECONDLY"}"""), 1),
        ("another policy, a stated wait", Busy("""{"policyName":"CANARY"}""", ("Retry-After", "7")), 7),
        ("no body", Busy(null), 0),
        ("locked", FaultAnswers.Answer(423, """{"category":"CANARY"}"""), 2),
        ("locked, a stated wait", FaultAnswers.Answer(423, null, headers: ("Retry-After", "5")), 5),
    ];

    public static TheoryData<string> Names => [.. Waits.Select(static wait => wait.Name)];

    [WireMockTheory]
    [MemberData(nameof(Names))]
    public async Task It_is_waited_for_as_asked_and_goes_again_even_for_a_create(string name)
    {
        (_, JsonObject answer, double least) = Waits.Single(wait => wait.Name == name);
        var run = new StubRun(Server);
        foreach (HubSpotCall call in HubSpotCalls.Samples.Append(HubSpotCalls.Of("SearchObjects")))
        {
            run.Add($"{call}, {name}", [Stub(call, 2, answer, Good(call))], async path =>
            {
                TimeSpan waited = await WaitAsync(path, async clients => call.Check(await call.CallAsync(clients)));
                Assert.True(waited >= TimeSpan.FromSeconds(least), $"it waited only {waited}");
            }, SameEveryTime);
        }

        await run.RunAsync();
    }

    [WireMockFact]
    public async Task A_day_that_is_used_up_is_told_at_once_and_no_call_leaves_after_it()
    {
        JsonObject answer = Busy("""{"status":"error","message":"You have reached your daily limit.","errorType":"RATE_LIMIT","policyName":"DAILY"}""", ("Retry-After", "1"));
        HubSpotCall read = HubSpotCalls.Of("GetOwner");
        var run = new StubRun(Server);
        foreach (HubSpotCall call in HubSpotCalls.Samples)
        {
            run.Add($"{call}, daily", [Stub(call, 1, answer), Stub(read, 0, Good(read))], async path =>
            {
                HubSpotClients clients = Clients(path);
                ApiError error = await ErrorOfAsync(call, clients);
                Assert.Equal((ErrorKind.RateLimited, "DAILY", Outcome.Refused, 1, true, null), (error.Kind, error.PrintableCode, error.Outcome, error.Attempts, error.IsQuotaExhausted, error.RetryAfter));

                ApiError later = await ErrorOfAsync(read, clients);
                Assert.Equal((ErrorKind.RateLimited, Outcome.NotSent, 0, true), (later.Kind, later.Outcome, later.Attempts, ((HubSpotClient)clients.Crm).Limits.IsStopped));
            });
        }

        await run.RunAsync();
    }

    [WireMockFact]
    public async Task A_throttle_that_stays_is_told_as_a_refusal()
    {
        var run = new StubRun(Server);
        foreach (HubSpotCall call in HubSpotCalls.Samples)
        {
            run.Add($"{call}, busy", [Stub(call, 4, Busy(null))], async path =>
            {
                ApiError error = await ErrorOfAsync(call, Clients(path));
                Assert.Equal((ErrorKind.RateLimited, Outcome.Refused, 4, null), (error.Kind, error.Outcome, error.Attempts, error.RetryAfter));
            });
            run.Add($"{call}, a wait beyond the limit", [Stub(call, 1, Busy(null, ("Retry-After", "3600")))], async path =>
            {
                ApiError error = await ErrorOfAsync(call, Clients(path));
                Assert.Equal((ErrorKind.RateLimited, Outcome.Refused, 1, TimeSpan.FromHours(1)), (error.Kind, error.Outcome, error.Attempts, error.RetryAfter));
            });
        }

        await run.RunAsync();
    }

    private static JsonObject Busy(string? body, params (string Name, string Value)[] headers) => FaultAnswers.Answer(429, body, headers: headers);

    private async Task<TimeSpan> WaitAsync(string path, Func<HubSpotClients, Task> call)
    {
        var clock = new FakeTimeProvider();
        using var timed = new TimedHandler(clock, ApiTransport.CreatePrimaryHandler());
        Task calling = call(Clients(path, shared: static options =>
        {
            // The clock runs fast, and on while an answer travels: not even an answer that takes half a minute may come after the limits.
            options.Resilience.TotalTimeout = TimeSpan.FromHours(1);
            options.Resilience.AttemptTimeout = TimeSpan.FromHours(1);
        }, handler: timed, clock: clock));
        while (!calling.IsCompleted)
        {
            clock.Advance(TimeSpan.FromMilliseconds(100));
            await Task.WhenAny(calling, Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System));
        }

        await calling;
        return timed.Waited;
    }
}
