using Broker.Api.Tests.Repository;

namespace Broker.Api.Tests.Ownership;

public sealed class OwnershipListingTests
{
    [Fact]
    public void Who_owns_which_fact_is_the_reviewed_listing()
    {
        string? difference = ReviewedFile.CompareOrRewrite("OWNERSHIP.txt", OwnershipLines.Provider());

        Assert.True(difference is null, difference);
    }
}
