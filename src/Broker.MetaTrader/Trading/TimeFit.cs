namespace Broker.MetaTrader.Trading;

/// <summary>How the time of an order fits the time of sending.</summary>
internal enum TimeFit
{
    /// <summary>It cannot be the one.</summary>
    Outside = 0,

    /// <summary>It cannot be told, or only with an error of an hour in the server's time zone.</summary>
    Near = 1,

    /// <summary>It fits.</summary>
    Inside = 2,
}
