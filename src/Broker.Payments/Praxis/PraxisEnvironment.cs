namespace Broker.Payments.Praxis;

/// <summary>Which of Praxis' environments is called.</summary>
public enum PraxisEnvironment
{
    /// <summary>The sandbox; no real money.</summary>
    Test = 0,

    /// <summary>The live environment.</summary>
    Live = 1,
}
