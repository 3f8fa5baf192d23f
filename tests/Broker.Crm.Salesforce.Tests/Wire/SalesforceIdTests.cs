using Broker.Crm.Salesforce.Wire;

namespace Broker.Crm.Salesforce.Tests.Wire;

public sealed class SalesforceIdTests
{
    [Theory]
    [InlineData("001D000000IRFma", "001D000000IRFmaIAH")]
    [InlineData("00530000003xqAb", "00530000003xqAbAAI")]
    [InlineData("001000000000001", "001000000000001AAA")]
    [InlineData("001d000000irfmaiah", "001D000000IRFmaIAH")]
    [InlineData("001D000000IRFmaIAH", "001D000000IRFmaIAH")]
    public void Fifteen_characters_become_eighteen_and_lost_case_comes_back(string id, string expected) => Assert.Equal(expected, SalesforceIds.To18(id));

    [Theory]
    [InlineData("001D000000IRFma", "001D000000IRFmaIAH", true)]
    [InlineData("001D000000IRFma", "001D000000IRFmA", false)]
    [InlineData("001D000000IRFmaIAH", "001d000000irfmaIAH", true)]
    [InlineData("", "", false)]
    [InlineData(null, null, false)]
    [InlineData("001D000000IRFma9AH", "001D000000IRFma9AH", false)]
    public void Ids_are_compared_in_eighteen(string? first, string? second, bool same) => Assert.Equal(same, SalesforceIds.Same(first, second));

    [Theory]
    [InlineData("")]
    [InlineData("001D000000IRFm")]
    [InlineData("001D000000IRFm/")]
    [InlineData("001D000000IRFmaIAHx")]
    public void What_is_no_id_is_refused(string id) => Assert.Throws<ArgumentException>(() => SalesforceIds.To18(id));
}
