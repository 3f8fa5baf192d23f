namespace Onboarding.Setup;

/// <summary>Values that only the simulators accept.</summary>
internal static class SimulatorSecrets
{
    internal const string MetaTraderKey = "simulated-api-key";

    internal const string StripeKey = "sk_test_simulated";

    internal const string HubSpotToken = "pat-simulated";

    internal const string SalesforceClientId = "simulated-client";

    internal const string SalesforceSecret = "simulated-client-secret";

    internal const string KycKey = "kyc-simulated";

    internal const string KycWebhook = "kyc-webhook-simulated";
}
