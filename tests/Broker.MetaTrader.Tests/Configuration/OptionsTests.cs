using Broker.Core.Secrets;
using Microsoft.Extensions.Options;

namespace Broker.MetaTrader.Tests.Configuration;

public sealed class OptionsTests
{
    public static TheoryData<string, string> Wrong => new()
    {
        { "no-credential", "Broker.MetaTrader option Credential is missing; allowed: MetaTraderCredential.SingleAccount(apiKey), .Pro(user, password) or .None." },
        { "no-address", "Broker.MetaTrader option BaseAddress is missing; allowed: an absolute https address." },
        { "relative-address", "Broker.MetaTrader option BaseAddress is a relative address; allowed: an absolute https address." },
        { "http", "Broker.MetaTrader option BaseAddress is 'http://mt.example/'; allowed: https, or http on a loopback address, or AllowInsecureHttp = true." },
        { "query", "Broker.MetaTrader option BaseAddress is 'https://mt.example/'; allowed: an address without query and fragment." },
        { "pro-shared", "Broker.MetaTrader option BaseAddress is the shared host api.metatraderapi.dev together with Pro user and password; allowed: the dedicated address the vendor gave you, or a session host." },
        { "none-shared", "Broker.MetaTrader option BaseAddress is the shared host api.metatraderapi.dev together with no credential; allowed: the dedicated address the vendor gave you, or a session host." },
        { "session-shared", "Broker.MetaTrader option Dialect is SessionHost together with the shared host api.metatraderapi.dev; allowed: Gateway, or the address of a session host." },
        { "platform", "Broker.MetaTrader option Platform is 7; allowed: MetaTrader5 or MetaTrader4." },
        { "dialect", "Broker.MetaTrader option Dialect is 9; allowed: Gateway, SessionHost or null." },
        { "register-short", "Broker.MetaTrader option RegisterTimeout is 00:00:00.5000000; allowed: 00:00:01 to 01:00:00." },
        { "register-long", "Broker.MetaTrader option RegisterTimeout is 00:02:00; allowed: at most Resilience.TotalTimeout, which is 00:01:40." },
        { "short-key", "Broker.MetaTrader option SessionIdKey is a secret of fewer bytes; allowed: null, or a secret of at least 16 random bytes." },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_option_says_which_what_was_given_and_what_is_allowed(string which, string message)
    {
        MetaTraderClientOptions options = Options(which);

        var failure = Assert.Throws<OptionsValidationException>(() => new MetaTraderClient(options));

        Assert.Contains(message, failure.Failures);
        Assert.DoesNotContain("CANARY", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_minute_needs_only_a_key()
    {
        var client = new MetaTraderClient(MetaTraderCredential.SingleAccount(Secret.From("key")));

        Assert.Equal(MetaTraderDialect.Gateway, client.Dialect);
        Assert.Equal(Broker.Core.Identity.TradingPlatform.MetaTrader5, client.Platform);
    }

    [Fact]
    public void The_dialect_follows_the_credential_unless_it_is_chosen()
    {
        Assert.Equal(MetaTraderDialect.SessionHost, Pro(null).Client.Dialect);
        Assert.Equal(MetaTraderDialect.Gateway, Pro(MetaTraderDialect.Gateway).Client.Dialect);

        static Rig Pro(MetaTraderDialect? dialect) => new(o =>
        {
            o.Credential = MetaTraderCredential.Pro("u", Secret.From("p"));
            o.BaseAddress = new Uri("https://acme.mt.example");
            o.Dialect = dialect;
        });
    }

    [Theory]
    [InlineData("https://mt.example", "/Ping")]
    [InlineData("https://mt.example/", "/Ping")]
    [InlineData("https://mt.example/v1///", "/v1/Ping")]
    public async Task A_slash_at_the_end_of_the_address_does_not_matter(string address, string path)
    {
        var rig = new Rig(o => o.BaseAddress = new Uri(address));
        rig.Server.Answer(200, "OK");

        await rig.Client.Diagnostics.PingAsync();

        Assert.Equal(path, rig.Request().PathAndQuery);
    }

    [Fact]
    public async Task Options_changed_after_the_client_was_made_have_no_effect()
    {
        MetaTraderClientOptions? kept = null;
        var rig = new Rig(o => kept = o);
        rig.Server.Answer(200, """{"id":"a-1"}""");

        kept!.BaseAddress = new Uri("https://elsewhere.example/x");
        kept.Platform = Broker.Core.Identity.TradingPlatform.MetaTrader4;
        await rig.Client.Accounts.RegisterAsync(Rig.Registration());

        Assert.StartsWith("/RegisterAccount?type=Metatrader%205", rig.Request().PathAndQuery, StringComparison.Ordinal);
    }

    private static MetaTraderClientOptions Options(string which)
    {
        var options = new MetaTraderClientOptions { Credential = MetaTraderCredential.SingleAccount(Secret.From("CANARY")) };
        switch (which)
        {
            case "no-credential": options.Credential = null; break;
            case "no-address": options.BaseAddress = null; break;
            case "relative-address": options.BaseAddress = new Uri("mt.example", UriKind.Relative); break;
            case "http": options.BaseAddress = new Uri("http://mt.example"); break;
            case "query": options.BaseAddress = new Uri("https://mt.example/?key=CANARY"); break;
            case "pro-shared": options.Credential = MetaTraderCredential.Pro("CANARY", Secret.From("CANARY")); break;
            case "none-shared": options.Credential = MetaTraderCredential.None; break;
            case "session-shared": options.Dialect = MetaTraderDialect.SessionHost; break;
            case "platform": options.Platform = (Broker.Core.Identity.TradingPlatform)7; break;
            case "dialect": options.Dialect = (MetaTraderDialect)9; break;
            case "register-short": options.RegisterTimeout = TimeSpan.FromMilliseconds(500); break;
            case "register-long": options.RegisterTimeout = TimeSpan.FromMinutes(2); break;
            case "short-key": options.SessionIdKey = Secret.From("CANARY"); break;
            default: throw new ArgumentOutOfRangeException(nameof(which), which, null);
        }

        return options;
    }
}
