namespace Broker.Orchestration.Ownership;

/// <summary>The broker's secret store: passwords, keys and tokens. What it owns is listed, and never written, copied or proposed.</summary>
public abstract class SecretStore : ISystemOfRecord
{
    /// <inheritdoc/>
    public static string SystemName => "secret-store";
}
