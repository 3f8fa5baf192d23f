namespace Broker.Orchestration.Ownership;

/// <summary>The KYC provider and compliance: identity.</summary>
public abstract class Kyc : ISystemOfRecord
{
    /// <inheritdoc/>
    public static string SystemName => "kyc";
}
