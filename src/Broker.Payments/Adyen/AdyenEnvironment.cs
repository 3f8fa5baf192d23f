namespace Broker.Payments.Adyen;

/// <summary>Which of Adyen's environments is called.</summary>
public enum AdyenEnvironment
{
    /// <summary>The test environment; no real money.</summary>
    Test = 0,

    /// <summary>The live environment; needs the prefix of the company account.</summary>
    Live = 1,
}
