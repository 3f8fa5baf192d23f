using Broker.Core.Errors;
using Broker.Core.Pipeline;
using Broker.Crm.Salesforce.Tests.Wire;

namespace Broker.Crm.Salesforce.Tests.Limits;

public sealed class DailyGateTests
{
    private const string UsedUp = """[{"message":"TotalRequests Limit exceeded.","errorCode":"REQUEST_LIMIT_EXCEEDED"}]""";

    [Fact]
    public async Task When_the_calls_of_the_day_are_used_up_nothing_is_sent_until_the_pause_is_over()
    {
        SalesforceRig rig = new(o => o.DailyLimitPause = TimeSpan.FromMinutes(10));
        rig.Server.Answer(403, UsedUp).Answer(200, "{}");
        Assert.False(rig.Client.Limits.IsStopped);

        QuotaExhaustedException first = await Assert.ThrowsAsync<QuotaExhaustedException>(() => rig.Client.Limits.GetAsync());
        for (int i = 0; i < 50; i++)
        {
            QuotaExhaustedException held = await Assert.ThrowsAsync<QuotaExhaustedException>(() => rig.Client.Limits.GetAsync());
            Assert.Equal((Outcome.NotSent, 0, "REQUEST_LIMIT_EXCEEDED"), (held.Outcome, held.Error.Attempts, held.Error.PrintableCode));
        }

        Assert.Equal((1, Outcome.Refused, true, rig.Time.GetUtcNow().AddMinutes(10)), (rig.Server.Count, first.Outcome, rig.Client.Limits.IsStopped, rig.Client.Limits.NextProbeAt));
        rig.Time.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal(TimeSpan.FromMinutes(1), (await Assert.ThrowsAsync<QuotaExhaustedException>(() => rig.Client.Limits.GetAsync())).Error.RetryAfter);
        rig.Time.Advance(TimeSpan.FromMinutes(1));
        await rig.Client.Limits.GetAsync();
        await rig.Client.Limits.GetAsync();
        Assert.Equal((3, false, null), (rig.Server.Count, rig.Client.Limits.IsStopped, rig.Client.Limits.NextProbeAt));
    }

    [Fact]
    public async Task One_call_probes_and_the_others_wait_for_what_it_finds()
    {
        WireRig rig = new();
        TaskCompletionSource<HttpResponseMessage> probe = new();
        rig.Server.Answer(403, UsedUp).Then((_, _) => probe.Task).Answer(200, "{}");
        await rig.SendAsync(RetrySafety.Once);
        rig.Time.Advance(TimeSpan.FromMinutes(5));

        Task<Core.Results.ApiResult<bool>> probing = rig.SendAsync(RetrySafety.Once);
        Assert.True((await rig.SendAsync(RetrySafety.Read)).Error!.IsQuotaExhausted);
        Assert.Equal(2, rig.Server.Count);
        probe.SetResult(new HttpResponseMessage { Content = new StringContent("{}") });
        Assert.True((await probing).Succeeded);
        Assert.True((await rig.SendAsync(RetrySafety.Read)).Succeeded);
    }

    [Fact]
    public async Task A_probe_that_is_refused_starts_another_pause()
    {
        WireRig rig = new();
        rig.Server.Answer(403, UsedUp);
        await rig.SendAsync(RetrySafety.Read);
        for (int i = 0; i < 3; i++)
        {
            rig.Time.Advance(TimeSpan.FromMinutes(5));
            await rig.SendAsync(RetrySafety.Read);
            await rig.SendAsync(RetrySafety.Read);
        }

        Assert.Equal((4, true), (rig.Server.Count, rig.Gate.IsStopped));
    }

    [Theory]
    [InlineData(503)]
    [InlineData(401)]
    [InlineData(0)]
    public async Task A_probe_that_tells_nothing_is_followed_by_another(int status)
    {
        WireRig rig = new();
        rig.Server.Answer(403, UsedUp).Then((_, _) => status == 0 ? throw new IOException("reset") : Task.FromResult(new HttpResponseMessage((System.Net.HttpStatusCode)status))).Answer(403, UsedUp);
        await rig.SendAsync(RetrySafety.Once);
        rig.Time.Advance(TimeSpan.FromMinutes(5));

        Assert.False((await rig.SendAsync(RetrySafety.Once)).Error!.IsQuotaExhausted);
        Assert.True(rig.Gate.IsStopped);
        Assert.True((await rig.SendAsync(RetrySafety.Once)).Error!.IsQuotaExhausted);
        Assert.True((await rig.SendAsync(RetrySafety.Once)).Error!.IsQuotaExhausted);
        Assert.Equal(3, rig.Server.Count);
    }

    [Fact]
    public async Task A_person_who_raised_the_allocation_can_send_at_once()
    {
        SalesforceRig rig = new();
        rig.Server.Answer(403, UsedUp).Answer(200, "{}");
        await Assert.ThrowsAsync<QuotaExhaustedException>(() => rig.Client.Limits.GetAsync());

        rig.Client.Limits.Resume();
        await rig.Client.Limits.GetAsync();

        Assert.False(rig.Client.Limits.IsStopped);
    }

    [Fact]
    public async Task Too_many_long_calls_at_once_stop_nothing_and_go_again()
    {
        SalesforceRig rig = new();
        rig.Server.Answer(403, """[{"message":"ConcurrentRequests (Concurrent API Requests) Limit exceeded.","errorCode":"REQUEST_LIMIT_EXCEEDED"}]""").Answer(200, "{}");

        await rig.Client.Limits.GetAsync();

        Assert.Equal((2, false), (rig.Server.Count, rig.Client.Limits.IsStopped));
    }

    [Fact]
    public async Task A_spent_allocation_of_events_stops_no_other_calls()
    {
        WireRig rig = new();
        rig.Server.Answer(400, """[{"message":"m","errorCode":"LIMIT_EXCEEDED"}]""").Answer(200, "{}");

        Assert.True((await rig.SendAsync(RetrySafety.Once)).Error!.IsQuotaExhausted);

        Assert.True((await rig.SendAsync(RetrySafety.Once)).Succeeded);
    }
}
