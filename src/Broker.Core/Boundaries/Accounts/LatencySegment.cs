using System.Globalization;

namespace Broker.Core.Boundaries.Accounts;

/// <summary>How long one part of the way takes. Segments are never added up: one number hides which part is slow.</summary>
/// <param name="Segment">Which part, for example <c>API</c> or <c>access point trade1.acme.example:443</c>.</param>
/// <param name="Samples">How many measurements were made.</param>
/// <param name="Median">The middle measurement.</param>
/// <param name="Highest">The slowest measurement.</param>
/// <param name="Limit">Above this the segment counts as slow.</param>
public sealed record LatencySegment(string Segment, int Samples, TimeSpan Median, TimeSpan Highest, TimeSpan Limit)
{
    /// <summary>True when the median is above the limit, so that a single hiccup is not called slow.</summary>
    public bool IsSlow => Median > Limit;

    /// <summary>One line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Segment}: median {Median.TotalMilliseconds:0} ms, highest {Highest.TotalMilliseconds:0} ms of {Samples}, limit {Limit.TotalMilliseconds:0} ms");
}
