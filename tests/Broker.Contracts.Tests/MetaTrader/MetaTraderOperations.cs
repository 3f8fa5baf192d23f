using Broker.Contracts.Tests.MetaTrader.Operations;

namespace Broker.Contracts.Tests.MetaTrader;

/// <summary>All tables together.</summary>
internal static class MetaTraderOperations
{
    public static IReadOnlyList<MetaTraderOperation> All { get; } =
    [
        .. AccountRows.All, .. ConnectionRows.All, .. DiagnosticRows.All, .. SubscriptionRows.All, .. TradeRows.All,
        .. Mt4Reads.All, .. Mt5Reads.All, .. Mt5Orders.All, .. Mt5History.All, .. SharedReads.All,
    ];

    public static MetaTraderOperation Of(string name) => All.Single(operation => operation.Name == name);
}
