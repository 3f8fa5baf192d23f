namespace Broker.Orchestration.Ownership;

/// <summary>The broker application layer: decisions, restrictions, reviews, the case state.</summary>
public abstract class Application : ISystemOfRecord
{
    /// <inheritdoc/>
    public static string SystemName => "application";
}
