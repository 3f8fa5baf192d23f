using Broker.Core.Boundaries.Crm;
using Broker.Core.Secrets;
using Broker.Crm.HubSpot.Authentication;
using Broker.Crm.HubSpot.Crm;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Broker.Crm.HubSpot.Tests.Registration;

public sealed class RegistrationTests
{
    [Fact]
    public void One_account_is_a_client_and_a_boundary()
    {
        ServiceCollection services = new();
        services.AddHubSpot(o => o.Credential = HubSpotCredential.Token(Secret.From("x")));
        using ServiceProvider provider = services.BuildServiceProvider();

        Assert.Same(provider.GetRequiredService<IHubSpotClient>(), provider.GetRequiredService<IHubSpotClient>());
        Assert.Same(provider.GetRequiredService<HubSpotCrm>(), provider.GetRequiredService<ICrmBoundary>());
        Assert.Equal("hubspot", provider.GetRequiredService<ICrmBoundary>().SystemName);
    }

    [Fact]
    public void Two_accounts_keep_their_own_options()
    {
        ServiceCollection services = new();
        services.AddHubSpot("eu", o => (o.Credential, o.ApiVersion) = (HubSpotCredential.Token(Secret.From("x")), "2026-03"));
        services.AddHubSpot("us", o => o.Credential = HubSpotCredential.Token(Secret.From("y")));
        using ServiceProvider provider = services.BuildServiceProvider();

        Assert.Equal("2026-03", provider.GetRequiredKeyedService<IHubSpotClient>("eu").ApiVersion);
        Assert.Equal("2026-09", provider.GetRequiredKeyedService<IHubSpotClient>("us").ApiVersion);
        Assert.NotSame(provider.GetRequiredKeyedService<ICrmBoundary>("eu"), provider.GetRequiredKeyedService<ICrmBoundary>("us"));
        Assert.Null(provider.GetService<ICrmBoundary>());
    }

    public static TheoryData<Action<HubSpotOptions>, string> Wrong => new()
    {
        { o => o.Credential = null, "option Credential is missing; allowed: HubSpotCredential.Token(secret)" },
        { o => o.ApiVersion = "v3", "option ApiVersion is 'v3'; allowed: 2026-09 or 2026-03" },
        { o => o.ApiVersion = HubSpotRig.Token, "option ApiVersion is another text; allowed" },
        { o => o.SearchesPerSecond = 9, "option SearchesPerSecond is 9; allowed: 1 to 5" },
        { o => o.BaseAddress = new Uri("http://api.hubapi.com"), "option BaseAddress is 'http://api.hubapi.com/'" },
        { o => o.Crm = null!, "option Crm is missing" },
        { o => o.Crm.PropertyGroup = "Broker Group", "option Crm.PropertyGroup is 'Broker Group'; allowed: a lower-case letter" },
        { o => o.Crm.CustomerKeyProperty = "", "option Crm.CustomerKeyProperty is missing" },
        { o => o.Crm.TradingAccountKeyProperty = "broker_client_id", "another name than Crm.CustomerKeyProperty, which is 'broker_client_id'" },
        { o => o.Crm.TicketStage = "New", "Crm.TicketPipeline, which is missing" },
        { o => o.Crm.TradingAccountObjectType = "a/b", "option Crm.TradingAccountObjectType" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_option_is_told_with_what_was_given_and_what_is_allowed(Action<HubSpotOptions> spoil, string message)
    {
        ServiceCollection services = new();
        services.AddHubSpot(o =>
        {
            o.Credential = HubSpotCredential.Token(Secret.From(HubSpotRig.Token));
            spoil(o);
        });
        using ServiceProvider provider = services.BuildServiceProvider();

        OptionsValidationException error = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IHubSpotClient>());

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(HubSpotRig.Token, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_client_without_a_container_checks_its_options_too() =>
        Assert.Throws<OptionsValidationException>(() => new HubSpotClient(new HubSpotOptions()));
}
