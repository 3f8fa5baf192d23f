using Broker.Api.Tests.Repository;
using Broker.Api.Tests.Specimens.Api;

namespace Broker.Api.Tests.Listing;

/// <summary>The printer over the specimens: every construct the listing must be able to tell apart.</summary>
public sealed class PrinterTests
{
    [Fact]
    public void Every_construct_prints_as_reviewed()
    {
        IReadOnlyList<string> lines = ApiListing.Of(Visibility.VisibleTypes(typeof(Plain).Assembly).Where(type => type.Namespace == typeof(Plain).Namespace));

        string? difference = ReviewedFile.CompareOrRewrite("tests/Broker.Api.Tests/Listing/specimens.txt", lines);

        Assert.True(difference is null, difference);
    }
}
