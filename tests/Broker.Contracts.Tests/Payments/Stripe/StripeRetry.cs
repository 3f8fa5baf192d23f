namespace Broker.Contracts.Tests.Payments.Stripe;

/// <summary>What may be done after a failure; contracts/payments.md h.</summary>
internal enum StripeRetry
{
    /// <summary>Changes nothing: repeated freely.</summary>
    Read,

    /// <summary>A DELETE: repeated freely and without a key.</summary>
    Delete,

    /// <summary>Carries a key of the caller: repeated under the same key.</summary>
    Keyed,

    /// <summary>Has no key: goes out once.</summary>
    Unkeyed,

    /// <summary>Carries a key and yet goes out once, since what it does is final.</summary>
    Final,
}
