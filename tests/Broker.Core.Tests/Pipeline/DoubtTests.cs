using System.Net.Sockets;
using Broker.Core.Errors;
using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.Core.Tests.Support;

namespace Broker.Core.Tests.Pipeline;

/// <summary>What the last try says is not what is known about the call, when an earlier try may have been applied.</summary>
public sealed class DoubtTests
{
    private static readonly HttpRequestException Unreachable = new(HttpRequestError.ConnectionError, null, new SocketException((int)SocketError.ConnectionRefused));

    [Fact]
    public async Task A_try_in_doubt_stays_in_doubt_when_the_later_ones_never_left()
    {
        using var rig = new Rig();
        rig.Stub.Answer(503, "").Throw(Unreachable);
        OutcomeUnknownException unknown = await Assert.ThrowsAsync<OutcomeUnknownException>(
            () => rig.Pipeline.SendAsync(Operations.Idempotent.Call().WithIdempotencyKey("k"), Operations.Thing, CancellationToken.None));
        Assert.Equal(ErrorKind.Connection, unknown.Error.Kind);
        Assert.Equal(4, unknown.Error.Attempts);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(409)]
    [InlineData(429)]
    public async Task A_try_in_doubt_stays_in_doubt_when_a_later_one_is_turned_away(int status)
    {
        using var rig = new Rig();
        rig.Stub.Throw(new IOException("broken")).Answer(status, "");
        ApiResult<Thing> result = await rig.Pipeline.TrySendAsync(Operations.Idempotent.Call().WithIdempotencyKey("k"), Operations.Thing, CancellationToken.None);
        Assert.Equal(Outcome.Unknown, result.Error!.Outcome);
        Assert.Equal(status, result.Error.Status);
    }

    [Fact]
    public async Task A_refusal_under_the_same_idempotency_key_ends_the_doubt()
    {
        using var rig = new Rig();
        rig.Stub.Throw(new IOException("broken")).Answer(402, "");
        ApiResult<Thing> result = await rig.Pipeline.TrySendAsync(Operations.Idempotent.Call().WithIdempotencyKey("k"), Operations.Thing, CancellationToken.None);
        Assert.Equal(Outcome.Refused, result.Error!.Outcome);
    }

    [Fact]
    public async Task A_refusal_without_a_key_does_not_end_the_doubt()
    {
        using var rig = new Rig();
        rig.Stub.Throw(new IOException("broken")).Answer(400, "");
        ApiResult<Thing> result = await rig.Pipeline.TrySendAsync(Operations.Idempotent.Call(), Operations.Thing, CancellationToken.None);
        Assert.Equal(Outcome.Unknown, result.Error!.Outcome);
    }

    [Fact]
    public async Task A_read_is_never_in_doubt()
    {
        using var rig = new Rig();
        rig.Stub.Throw(new IOException("broken")).Answer(404, "");
        ApiResult<Thing> result = await rig.Pipeline.TrySendAsync(Operations.ReadCall, Operations.Thing, CancellationToken.None);
        Assert.Equal(Outcome.Refused, result.Error!.Outcome);
        Assert.IsType<NotFoundException>(result.Error.ToException());
    }

    [Fact]
    public async Task A_success_after_a_try_in_doubt_is_a_success()
    {
        using var rig = new Rig();
        rig.Stub.Throw(new IOException("broken")).Answer(200, Rig.ThingJson);
        Assert.True((await rig.Pipeline.TrySendAsync(Operations.Idempotent.Call(), Operations.Thing, CancellationToken.None)).Succeeded);
    }

    [Fact]
    public async Task What_is_not_sent_is_told_as_not_sent()
    {
        using var rig = new Rig();
        rig.Protocol.BeforeSend = static _ => throw new InvalidOperationException("no key in the vault");
        ApiResult<Thing> result = await rig.Pipeline.TrySendAsync(Operations.OnceCall, Operations.Thing, CancellationToken.None);
        Assert.Equal(Outcome.NotSent, result.Error!.Outcome);
        Assert.Equal(0, rig.Stub.Count);
        Assert.DoesNotContain("vault", result.Error.ToException().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_of_a_handler_after_sending_is_not_told_as_not_sent()
    {
        var inner = new ApiError { System = "x", Operation = "y", Kind = ErrorKind.Authentication, Outcome = Outcome.NotSent };
        using var rig = new Rig();
        rig.Stub.Throw(inner.ToException());
        ApiResult<Thing> result = await rig.Pipeline.TrySendAsync(Operations.OnceCall, Operations.Thing, CancellationToken.None);
        Assert.Equal(Outcome.Unknown, result.Error!.Outcome);
    }
}
