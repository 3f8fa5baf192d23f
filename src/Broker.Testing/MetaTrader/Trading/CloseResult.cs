namespace Broker.Testing.MetaTrader.Trading;

/// <summary>What one close did: the order under its old ticket, and this execution's share of it.</summary>
internal sealed record CloseResult(SimulatedOrder Order, decimal Lots, decimal Price, decimal Profit, string State);
