using Broker.Core.Errors;
using Broker.Core.Results;
using Broker.Core.Tests.Support;
using Broker.TestSupport;

namespace Broker.Core.Tests.Pipeline;

public sealed class CredentialRenewalTests
{
    [Fact]
    public async Task A_refused_credential_is_renewed_once_and_the_new_one_is_used_at_once()
    {
        using var rig = new Rig();
        rig.Stub.Answer(401, "").Answer(200, Rig.ThingJson);
        RenewTo(rig, "token-2");
        await rig.Pipeline.SendAsync(Operations.OnceCall, Operations.Thing, CancellationToken.None);
        Assert.Equal(["Bearer token-1", "Bearer token-2"], rig.Stub.Requests.Select(r => r.Headers["Authorization"]));
        Assert.Equal(1, rig.Protocol.Renewals);
    }

    [Fact]
    public async Task A_renewed_credential_that_is_refused_again_is_not_renewed_again()
    {
        using var rig = new Rig();
        rig.Stub.Answer(401, "");
        RenewTo(rig, "token-2");
        await Assert.ThrowsAsync<AuthenticationFailedException>(() => rig.Pipeline.SendAsync(Operations.ReadCall, Operations.Thing, CancellationToken.None));
        Assert.Equal(2, rig.Stub.Count);
        Assert.Equal(1, rig.Protocol.Renewals);
    }

    [Fact]
    public async Task A_credential_that_cannot_be_renewed_is_an_authentication_error()
    {
        using var rig = new Rig();
        rig.Stub.Answer(401, "");
        await Assert.ThrowsAsync<AuthenticationFailedException>(() => rig.Pipeline.SendAsync(Operations.ReadCall, Operations.Thing, CancellationToken.None));
        Assert.Equal(1, rig.Stub.Count);
    }

    [Fact]
    public async Task A_renewal_that_throws_is_a_result_and_not_an_exception()
    {
        using var rig = new Rig();
        rig.Stub.Answer(401, "");
        rig.Protocol.Renew = static _ => throw new HttpRequestException("canary-in-renewal");
        ApiResult<Thing> result = await rig.Pipeline.TrySendAsync(Operations.OnceCall, Operations.Thing, CancellationToken.None);
        Assert.Equal(ErrorKind.Authentication, result.Error!.Kind);
        Assert.Equal(Outcome.Refused, result.Error.Outcome);
        Assert.Equal(401, result.Error.Status);
        Assert.Contains("could not be renewed", result.Error.Advice, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", result.Error.ToException().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_renewal_that_hangs_is_ended_by_the_total_time_limit()
    {
        using var rig = new Rig();
        rig.Stub.Answer(401, "");
        rig.Protocol.Renew = static async token =>
        {
            await Task.Delay(Timeout.Infinite, token);
            return true;
        };
        Task<ApiResult<Thing>> sending = rig.Pipeline.TrySendAsync(Operations.ReadCall, Operations.Thing, CancellationToken.None).AsTask();
        await Eventually.HoldsAsync(() => rig.Protocol.Renewals == 1, "the renewal");
        rig.Time.Advance(rig.Options.Resilience.TotalTimeout);
        Assert.Equal(ErrorKind.Authentication, (await sending).Error!.Kind);
    }

    [Fact]
    public async Task After_a_renewal_the_usual_repeats_follow()
    {
        using var rig = new Rig();
        rig.Stub.Answer(401, "").Answer(503, "").Answer(200, Rig.ThingJson);
        RenewTo(rig, "token-2");
        await rig.Pipeline.SendAsync(Operations.ReadCall, Operations.Thing, CancellationToken.None);
        Assert.Equal(3, rig.Stub.Count);
    }

    private static void RenewTo(Rig rig, string token) => rig.Protocol.Renew = _ =>
    {
        rig.Protocol.Token = token;
        return new(true);
    };
}
