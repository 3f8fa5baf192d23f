using System.Text;
using Broker.Core.Secrets;

namespace Broker.MetaTrader.Tests.Configuration;

public sealed class CredentialTests
{
    [Fact]
    public async Task Pro_sends_basic_authorization_in_utf8_and_no_key()
    {
        var rig = new Rig(o =>
        {
            o.Credential = MetaTraderCredential.Pro("bröker", Secret.From("pä:ss"));
            o.BaseAddress = new Uri("https://acme.mt.example/api/");
        });
        rig.Server.Answer(200, "OK");

        await rig.Client.Diagnostics.PingAsync();

        Assert.Equal("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("bröker:pä:ss")), rig.Request().Headers["Authorization"]);
        Assert.False(rig.Request().Headers.ContainsKey("x-api-key"));
        Assert.Equal("/api/Ping", rig.Request().PathAndQuery);
    }

    [Fact]
    public void No_credential_prints_what_it_holds()
    {
        MetaTraderCredential[] all = [MetaTraderCredential.None, MetaTraderCredential.SingleAccount(Secret.From("CANARY")), MetaTraderCredential.Pro("CANARY", Secret.From("CANARY"))];

        Assert.Equal(["no credential", "Single Account API key", "Pro user and password"], all.Select(c => c.ToString()));
        Assert.Equal([MetaTraderPlan.None, MetaTraderPlan.SingleAccount, MetaTraderPlan.Pro], all.Select(c => c.Plan));
    }

    [Theory]
    [InlineData("CANARY\r\nx: y")]
    [InlineData("CANARY ")]
    [InlineData("CANARYé")]
    public void A_key_that_cannot_stand_in_a_header_is_refused_without_being_shown(string key)
    {
        var failure = Assert.Throws<ArgumentException>(() => MetaTraderCredential.SingleAccount(Secret.From(key)));

        Assert.DoesNotContain("CANARY", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_user_with_a_colon_is_refused() =>
        Assert.Throws<ArgumentException>(() => MetaTraderCredential.Pro("a:b", Secret.From("p")));

    [Fact]
    public async Task The_secret_may_be_disposed_once_the_credential_is_made()
    {
        Secret key = Secret.From("key-1");
        var credential = MetaTraderCredential.SingleAccount(key);
        key.Dispose();
        var rig = new Rig(o => o.Credential = credential);
        rig.Server.Answer(200, "OK");

        await rig.Client.Diagnostics.PingAsync();

        Assert.Equal("key-1", rig.Request().Headers["x-api-key"]);
    }
}
