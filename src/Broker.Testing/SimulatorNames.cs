namespace Broker.Testing;

/// <summary>The names of the simulated systems, in the order in which ports are counted up from a base port.</summary>
public static class SimulatorNames
{
    /// <summary>The MetaTrader gateway and session host.</summary>
    public const string MetaTrader = "metatrader";

    /// <summary>Stripe.</summary>
    public const string Stripe = "stripe";

    /// <summary>HubSpot.</summary>
    public const string HubSpot = "hubspot";

    /// <summary>The scripted KYC provider.</summary>
    public const string Kyc = "kyc";

    /// <summary>Salesforce.</summary>
    public const string Salesforce = "salesforce";

    /// <summary>Adyen.</summary>
    public const string Adyen = "adyen";

    /// <summary>Praxis Cashier.</summary>
    public const string Praxis = "praxis";

    /// <summary>All names; the position of a name is its offset from the base port.</summary>
    public static IReadOnlyList<string> InPortOrder { get; } = [MetaTrader, Stripe, HubSpot, Kyc, Salesforce, Adyen, Praxis];
}
