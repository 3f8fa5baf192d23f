namespace Broker.Orchestration.Ownership;

/// <summary>The compliance desk: watch lists and suspicion. What it owns stays with it.</summary>
public abstract class Compliance : ISystemOfRecord
{
    /// <inheritdoc/>
    public static string SystemName => "compliance";
}
