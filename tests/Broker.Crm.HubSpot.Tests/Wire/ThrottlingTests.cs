using Broker.Core.Errors;

namespace Broker.Crm.HubSpot.Tests.Wire;

public sealed class ThrottlingTests
{
    [Theory]
    [InlineData("TEN_SECONDLY_ROLLING", 6, 10)]
    [InlineData("ten_secondly_rolling", 6, 10)]
    [InlineData("SECONDLY", 1, 1)]
    public async Task A_throttled_call_waits_as_its_policy_says_and_goes_again(string policy, int least, int most)
    {
        HubSpotRig rig = new();
        DateTimeOffset before = rig.Time.GetUtcNow();
        rig.Server.Answer(429, WireBodies.Throttled(policy)).Answer(200, WireBodies.Record("1"));

        await rig.Client.Objects("contacts").GetAsync("1");

        Assert.Equal(2, rig.Server.Count);
        Assert.InRange((rig.Time.GetUtcNow() - before).TotalSeconds, least, most + 0.5);
    }

    [Fact]
    public async Task The_interval_header_shortens_the_wait()
    {
        HubSpotRig rig = new();
        DateTimeOffset before = rig.Time.GetUtcNow();
        rig.Server.Answer(429, WireBodies.Throttled("TEN_SECONDLY_ROLLING"), headers: ("X-HubSpot-RateLimit-Interval-Milliseconds", "2000")).Answer(200, WireBodies.Record("1"));

        await rig.Client.Objects("contacts").GetAsync("1");

        Assert.InRange((rig.Time.GetUtcNow() - before).TotalSeconds, 1.2, 2.5);
    }

    [Fact]
    public async Task A_stated_Retry_After_comes_first()
    {
        HubSpotRig rig = new();
        DateTimeOffset before = rig.Time.GetUtcNow();
        rig.Server.Answer(429, WireBodies.Throttled("TEN_SECONDLY_ROLLING"), headers: ("Retry-After", "3")).Answer(200, WireBodies.Record("1"));

        await rig.Client.Objects("contacts").GetAsync("1");

        Assert.InRange((rig.Time.GetUtcNow() - before).TotalSeconds, 3, 3.5);
    }

    [Theory]
    [InlineData("""{"status":"error","message":"You have reached your secondly limit.","category":"RATE_LIMITS"}""", "SECONDLY")]
    [InlineData("""{"message":"You have reached your ten_secondly_rolling limit.","errorType":"RATE_LIMIT"}""", "TEN_SECONDLY_ROLLING")]
    [InlineData("""{"category":"RATE_LIMITS"}""", "RATE_LIMITS")]
    [InlineData("<html>slow down</html>", "none")]
    public async Task Without_a_policy_name_the_message_is_read(string body, string code)
    {
        HubSpotRig rig = new(o => o.Resilience.MaxRetries = 0);
        rig.Server.Answer(429, body);

        RateLimitedException error = await Assert.ThrowsAsync<RateLimitedException>(() => rig.Client.Objects("contacts").GetAsync("1"));

        Assert.Equal(code, error.Error.PrintableCode);
    }

    [Fact]
    public async Task The_daily_limit_makes_no_further_call()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(429, WireBodies.Throttled("DAILY"), headers: ("Retry-After", "1"));

        QuotaExhaustedException error = await Assert.ThrowsAsync<QuotaExhaustedException>(() => rig.Client.Objects("contacts").GetAsync("1"));

        Assert.Equal(1, rig.Server.Count);
        Assert.False(error.IsTransient);
        Assert.Contains("midnight", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_storm_ends_after_the_allowed_repeats_with_the_wait_in_the_error()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(429, WireBodies.Throttled("SECONDLY"));

        RateLimitedException error = await Assert.ThrowsAsync<RateLimitedException>(() => rig.Client.Objects("contacts").GetAsync("1"));

        Assert.Equal(4, rig.Server.Count);
        Assert.Equal(TimeSpan.FromSeconds(4), error.RetryAfter);
        Assert.Equal(Outcome.Refused, error.Outcome);
    }

    [Fact]
    public async Task A_locked_record_is_tried_again_after_two_seconds()
    {
        HubSpotRig rig = new();
        DateTimeOffset before = rig.Time.GetUtcNow();
        rig.Server.Answer(423, "", headers: ("Retry-After", "1")).Answer(200, WireBodies.Record("1"));

        await rig.Client.Objects("contacts").UpdateAsync("1", HubSpotRig.Map(("city", "x")));

        Assert.InRange((rig.Time.GetUtcNow() - before).TotalSeconds, 2, 2.5);
    }

    [Theory]
    [InlineData("7200")]
    [InlineData("1")]
    [InlineData(null)]
    public async Task A_moving_account_is_surfaced_and_not_waited_for(string? retryAfter)
    {
        HubSpotRig rig = new();
        rig.Server.Answer(477, "", headers: retryAfter is null ? [] : [("Retry-After", retryAfter)]);

        BrokerApiException error = await Assert.ThrowsAsync<BrokerApiException>(() => rig.Client.Objects("contacts").GetAsync("1"));

        Assert.Equal(1, rig.Server.Count);
        Assert.Equal(ErrorKind.Unavailable, error.Error.Kind);
        Assert.True(error.IsTransient);
        Assert.Equal(retryAfter is null ? null : TimeSpan.FromSeconds(int.Parse(retryAfter, System.Globalization.CultureInfo.InvariantCulture)), error.Error.RetryAfter);
    }
}
