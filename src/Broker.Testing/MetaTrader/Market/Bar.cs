namespace Broker.Testing.MetaTrader.Market;

/// <summary>One bar; its time is the server's.</summary>
internal sealed record Bar(DateTime Time, decimal Open, decimal High, decimal Low, decimal Close, long Ticks, int Spread);
