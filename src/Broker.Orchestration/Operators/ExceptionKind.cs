namespace Broker.Orchestration.Operators;

/// <summary>The kinds of exception items.</summary>
public enum ExceptionKind
{
    /// <summary>Who is who.</summary>
    Identity = 0,

    /// <summary>The identity check.</summary>
    Kyc = 1,

    /// <summary>Money.</summary>
    Money = 2,

    /// <summary>Registering an account.</summary>
    Registration = 3,

    /// <summary>The connection of an account.</summary>
    Connection = 4,

    /// <summary>Copies in the CRM.</summary>
    Projection = 5,

    /// <summary>Someone wrote what they do not own.</summary>
    Ownership = 6,

    /// <summary>A policy.</summary>
    Policy = 7,

    /// <summary>Security.</summary>
    Security = 8,

    /// <summary>Something this version does not know.</summary>
    Unmapped = 9,

    /// <summary>A subscriber of a fact keeps failing.</summary>
    Subscription = 10,
}
