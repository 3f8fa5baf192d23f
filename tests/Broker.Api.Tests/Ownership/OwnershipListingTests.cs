using Broker.Api.Tests.Repository;
using Broker.Orchestration.Ownership;

namespace Broker.Api.Tests.Ownership;

public sealed class OwnershipListingTests
{
    [Fact]
    public void Who_owns_which_fact_is_the_reviewed_listing()
    {
        string? difference = ReviewedFile.CompareOrRewrite("OWNERSHIP.txt", OwnershipLines.Provider());

        Assert.True(difference is null, difference);
    }

    [Fact]
    public void The_matrix_for_people_is_that_of_the_code()
    {
        string? difference = ReviewedFile.CompareOrRewrite("docs/ownership.md", OwnershipListing.Matrix(BrokerFacts.Map));

        Assert.True(difference is null, difference);
    }
}
