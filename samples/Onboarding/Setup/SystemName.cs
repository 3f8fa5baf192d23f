using Broker.Testing;

namespace Onboarding.Setup;

/// <summary>The systems the sample talks to, by their configuration section, simulator name and the variables that hold their secrets.</summary>
public sealed record SystemName(string Section, string Simulator, string Variable, string? WebhookVariable = null)
{
    /// <summary>The MetaTrader API.</summary>
    public static SystemName MetaTrader { get; } = new("MetaTrader", SimulatorNames.MetaTrader, "BROKER_METATRADER_API_KEY");

    /// <summary>Stripe.</summary>
    public static SystemName Stripe { get; } = new("Stripe", SimulatorNames.Stripe, "BROKER_STRIPE_API_KEY", "BROKER_STRIPE_WEBHOOK_SECRET");

    /// <summary>HubSpot.</summary>
    public static SystemName HubSpot { get; } = new("HubSpot", SimulatorNames.HubSpot, "BROKER_HUBSPOT_TOKEN");

    /// <summary>Salesforce.</summary>
    public static SystemName Salesforce { get; } = new("Salesforce", SimulatorNames.Salesforce, "BROKER_SALESFORCE_CLIENT_SECRET");

    /// <summary>The KYC provider.</summary>
    public static SystemName Kyc { get; } = new("Kyc", SimulatorNames.Kyc, "BROKER_KYC_API_KEY", "BROKER_KYC_WEBHOOK_SECRET");

    /// <summary>All of them, both CRMs among them.</summary>
    public static IReadOnlyList<SystemName> All { get; } = [MetaTrader, Stripe, HubSpot, Salesforce, Kyc];

    /// <summary>Those that a run with this CRM talks to.</summary>
    public static IReadOnlyList<SystemName> With(SystemName crm) => [MetaTrader, Stripe, crm, Kyc];
}
