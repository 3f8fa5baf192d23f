using Broker.Core.Errors;
using Broker.Core.Pipeline;
using Broker.Core.Tests.Support;

namespace Broker.Core.Tests.Pipeline;

/// <summary>Operations that must not be doubled and whose refusals are the caller's decision, such as trades.</summary>
public sealed class RefusalTests
{
    private static readonly ApiOperation Trade = new("Trade", HttpMethod.Get, "/Trade", RetrySafety.Once) { RepeatsRefusals = false };

    [Theory]
    [InlineData("0")]
    [InlineData("1")]
    [InlineData("")]
    public async Task A_throttled_trade_is_sent_once(string retryAfter)
    {
        using var rig = new Rig();
        rig.Stub.Answer(429, "", headers: ("Retry-After", retryAfter)).Answer(200, Rig.ThingJson);

        RateLimitedException limited = await Assert.ThrowsAsync<RateLimitedException>(() => rig.Pipeline.SendAsync(Trade.Call(), Operations.Thing, CancellationToken.None));

        Assert.Equal(1, rig.Stub.Count);
        Assert.Equal((Outcome.Refused, 1), (limited.Error.Outcome, limited.Error.Attempts));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_trade_that_may_have_been_done_is_sent_once_and_its_outcome_is_unknown(int status)
    {
        using var rig = new Rig();
        rig.Stub.Answer(status, "").Answer(200, Rig.ThingJson);

        await Assert.ThrowsAsync<OutcomeUnknownException>(() => rig.Pipeline.SendAsync(Trade.Call(), Operations.Thing, CancellationToken.None));

        Assert.Equal(1, rig.Stub.Count);
    }

    [Fact]
    public async Task A_trade_that_certainly_never_left_is_sent_again()
    {
        using var rig = new Rig();
        rig.Stub.Throw(new HttpRequestException(HttpRequestError.NameResolutionError, "no such host", null, null)).Answer(200, Rig.ThingJson);

        Assert.Equal("a", (await rig.Pipeline.SendAsync(Trade.Call(), Operations.Thing, CancellationToken.None)).Name);
        Assert.Equal(2, rig.Stub.Count);
    }

    [Fact]
    public async Task Other_operations_are_sent_again_after_a_throttle()
    {
        Assert.True(Operations.OnceGet.RepeatsRefusals);
        using var rig = new Rig();
        rig.Stub.Answer(429, "").Answer(200, Rig.ThingJson);

        await rig.Pipeline.SendAsync(Operations.OnceCall, Operations.Thing, CancellationToken.None);

        Assert.Equal(2, rig.Stub.Count);
    }

    [Fact]
    public async Task A_read_is_repeated_whatever_is_said_of_refusals()
    {
        var read = new ApiOperation("Read", HttpMethod.Get, "/Read", RetrySafety.Read) { RepeatsRefusals = false };
        using var rig = new Rig();
        rig.Stub.Answer(429, "").Answer(200, Rig.ThingJson);

        await rig.Pipeline.SendAsync(read.Call(), Operations.Thing, CancellationToken.None);

        Assert.Equal(2, rig.Stub.Count);
    }
}
