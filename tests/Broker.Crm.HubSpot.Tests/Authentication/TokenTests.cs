using Broker.Core.Errors;
using Broker.Core.Secrets;
using Broker.Crm.HubSpot.Authentication;

namespace Broker.Crm.HubSpot.Tests.Authentication;

public sealed class TokenTests
{
    [Fact]
    public async Task A_rotated_token_is_used_by_the_next_call()
    {
        HubSpotToken token = HubSpotCredential.Token(Secret.From("old"));
        HubSpotRig rig = new(o => o.Credential = token);
        rig.Server.Answer(200, WireBodies.Record("1"));

        await rig.Client.Objects("contacts").GetAsync("1");
        token.Replace(Secret.From("new"));
        await rig.Client.Objects("contacts").GetAsync("1");

        Assert.Equal(["Bearer old", "Bearer new"], rig.Server.Requests.Select(r => r.Headers["Authorization"]));
    }

    [Fact]
    public async Task A_token_is_asked_for_before_every_attempt()
    {
        int asked = 0;
        HubSpotRig rig = new(o => o.Credential = HubSpotCredential.From(_ => new(Secret.From($"t{++asked}"))));
        rig.Server.Answer(503, "").Answer(200, WireBodies.Record("1"));

        await rig.Client.Objects("contacts").GetAsync("1");

        Assert.Equal(["Bearer t1", "Bearer t2"], rig.Server.Requests.Select(r => r.Headers["Authorization"]));
    }

    [Fact]
    public async Task A_refused_token_is_renewed_once_and_the_call_goes_again_even_a_create()
    {
        RenewingToken token = new();
        HubSpotRig rig = new(o => o.Credential = token);
        rig.Server.Answer(401, WireBodies.Error("EXPIRED_AUTHENTICATION", "x")).Answer(201, WireBodies.Record("1"));

        await rig.Client.Objects("deals").CreateAsync(HubSpotRig.Map(("dealname", "x")));

        Assert.Equal((2, 1), (rig.Server.Count, token.Renewals));
    }

    [Fact]
    public async Task A_static_token_that_is_refused_is_not_sent_again()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(401, WireBodies.Error("INVALID_AUTHENTICATION", "x"));

        await Assert.ThrowsAsync<AuthenticationFailedException>(() => rig.Client.Objects("contacts").GetAsync("1"));

        Assert.Equal(1, rig.Server.Count);
    }

    [Theory]
    [InlineData("line\nbreak")]
    [InlineData("a b")]
    [InlineData("tökén")]
    public void A_token_that_cannot_travel_is_refused_without_being_shown(string value)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => HubSpotCredential.Token(Secret.From(value)));
        Assert.DoesNotContain(value, error.Message, StringComparison.Ordinal);
    }

    private sealed class RenewingToken : IHubSpotTokenSource
    {
        public int Renewals { get; private set; }

        public ValueTask<Secret> GetTokenAsync(CancellationToken cancellationToken = default) => new(Secret.From($"t{Renewals}"));

        public ValueTask<bool> TryRenewTokenAsync(CancellationToken cancellationToken = default)
        {
            Renewals++;
            return new(true);
        }
    }
}
