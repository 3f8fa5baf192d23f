using Broker.Core.Boundaries.Trading;
using Broker.Core.Identity;
using Broker.MetaTrader;
using Broker.MetaTrader.Trading;
using Broker.Testing.Faults;
using DiagnosisSample.Output;
using DiagnosisSample.Setup;

namespace DiagnosisSample.Commands;

/// <summary>A trade the gate refuses, one it grants, and one whose answer is lost and which is found again.</summary>
internal static class OrderCommand
{
    private const decimal MostLots = 1m;

    internal static async Task<int> RunAsync(Arguments arguments, CancellationToken cancellationToken)
    {
        arguments.RequireNoWords();
        arguments.RequireSimulator();
        decimal lots = arguments.Lots(0.10m);
        await using World world = await World.OpenAsync(arguments, cancellationToken);
        world.Simulator.StartingBalance = 10_000;
        MetaTraderClient client = world.SessionHost();
        AccountId session = await World.ConnectAsync(client, cancellationToken);

        // Requests on this symbol are checked against these from now on.
        await client.Symbols.GetRulesAsync(session, "EURUSD", cancellationToken);
        var request = new OrderSendRequest
        {
            Account = session, Symbol = "EURUSD", Operation = TradeOperation.Buy, Lots = lots, Comment = "desk-1042", Key = new OperationKey("desk-1042"),
        };

        Screen.Line($"1. Without a policy: {await client.Trading.ExecuteAsync(request, new RefusingTradeAuthorizer(), "sample", cancellationToken)}");
        Screen.Line($"   Orders sent so far: {world.Simulator.Calls("OrderSend*")}");
        if (arguments.Has("--lose-answer"))
        {
            world.Simulator.Next("OrderSend", Fault.Reset(FaultPhase.After));
        }

        TradeResult result = await client.Trading.ExecuteAsync(request, new DeskPolicy(MostLots), "sample", cancellationToken);
        Screen.Line($"2. With the desk's policy (EURUSD, at most {MostLots} lots): {result}");
        if (result.Status == TradeStatus.Unknown && result.Lookup is { } lookup)
        {
            TradeFinding finding = await client.Trading.ReconcileAsync(lookup, cancellationToken);
            Screen.Line($"   The answer was lost. Looked up: {finding}");
            Screen.Line($"   Ticket {finding.Order?.Ticket}, {finding.Order?.Lots} lots of {finding.Order?.Symbol} at {finding.Order?.OpenPrice}");
        }

        Screen.Line($"   Orders sent in all: {world.Simulator.Calls("OrderSend*")}, open at the server: {world.Simulator.Account(session.Value).OpenOrders.Count}");
        return world.Simulator.Account(session.Value).OpenOrders.Count == 1 ? 0 : 1;
    }
}
