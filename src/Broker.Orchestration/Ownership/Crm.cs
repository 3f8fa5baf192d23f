namespace Broker.Orchestration.Ownership;

/// <summary>The CRM: relationship and pipeline.</summary>
public abstract class Crm : ISystemOfRecord
{
    /// <inheritdoc/>
    public static string SystemName => "crm";
}
