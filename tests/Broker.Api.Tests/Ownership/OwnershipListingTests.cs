using Broker.Api.Tests.Repository;

namespace Broker.Api.Tests.Ownership;

public sealed class OwnershipListingTests
{
    private const string Listing = "OWNERSHIP.txt";

    [Fact]
    public void Who_owns_which_fact_is_the_reviewed_listing()
    {
        if (OwnershipLines.Provider is not { } provider)
        {
            // A listing that nothing computes would look checked without being so.
            Assert.False(File.Exists(RepositoryFolder.PathOf(Listing)), $"{Listing} is there, but OwnershipLines.Provider is not set.");
            return;
        }

        string? difference = ReviewedFile.CompareOrRewrite(Listing, provider());

        Assert.True(difference is null, difference);
    }
}
