namespace Broker.MetaTrader;

/// <summary>Ids of warnings that mark operations whose wire facts are uncertain.</summary>
internal static class ExperimentalApi
{
    /// <summary>Named by one weak source, or inferred; never seen live. It may change or go.</summary>
    internal const string Uncertain = "BROKERMT001";
}
