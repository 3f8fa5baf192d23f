namespace Broker.Core.Boundaries.Finance;

/// <summary>How a money fact is known.</summary>
public enum PaymentEvidence
{
    /// <summary>Read from the provider's API.</summary>
    ApiRead = 0,

    /// <summary>A verified event, for providers that cannot be read.</summary>
    VerifiedWebhook = 1,

    /// <summary>A settlement report.</summary>
    SettlementReport = 2,
}
