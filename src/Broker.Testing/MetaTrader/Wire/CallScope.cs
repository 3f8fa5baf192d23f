namespace Broker.Testing.MetaTrader.Wire;

/// <summary>What a call needs before it runs.</summary>
internal enum CallScope
{
    /// <summary>Nothing of an account.</summary>
    Open,

    /// <summary>The gateway's register of accounts: credentials, and 404 on a session host.</summary>
    Registry,

    /// <summary>A known account or token.</summary>
    Session,

    /// <summary>A known account or token whose terminal is connected.</summary>
    Connected,
}
