namespace Broker.Payments.Tests.Stripe;

/// <summary>How a call may be sent again.</summary>
internal enum StripeCallKind
{
    /// <summary>Freely, without a key.</summary>
    Read,

    /// <summary>Freely, without a key, and a read decides when nothing is found.</summary>
    Delete,

    /// <summary>With the key that it must have.</summary>
    Keyed,

    /// <summary>With a key if there is one, else never.</summary>
    KeyedOrOnce,

    /// <summary>Never, though it carries a key.</summary>
    Final,
}
