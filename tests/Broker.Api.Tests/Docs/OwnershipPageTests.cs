using Acme;
using Broker.Api.Tests.Repository;
using Broker.Orchestration.Ownership;

namespace Broker.Api.Tests.Docs;

/// <summary>What docs/ownership-from-a-spreadsheet.md says in words.</summary>
public sealed class OwnershipPageTests
{
    private static readonly string s_page = File.ReadAllText(RepositoryFolder.PathOf("docs/ownership-from-a-spreadsheet.md"));

    [Fact]
    public void The_map_of_the_page_is_valid_together_with_the_default_map() =>
        Assert.Equal(BrokerFacts.Map.Facts.Count + 3, OwnershipMap.Merge(BrokerFacts.Map, AcmeFacts.Map).Facts.Count);

    [Fact]
    public void The_line_of_the_listing_is_what_the_code_prints()
    {
        var writers = new Dictionary<string, IReadOnlyList<string>> { ["loyalty"] = ["Acme.LoyaltySync"] };

        Assert.Contains(OwnershipListing.Lines(AcmeFacts.Map, writers), line => s_page.Contains("\n" + line + "\n", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void Every_build_error_is_shown(int number) =>
        Assert.Contains($"error OWN00{number}: ", s_page, StringComparison.Ordinal);
}
