namespace Broker.Orchestration.Ownership;

/// <summary>The MetaTrader boundary: account identity, state and health.</summary>
public abstract class MetaTrader : ISystemOfRecord
{
    /// <inheritdoc/>
    public static string SystemName => "metatrader";
}
