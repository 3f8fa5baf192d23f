using Broker.Core.Identity;

namespace Broker.Orchestration.Journal;

/// <summary>A value of a fact with its two times: when its owner knew it and when we stored it.</summary>
/// <param name="Customer">The customer.</param>
/// <param name="Fact">The fact's name.</param>
/// <param name="Owner">The owning system.</param>
/// <param name="Value">The value as text; null when it was cleared.</param>
/// <param name="ObservedAt">When the owner had this value. An older one than the current goes to history only.</param>
/// <param name="RecordedAt">When it was stored.</param>
/// <param name="Cause">What led to it, for example an event id.</param>
public sealed record FactRecord(
    CustomerId Customer, string Fact, string Owner, string? Value, DateTimeOffset ObservedAt, DateTimeOffset RecordedAt, string Cause)
{
    /// <summary>Only which fact it is of: values are personal data.</summary>
    public override string ToString() => $"{Fact} of {Owner}";
}
