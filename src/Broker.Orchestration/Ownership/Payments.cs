namespace Broker.Orchestration.Ownership;

/// <summary>The payment and finance stack: money.</summary>
public abstract class Payments : ISystemOfRecord
{
    /// <inheritdoc/>
    public static string SystemName => "payments";
}
