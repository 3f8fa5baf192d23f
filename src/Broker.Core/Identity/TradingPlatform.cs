namespace Broker.Core.Identity;

/// <summary>The MetaTrader generation an account lives on.</summary>
public enum TradingPlatform
{
    /// <summary>MetaTrader 5.</summary>
    MetaTrader5 = 0,

    /// <summary>MetaTrader 4.</summary>
    MetaTrader4 = 1,
}
