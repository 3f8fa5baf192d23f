using Broker.Core.Identity;
using Broker.Core.Monetary;

namespace Broker.Payments;

/// <summary>A capture of authorised money.</summary>
public sealed record CaptureRequest
{
    /// <summary>The payment.</summary>
    public required PaymentId Payment { get; init; }

    /// <summary>How much. Providers that capture all by default still want it said, so it is required.</summary>
    public required Money Amount { get; init; }

    /// <summary>True when nothing more will be captured and the rest may be given free. Default true; providers without partial captures know nothing else.</summary>
    public bool IsFinal { get; init; } = true;

    /// <summary>Our own reference of the capture; null for none.</summary>
    public string? Reference { get; init; }
}
