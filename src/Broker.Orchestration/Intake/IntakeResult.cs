using Broker.Core.Boundaries.Webhooks;

namespace Broker.Orchestration.Intake;

/// <summary>What became of a delivery.</summary>
/// <param name="Stored">How many events were new and are stored.</param>
/// <param name="Duplicates">How many were seen before.</param>
/// <param name="Refusal">Why the delivery was refused; null when it was accepted.</param>
public sealed record IntakeResult(int Stored, int Duplicates, WebhookRefusal? Refusal)
{
    /// <summary>True when the sender should be answered with success.</summary>
    public bool IsAccepted => Refusal is null;
}
