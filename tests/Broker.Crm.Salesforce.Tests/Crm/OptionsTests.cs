using Broker.Core.Boundaries.Crm;
using Broker.Core.Secrets;
using Broker.Crm.Salesforce.Authentication;
using Broker.Crm.Salesforce.Crm;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Broker.Crm.Salesforce.Tests.Crm;

public sealed class OptionsTests
{
    public static TheoryData<Action<SalesforceCrmOptions>, string> Wrong => new()
    {
        { o => o.CustomerObject = "", "option Crm.CustomerObject is missing; allowed: an API name" },
        { o => o.TradingAccountObject = "Trading Account", "option Crm.TradingAccountObject is 'Trading Account'; allowed: an API name" },
        { o => o.TradingAccountObject = "contact", "option Crm.TradingAccountObject is 'contact'; allowed: another name than Crm.CustomerObject" },
        { o => o.TicketObject = "1Case", "option Crm.TicketObject is '1Case'" },
        { o => o.CommentObject = "", "option Crm.CommentObject is empty; allowed: an API name: a letter, then letters, digits and underscores, at most 80, or null" },
        { o => o.CustomerKey = "Broker_Client_Id__c", "option Crm.CustomerKey is 'Broker_Client_Id__c'; allowed: a neutral name" },
        { o => o.TradingAccountKey = "", "option Crm.TradingAccountKey is missing" },
        { o => o.TicketVerdictField = "Subject", "option Crm.TicketSubjectField is 'Subject'; allowed: another name than Crm.TicketVerdictField" },
        { o => o.FieldPrefix = "1", "option Crm.FieldPrefix is '1'; allowed: empty" },
        { o => o.FieldNames["onboarding_state"] = "Stage Name", "option Crm.FieldNames['onboarding_state'] is 'Stage Name'; allowed: an API name" },
        { o => o.PeoplePermissionSet = "Broker_Integration", "option Crm.PeoplePermissionSet is 'Broker_Integration'; allowed: another name" },
        { o => o.ChangeOverlap = TimeSpan.FromSeconds(59), "option Crm.ChangeOverlap is 00:00:59; allowed: 00:01:00 to 06:00:00" },
        { o => o.ChangeOverlap = TimeSpan.FromHours(7), "option Crm.ChangeOverlap is 07:00:00" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_option_is_told_with_what_was_given_and_what_is_allowed(Action<SalesforceCrmOptions> spoil, string message)
    {
        using ServiceProvider provider = Host(o => spoil(o.Crm));
        var options = new SalesforceCrmOptions();
        spoil(options);

        string[] said =
        [
            Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<ICrmBoundary>()).Message,
            Assert.Throws<OptionsValidationException>(() => new SalesforceCrm(new SalesforceRig().Client, options)).Message,
        ];

        Assert.All(said, s => Assert.Contains(message, s, StringComparison.Ordinal));
    }

    [Fact]
    public void Options_without_a_layout_are_refused()
    {
        using ServiceProvider provider = Host(static o => o.Crm = null!);

        Assert.Contains("option Crm is missing", Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<ISalesforceClient>()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_boundary_is_registered_beside_the_client_and_once_for_each_name()
    {
        using ServiceProvider provider = Host(static _ => { });
        ServiceCollection named = new();
        named.AddSalesforce("eu", Configure).Services.AddSalesforce("us", Configure);
        using ServiceProvider two = named.BuildServiceProvider();

        Assert.Same(provider.GetRequiredService<SalesforceCrm>(), provider.GetRequiredService<ICrmBoundary>());
        Assert.Equal("salesforce", provider.GetRequiredService<ICrmBoundary>().SystemName);
        Assert.NotSame(two.GetRequiredKeyedService<ICrmBoundary>("eu"), two.GetRequiredKeyedService<ICrmBoundary>("us"));
        Assert.Null(two.GetService<ICrmBoundary>());
    }

    private static ServiceProvider Host(Action<SalesforceOptions> change)
    {
        ServiceCollection services = new();
        services.AddSalesforce(o =>
        {
            Configure(o);
            change(o);
        });
        return services.BuildServiceProvider();
    }

    private static void Configure(SalesforceOptions options) => options.Credential = SalesforceCredential.Session(Secret.From(SalesforceRig.Token), new Uri("https://acme.my.salesforce.com"));
}
