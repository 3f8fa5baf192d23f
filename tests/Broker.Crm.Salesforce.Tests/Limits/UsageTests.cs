using Broker.Crm.Salesforce.Limits;

namespace Broker.Crm.Salesforce.Tests.Limits;

public sealed class UsageTests
{
    [Fact]
    public void Every_pair_is_read_and_brackets_are_left_out()
    {
        SalesforceUsage usage = SalesforceUsage.Parse("api-usage=18/5000; per-app-api-usage=17/250(appName=sample-app); api-bursts=1/750");

        Assert.Equal((18L, 5000L, (17L, 250L), (1L, 750L)), (usage.Used!.Value, usage.Allowed!.Value, usage.All["per-app-api-usage"], usage.All["api-bursts"]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("api-usage")]
    [InlineData("api-usage=x/y")]
    [InlineData("=1/2")]
    [InlineData("api-usage=1/(2)")]
    [InlineData("(a)/=")]
    public void What_cannot_be_read_is_left_out(string header)
    {
        SalesforceUsage usage = SalesforceUsage.Parse(header);

        Assert.Equal((null, null, 0), (usage.Used, usage.Allowed, usage.All.Count));
    }
}
