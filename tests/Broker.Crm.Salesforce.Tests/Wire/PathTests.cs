using Broker.Crm.Salesforce.Wire;

namespace Broker.Crm.Salesforce.Tests.Wire;

public sealed class PathTests
{
    private readonly SalesforcePaths paths = new("67.0");

    [Theory]
    [InlineData("67.0", true)]
    [InlineData("100.0", true)]
    [InlineData("31.0", true)]
    [InlineData("30.0", false)]
    [InlineData("67", false)]
    [InlineData("67.5", false)]
    [InlineData("v67.0", false)]
    [InlineData("latest", false)]
    [InlineData("67,0", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_version_is_a_number_that_is_not_retired(string? version, bool is_one) => Assert.Equal(is_one, SalesforcePaths.IsVersion(version));

    [Fact]
    public void Values_are_escaped_and_names_are_checked()
    {
        Assert.Equal("/services/data/v67.0/sobjects/Account/Key__c/a%2Fb%20%C3%AB%3F", paths.ByExternalId("Account", "Key__c", "a/b ë?"));
        Assert.Throws<ArgumentException>(() => paths.SObject("Account/x"));
        Assert.Throws<ArgumentException>(() => paths.SObject("1Account"));
        Assert.Throws<ArgumentException>(() => paths.Record("Account", ".."));
        Assert.Throws<ArgumentException>(() => paths.ByExternalId("Account", "Key__c' OR 1=1", "a"));
    }

    [Theory]
    [InlineData("/services/data/v67.0/query/0r8x-2000", "/services/data/v67.0/query/0r8x-2000")]
    [InlineData("https://evil.example/services/data/v67.0/query/1", "/services/data/v67.0/query/1")]
    public void A_next_part_is_asked_for_at_our_own_host(string given, string path) => Assert.Equal(path, SalesforcePaths.Given(given));

    [Theory]
    [InlineData("/services/oauth2/token")]
    [InlineData("/services/data/../oauth2/token")]
    [InlineData("//evil.example/services/data/")]
    [InlineData("services/data/v67.0")]
    [InlineData("")]
    public void A_next_part_elsewhere_is_refused(string given) => Assert.Throws<FormatException>(() => SalesforcePaths.Given(given));
}
