using Broker.Api.Tests.Repository;

namespace Broker.Api.Tests.Listing;

public sealed class ApiListingTests
{
    public static TheoryData<string> Packages => [.. ShippedPackage.All.Select(package => package.Name)];

    [Theory]
    [MemberData(nameof(Packages))]
    public void The_public_api_is_the_reviewed_one(string package)
    {
        IReadOnlyList<string> lines = ApiListing.Of(ShippedPackage.All.Single(item => item.Name == package).Assembly);

        string? difference = ReviewedFile.CompareOrRewrite($"api/{package}.txt", lines);

        Assert.True(difference is null, difference);
    }

    [Fact]
    public void Every_reviewed_listing_belongs_to_a_package()
    {
        string[] listings = Directory.Exists(RepositoryFolder.PathOf("api"))
            ? [.. Directory.EnumerateFiles(RepositoryFolder.PathOf("api"), "*.txt").Select(file => Path.GetFileNameWithoutExtension(file)!)]
            : [];

        Assert.Empty(listings.Except(ShippedPackage.All.Select(package => package.Name)));
    }
}
