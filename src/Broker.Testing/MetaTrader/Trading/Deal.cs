namespace Broker.Testing.MetaTrader.Trading;

/// <summary>One execution on an MT5 account.</summary>
internal sealed record Deal(long Ticket, SimulatedOrder Order, string Type, string Direction, decimal Price, decimal Lots, decimal Profit, DateTimeOffset At, string Comment);
