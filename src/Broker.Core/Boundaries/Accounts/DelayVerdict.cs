namespace Broker.Core.Boundaries.Accounts;

/// <summary>Where a delay comes from, and so who acts.</summary>
public enum DelayVerdict
{
    /// <summary>The evidence does not suffice or is too old.</summary>
    Unknown = 0,

    /// <summary>There is no delay.</summary>
    None = 1,

    /// <summary>Waiting for the client, compliance or finance.</summary>
    Commercial = 2,

    /// <summary>Waiting for us: an operator, an automation, a credential.</summary>
    Operational = 3,

    /// <summary>A server, a network or a vendor is in trouble.</summary>
    Infrastructural = 4,

    /// <summary>More than one of these.</summary>
    Mixed = 5,
}
