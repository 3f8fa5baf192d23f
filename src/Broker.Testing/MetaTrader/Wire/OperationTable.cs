using Broker.Testing.MetaTrader.Accounts;
using Broker.Testing.MetaTrader.Diagnostics;
using Broker.Testing.MetaTrader.History;
using Broker.Testing.MetaTrader.Market;
using Broker.Testing.MetaTrader.Sessions;
using Broker.Testing.MetaTrader.Streaming;
using Broker.Testing.MetaTrader.Trading;

namespace Broker.Testing.MetaTrader.Wire;

/// <summary>Every endpoint by name; case does not matter.</summary>
internal static class OperationTable
{
    private static readonly Dictionary<string, Operation> ByName = new IEnumerable<Operation>[]
    {
        RegistryOperations.All, ConnectOperations.All, AccountOperations.All, PositionOperations.All, PrivateOperations.All, TradeOperations.All,
        QuoteOperations.All, SymbolOperations.All, BarOperations.All, OrderHistoryOperations.All, StatisticsOperations.All,
        SubscriptionOperations.All, SocketOperations.All, DiagnosticsOperations.All, ServerFileOperations.All,
    }.SelectMany(all => all).ToDictionary(operation => operation.Name, StringComparer.OrdinalIgnoreCase);

    public static Operation? Find(string name) => ByName.GetValueOrDefault(name);
}
