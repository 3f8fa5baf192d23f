namespace Broker.Testing.MetaTrader.Wire;

/// <summary>The platforms an operation exists on.</summary>
[Flags]
internal enum Platforms
{
    None = 0,
    MetaTrader4 = 1,
    MetaTrader5 = 2,
    Both = MetaTrader4 | MetaTrader5,
}
