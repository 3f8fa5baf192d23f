namespace Broker.MetaTrader.Connection;

/// <summary>The protocol of a proxy (contracts/metatrader.md 4.1).</summary>
public enum ProxyKind
{
    /// <summary>No proxy.</summary>
    None = 0,

    /// <summary>An HTTPS proxy.</summary>
    Https = 1,

    /// <summary>SOCKS version 4.</summary>
    Socks4 = 2,

    /// <summary>SOCKS version 5, the API's default.</summary>
    Socks5 = 3,
}
