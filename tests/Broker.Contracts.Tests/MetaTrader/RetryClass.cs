namespace Broker.Contracts.Tests.MetaTrader;

/// <summary>The retry letters of contracts/metatrader.md 4.</summary>
internal enum RetryClass
{
    /// <summary>R: read, repeated freely.</summary>
    Read,

    /// <summary>C: session, repeated, not on refused credentials.</summary>
    Session,

    /// <summary>S: subscription, idempotent.</summary>
    Subscription,

    /// <summary>A: changes an account, sent once.</summary>
    Account,

    /// <summary>M: changes stops to absolute values; the client sends it once.</summary>
    Modify,

    /// <summary>T, T*: trade, sent once.</summary>
    Trade,

    /// <summary>R, but asked for once by the caller.</summary>
    Once,
}
