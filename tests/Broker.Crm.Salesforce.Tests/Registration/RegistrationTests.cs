using Broker.Core.Secrets;
using Broker.Crm.Salesforce.Authentication;
using Broker.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Broker.Crm.Salesforce.Tests.Registration;

public sealed class RegistrationTests
{
    [Fact]
    public async Task Two_orgs_of_one_host_have_a_session_each()
    {
        StubHttpHandler[] servers = [new(), new()];
        ServiceCollection services = new();
        for (int i = 0; i < 2; i++)
        {
            string name = "org" + i;
            StubHttpHandler handler = servers[i];
            handler.Answer(200, $$"""{"access_token":"access-{{name}}","instance_url":"https://{{name}}.my.salesforce.test"}""").Answer(200, "{}");
            services.AddSalesforce(name, o => o.Credential = SalesforceCredential.RefreshToken("client", null, Secret.From("refresh-" + name)))
                .HttpClient.ConfigurePrimaryHttpMessageHandler(() => handler);
        }

        await using ServiceProvider provider = services.BuildServiceProvider();
        for (int i = 0; i < 2; i++)
        {
            await provider.GetRequiredKeyedService<ISalesforceClient>("org" + i).Limits.GetAsync();
            Assert.Equal($"grant_type=refresh_token&refresh_token=refresh-org{i}&client_id=client", servers[i].Requests[0].Body);
            Assert.Equal("Bearer access-org" + i, servers[i].Requests[1].Headers["Authorization"]);
        }

        Assert.Null(provider.GetService<ISalesforceClient>());
    }

    public static TheoryData<Action<SalesforceOptions>, string> Wrong => new()
    {
        { o => o.Credential = null, "option Credential is missing; allowed: one of SalesforceCredential" },
        { o => o.ApiVersion = "latest", "option ApiVersion is 'latest'; allowed: a version from 31.0 on" },
        { o => o.ApiVersion = SalesforceRig.Token, "option ApiVersion is another text; allowed" },
        { o => o.ClientName = "a=b", "option ClientName is 'a=b'; allowed: letters, digits and underscores" },
        { o => o.BaseAddress = new Uri("http://acme.my.salesforce.com"), "option BaseAddress is 'http://acme.my.salesforce.com/'" },
        { o => o.BaseAddress = null, "option BaseAddress is missing" },
        { o => o.BaseAddress = new Uri("/x", UriKind.Relative), "option BaseAddress is a relative address" },
        { o => o.SessionLife = TimeSpan.FromSeconds(59), "option SessionLife is 00:00:59; allowed: 00:01:00 to 30.00:00:00" },
        { o => o.SessionLife = TimeSpan.FromDays(31), "option SessionLife is 31.00:00:00; allowed: 00:01:00 to 30.00:00:00" },
        { o => o.DailyLimitPause = TimeSpan.Zero, "option DailyLimitPause is 00:00:00; allowed: 00:00:01 to 1.00:00:00" },
        { o => o.Credential = SalesforceCredential.ClientCredentials("c", Secret.From("s")), "option BaseAddress is a login host that all orgs share; allowed: the org's own address (My Domain)" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_option_is_told_with_what_was_given_and_what_is_allowed(Action<SalesforceOptions> spoil, string message)
    {
        ServiceCollection services = new();
        services.AddSalesforce(o =>
        {
            o.Credential = SalesforceCredential.Session(Secret.From(SalesforceRig.Token), new Uri("https://acme.my.salesforce.com"));
            spoil(o);
        });
        using ServiceProvider provider = services.BuildServiceProvider();

        OptionsValidationException error = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<ISalesforceClient>());

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(SalesforceRig.Token, error.Message, StringComparison.Ordinal);
    }
}
