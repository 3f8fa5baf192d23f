namespace Broker.Payments.Praxis;

/// <summary>How what was really charged compares with what was asked for. Anything but <see cref="AsAsked"/> is for a person or a rule of the application.</summary>
/// <remarks>contracts/payments.md b2, d: fees, conversion and crypto make the two differ.</remarks>
public enum PraxisCharge
{
    /// <summary>Nothing was told about the charge.</summary>
    NotTold = 0,

    /// <summary>The charge is the amount.</summary>
    AsAsked = 1,

    /// <summary>Another amount of the same currency was charged.</summary>
    OtherAmount = 2,

    /// <summary>The charge is in another currency; the two are never added up.</summary>
    OtherCurrency = 3,

    /// <summary>A charge was told that is no amount of a known currency, for example of a crypto asset. It counts as no money.</summary>
    Unreadable = 4,
}
