using Broker.Testing.MetaTrader.Wire;

namespace Broker.Testing.MetaTrader.History;

/// <summary>The order a call asks for: by opening time, ascending, unless it says otherwise.</summary>
internal static class OrderSorting
{
    public static IEnumerable<SimulatedOrder> Sorted(Call call, IEnumerable<SimulatedOrder> orders)
    {
        Func<SimulatedOrder, DateTimeOffset> key = string.Equals(call.Text("sort"), "CloseTime", StringComparison.OrdinalIgnoreCase)
            ? order => order.ClosedAt ?? DateTimeOffset.MinValue
            : order => order.OpenedAt;
        return call.Bool("ascending", missing: true)
            ? orders.OrderBy(key).ThenBy(order => order.Ticket)
            : orders.OrderByDescending(key).ThenByDescending(order => order.Ticket);
    }
}
