namespace Broker.Contracts.Tests.Payments.Adyen;

/// <summary>The table of contracts/payments.md h, for Adyen.</summary>
internal enum AdyenSafety
{
    /// <summary>Only reads: repeated.</summary>
    Read,

    /// <summary>Twice is once without any key: repeated.</summary>
    Repeatable,

    /// <summary>Repeated under the caller's key; sent once without one.</summary>
    Keyed,

    /// <summary>Final: sent once.</summary>
    Final,
}
