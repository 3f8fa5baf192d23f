using Broker.Api.Tests.Repository;
using Broker.Orchestration.Decisions;

namespace Broker.Api.Tests.Decisions;

public sealed class DecisionListingTests
{
    [Fact]
    public void What_is_decided_for_each_event_in_each_state_is_the_reviewed_listing()
    {
        string? difference = ReviewedFile.CompareOrRewrite("DECISIONS.txt", [.. DecisionTable.Default.Lines()]);

        Assert.True(difference is null, difference);
    }
}
