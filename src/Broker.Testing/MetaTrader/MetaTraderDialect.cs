namespace Broker.Testing.MetaTrader;

/// <summary>Which of the deployed wire dialects the simulator speaks (contracts/metatrader.md 1).</summary>
public enum MetaTraderDialect
{
    /// <summary>Both: a request with credentials meets the gateway, one without meets a session host.</summary>
    Both,

    /// <summary>Only the gateway: every call but Ping needs an API key or Basic credentials.</summary>
    Gateway,

    /// <summary>Only a session host: no credentials, and no account register (its paths are 404).</summary>
    SessionHost,
}
