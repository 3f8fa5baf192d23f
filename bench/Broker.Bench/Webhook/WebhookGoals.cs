using Broker.Bench.Reporting;

namespace Broker.Bench.Webhook;

/// <summary>The limits of the webhook section.</summary>
/// <remarks>
/// Stripe.net's ConstructEvent does not restore here and is judged through the floor: 22 times its allocation, and about 10.2 times
/// its time (an envelope was measured at 0.51x of the floor and 5% of ConstructEvent in one run).
/// </remarks>
internal static class WebhookGoals
{
    private const string ConstructEvent = "ConstructEvent";

    private const double ConstructEventTime = 10.2;

    private const double ConstructEventBytes = 22;

    public static IReadOnlyList<Goal> All { get; } =
    [
        new("W1", nameof(WebhookDepth.Verify), Measure.Time, 1.0, OneShotHmac.RowName),
        new("W1", nameof(WebhookDepth.Verify), Measure.Allocation, 0, FloorFullEvent.RowName),
        new("W2", nameof(WebhookDepth.Envelope), Measure.Time, 0.50, FloorFullEvent.RowName),
        new("W2", nameof(WebhookDepth.Envelope), Measure.Time, 0.05, ConstructEvent, ConstructEventTime),
        new("W2", nameof(WebhookDepth.Envelope), Measure.Allocation, 0.001, ConstructEvent, ConstructEventBytes),
        new("W3", nameof(WebhookDepth.FullEvent), Measure.Time, 0.10, ConstructEvent, ConstructEventTime),
        new("W3", nameof(WebhookDepth.FullEvent), Measure.Allocation, 0.05, ConstructEvent, ConstructEventBytes),
    ];
}
