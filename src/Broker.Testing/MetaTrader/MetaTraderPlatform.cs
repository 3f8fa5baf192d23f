namespace Broker.Testing.MetaTrader;

/// <summary>The trading platform of an account.</summary>
public enum MetaTraderPlatform
{
    /// <summary>MetaTrader 4.</summary>
    MetaTrader4,

    /// <summary>MetaTrader 5.</summary>
    MetaTrader5,
}
