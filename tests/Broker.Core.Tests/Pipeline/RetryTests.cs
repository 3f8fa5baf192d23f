using Broker.Core.Errors;
using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.Core.Tests.Support;
using Broker.TestSupport;

namespace Broker.Core.Tests.Pipeline;

public sealed class RetryTests
{
    [Fact]
    public async Task Retry_After_is_waited_out_exactly()
    {
        using var rig = new Rig();
        rig.Stub.Answer(429, "", headers: ("Retry-After", "7")).Answer(200, Rig.ThingJson);
        DateTimeOffset before = rig.Time.GetUtcNow();
        await rig.Pipeline.SendAsync(Operations.ReadCall, Operations.Thing, CancellationToken.None);
        Assert.Equal(TimeSpan.FromSeconds(7), rig.Time.GetUtcNow() - before);
        Assert.Equal(2, rig.Stub.Count);
    }

    [Fact]
    public async Task A_throttle_is_waited_out_even_for_a_call_that_must_not_be_doubled_because_it_was_not_applied()
    {
        using var rig = new Rig();
        rig.Stub.Answer(429, "", headers: ("Retry-After", "1")).Answer(200, Rig.ThingJson);
        Assert.Equal("a", (await rig.Pipeline.SendAsync(Operations.OnceCall, Operations.Thing, CancellationToken.None)).Name);
        Assert.Equal(2, rig.Stub.Count);
    }

    [Theory]
    [InlineData("21", 21)]
    [InlineData("3600", 3600)]
    [InlineData("100000", 86_400)]
    public async Task A_longer_wait_than_allowed_ends_the_call_at_once_with_the_delay(string header, int seconds)
    {
        using var rig = new Rig();
        rig.Stub.Answer(429, "", headers: ("Retry-After", header));
        DateTimeOffset before = rig.Time.GetUtcNow();
        RateLimitedException limited = await Assert.ThrowsAsync<RateLimitedException>(
            () => rig.Pipeline.SendAsync(Operations.ReadCall, Operations.Thing, CancellationToken.None));
        Assert.Equal(TimeSpan.FromSeconds(seconds), limited.RetryAfter);
        Assert.Equal(before, rig.Time.GetUtcNow());
        Assert.Equal(1, rig.Stub.Count);
        Assert.Contains($"Wait {seconds} s.", limited.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Mon, 02 Nov 2026 09:00:05 GMT")]
    [InlineData("soon")]
    [InlineData("-5")]
    [InlineData("")]
    public async Task A_Retry_After_that_is_no_number_of_seconds_is_left_to_the_back_off(string header)
    {
        using var rig = new Rig();
        rig.Stub.Answer(429, "", headers: ("Retry-After", header)).Answer(200, Rig.ThingJson);
        await rig.Pipeline.SendAsync(Operations.ReadCall, Operations.Thing, CancellationToken.None);
        Assert.Equal(2, rig.Stub.Count);
    }

    [Fact]
    public async Task A_Retry_After_beyond_the_total_time_limit_is_not_waited_for()
    {
        using var rig = new Rig(o =>
        {
            o.Resilience.TotalTimeout = TimeSpan.FromSeconds(5);
            o.Resilience.AttemptTimeout = TimeSpan.FromSeconds(5);
        });
        rig.Time.AutoAdvance = false;
        rig.Stub.Answer(503, "", headers: ("Retry-After", "6"));
        ApiResult<Thing> result = await rig.Pipeline.TrySendAsync(Operations.ReadCall, Operations.Thing, CancellationToken.None);
        Assert.Equal(TimeSpan.FromSeconds(6), result.Error!.RetryAfter);
        Assert.Equal(1, rig.Stub.Count);
    }

    [Fact]
    public async Task The_provider_may_forbid_a_repeat_that_we_would_make()
    {
        using var rig = new Rig();
        rig.Stub.Answer(503, "", headers: ("Should-Retry", "false"));
        ApiResult<Thing> result = await rig.Pipeline.TrySendAsync(Operations.ReadCall, Operations.Thing, CancellationToken.None);
        Assert.Equal(1, rig.Stub.Count);
        Assert.Equal(1, result.Error!.Attempts);
    }

    [Theory]
    [InlineData(RetrySafety.Once)]
    [InlineData(RetrySafety.Idempotent)]
    public async Task The_provider_may_ask_for_a_repeat_of_what_it_did_not_apply(RetrySafety safety)
    {
        using var rig = new Rig();
        rig.Stub.Answer(409, "", headers: ("Should-Retry", "true")).Answer(200, Rig.ThingJson);
        await rig.Pipeline.SendAsync(Operations.Of(safety).Call(), Operations.Thing, CancellationToken.None);
        Assert.Equal(2, rig.Stub.Count);
    }

    [Fact]
    public async Task The_provider_cannot_talk_us_into_doubling()
    {
        using var rig = new Rig();
        rig.Stub.Answer(500, "", headers: ("Should-Retry", "true"));
        ApiResult<Thing> result = await rig.Pipeline.TrySendAsync(Operations.OnceCall, Operations.Thing, CancellationToken.None);
        Assert.Equal(1, rig.Stub.Count);
        Assert.Equal(Outcome.Unknown, result.Error!.Outcome);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task A_session_is_not_tried_again_with_refused_credentials_whatever_the_provider_says(int status)
    {
        using var rig = new Rig();
        rig.Stub.Answer(status, "", headers: ("Should-Retry", "true"));
        await Assert.ThrowsAsync<AuthenticationFailedException>(() => rig.Pipeline.SendAsync(Operations.Session.Call(), Operations.Thing, CancellationToken.None));
        Assert.Equal(1, rig.Stub.Count);
    }

    [Theory]
    [InlineData(RetrySafety.Read, 4)]
    [InlineData(RetrySafety.Idempotent, 4)]
    [InlineData(RetrySafety.Session, 4)]
    [InlineData(RetrySafety.Once, 1)]
    public async Task A_busy_system_is_tried_as_often_as_the_operation_allows(RetrySafety safety, int sends)
    {
        using var rig = new Rig();
        rig.Stub.Answer(503, "");
        ApiResult<Thing> result = await rig.Pipeline.TrySendAsync(Operations.Of(safety).Call("/x"), Operations.Thing, CancellationToken.None);
        Assert.Equal(sends, rig.Stub.Count);
        Assert.Equal(sends, result.Error!.Attempts);
        Assert.Equal(sends, rig.Protocol.Prepared);
    }

    [Theory]
    [InlineData(400, ErrorKind.Validation, typeof(ValidationFailedException))]
    [InlineData(401, ErrorKind.Authentication, typeof(AuthenticationFailedException))]
    [InlineData(402, ErrorKind.Refused, typeof(BrokerApiException))]
    [InlineData(403, ErrorKind.Permission, typeof(AuthenticationFailedException))]
    [InlineData(404, ErrorKind.NotFound, typeof(NotFoundException))]
    [InlineData(409, ErrorKind.Conflict, typeof(ConflictException))]
    [InlineData(422, ErrorKind.Validation, typeof(ValidationFailedException))]
    [InlineData(501, ErrorKind.Unavailable, typeof(BrokerApiException))]
    public async Task A_refusal_is_not_repeated_and_its_exception_says_what_to_do_next(int status, ErrorKind kind, Type type)
    {
        foreach (RetrySafety safety in Enum.GetValues<RetrySafety>())
        {
            using var rig = new Rig();
            rig.Stub.Answer(status, "{}");
            ApiResult<Thing> result = await rig.Pipeline.TrySendAsync(Operations.Of(safety).Call("/x"), Operations.Thing, CancellationToken.None);
            Assert.Equal(1, rig.Stub.Count);
            Assert.Equal(kind, result.Error!.Kind);
            Assert.Equal(status, result.Error.Status);
            Assert.Equal(Outcome.Refused, result.Error.Outcome);
            Assert.IsType(type, result.Error.ToException());
        }
    }

    [Theory]
    [InlineData(302)]
    [InlineData(100 + 99)]
    public async Task A_redirect_is_not_followed_and_is_a_protocol_error(int status)
    {
        using var rig = new Rig();
        rig.Stub.Answer(status, "", headers: ("Location", "https://elsewhere.test/"));
        ApiResult<Thing> result = await rig.Pipeline.TrySendAsync(Operations.OnceCall, Operations.Thing, CancellationToken.None);
        Assert.Equal(ErrorKind.Protocol, result.Error!.Kind);
        Assert.Equal(1, rig.Stub.Count);
    }

    [Fact]
    public async Task Zero_retries_means_one_try()
    {
        using var rig = new Rig(o => o.Resilience.MaxRetries = 0);
        rig.Stub.Answer(503, "");
        ApiResult<Thing> result = await rig.Pipeline.TrySendAsync(Operations.ReadCall, Operations.Thing, CancellationToken.None);
        Assert.Equal(1, rig.Stub.Count);
        Assert.Equal(ErrorKind.Unavailable, result.Error!.Kind);
    }

    [Fact]
    public async Task The_waits_grow_have_jitter_and_stay_below_the_limit()
    {
        var totals = new HashSet<TimeSpan>();
        for (int i = 0; i < 5; i++)
        {
            using var rig = new Rig(o =>
            {
                o.Resilience.MaxRetries = 6;
                o.Resilience.MaxDelay = TimeSpan.FromSeconds(2);
            });
            var sentAt = new List<DateTimeOffset>();
            rig.Stub.Then((_, _) =>
            {
                sentAt.Add(rig.Time.GetUtcNow());
                return Task.FromResult(new HttpResponseMessage(System.Net.HttpStatusCode.ServiceUnavailable));
            });
            await rig.Pipeline.TrySendAsync(Operations.ReadCall, Operations.Thing, CancellationToken.None);
            TimeSpan[] waits = [.. sentAt.Zip(sentAt.Skip(1), static (a, b) => b - a)];
            Assert.Equal(6, waits.Length);
            Assert.All(waits, w => Assert.InRange(w, TimeSpan.Zero, TimeSpan.FromSeconds(2)));
            Assert.True(waits[..2].Max() < TimeSpan.FromSeconds(2) || waits[^1] == TimeSpan.FromSeconds(2));
            totals.Add(sentAt[^1] - sentAt[0]);
        }

        Assert.True(totals.Count > 1, "five calls waited exactly as long as one another");
    }

    [Fact]
    public async Task The_total_time_limit_ends_the_waits_with_the_last_failure()
    {
        using var rig = new Rig(o =>
        {
            o.Resilience.TotalTimeout = TimeSpan.FromSeconds(2);
            o.Resilience.AttemptTimeout = TimeSpan.FromSeconds(2);
            o.Resilience.BaseDelay = TimeSpan.FromSeconds(60);
            o.Resilience.MaxDelay = TimeSpan.FromSeconds(600);
        });
        rig.Time.AutoAdvance = false;
        rig.Stub.Answer(503, "");
        Task<ApiResult<Thing>> sending = rig.Pipeline.TrySendAsync(Operations.ReadCall, Operations.Thing, CancellationToken.None).AsTask();
        await Eventually.HoldsAsync(() => rig.Time.WaitingTimers == 2, "it waits for the next try");
        rig.Time.Advance(TimeSpan.FromSeconds(2));
        ApiResult<Thing> result = await sending;
        Assert.Equal(ErrorKind.Unavailable, result.Error!.Kind);
        Assert.Equal(503, result.Error.Status);
        Assert.Equal(0, rig.Time.WaitingTimers);
    }

    [Fact]
    public async Task The_last_attempt_gets_only_what_is_left_of_the_total_time_limit()
    {
        using var rig = new Rig(o => o.Resilience.TotalTimeout = TimeSpan.FromSeconds(40));
        rig.Time.AutoAdvance = false;
        rig.Stub.Hang();
        Task<ApiResult<Thing>> sending = rig.Pipeline.TrySendAsync(Operations.ReadCall, Operations.Thing, CancellationToken.None).AsTask();
        await Eventually.HoldsAsync(() => rig.Stub.Count == 1, "the first try");
        rig.Time.Advance(TimeSpan.FromSeconds(30));
        await Eventually.HoldsAsync(() => rig.Time.WaitingTimers == 2, "it waits for the second try");
        rig.Time.Advance(TimeSpan.FromSeconds(5));
        await Eventually.HoldsAsync(() => rig.Stub.Count == 2, "the second try");

        // It began between the 30th and the 35th second with what was left then: at most 10 s, where a whole attempt would have 30.
        rig.Time.Advance(TimeSpan.FromSeconds(10));
        ApiResult<Thing> result = await sending;
        Assert.Equal(ErrorKind.Timeout, result.Error!.Kind);
        Assert.Equal(2, result.Error.Attempts);
    }

    [Fact]
    public async Task A_call_may_have_a_longer_attempt_time_limit_of_its_own()
    {
        using var rig = new Rig(o => o.Resilience.MaxRetries = 0);
        rig.Time.AutoAdvance = false;
        rig.Stub.Hang();
        Task<ApiResult<Thing>> sending = rig.Pipeline.TrySendAsync(
            Operations.ReadCall.WithAttemptTimeout(TimeSpan.FromSeconds(60)), Operations.Thing, CancellationToken.None).AsTask();
        await Eventually.HoldsAsync(() => rig.Stub.Count == 1, "the try");
        rig.Time.Advance(TimeSpan.FromSeconds(59));
        Assert.False(sending.IsCompleted);
        rig.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(ErrorKind.Timeout, (await sending).Error!.Kind);
    }
}
