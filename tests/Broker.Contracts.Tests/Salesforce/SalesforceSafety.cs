namespace Broker.Contracts.Tests.Salesforce;

/// <summary>The table of contracts/salesforce.md 3 on repeats.</summary>
internal enum SalesforceSafety
{
    /// <summary>Only reads: repeated.</summary>
    Read,

    /// <summary>Sets an end state, or finds its record by an external id: repeated.</summary>
    Repeatable,

    /// <summary>May double: sent once.</summary>
    Once,
}
