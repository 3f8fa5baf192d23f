using Broker.Bench.Bodies;
using Broker.Bench.Measuring;
using Broker.Core.Identity;
using Broker.Core.Secrets;
using Broker.MetaTrader;
using Broker.MetaTrader.Accounts;
using Broker.MetaTrader.Mt5.Models;

namespace Broker.Bench.Http.Ours;

/// <summary>Broker.MetaTrader as a user makes it, with everything it promises switched on.</summary>
internal sealed class MetaTraderEntry(Uri stub) : IHttpEntry
{
    private const string Name = "Broker.MetaTrader";

    private static readonly AccountId Id = new(AccountSummaryBody.Id);

    private readonly MetaTraderClient client = new(new MetaTraderClientOptions
    {
        BaseAddress = stub,
        Credential = MetaTraderCredential.SingleAccount(Secret.From(BenchHttpClient.ApiKey)),
    });

    public IEnumerable<IHttpContender> Contenders =>
    [
        new HttpContender<AccountSummary>(Name, ContenderKind.Ours, CannedBodies.AccountSummary, () => client.Accounts.GetSummaryAsync(Id), Show),
        new HttpContender<IReadOnlyList<Mt5Order>>(Name, ContenderKind.Ours, CannedBodies.OpenedOrders, () => client.Mt5.Orders.ListOpenedAsync(Id), OrderFacts.Of),
    ];

    public void Dispose()
    {
        // The client shares the process-wide connections and holds none of its own.
    }

    private static Facts Show(AccountSummary summary) => new Facts()
        .Add("balance", summary.Balance)
        .Add("credit", summary.Credit)
        .Add("profit", summary.Profit)
        .Add("equity", summary.Equity)
        .Add("margin", summary.Margin)
        .Add("freeMargin", summary.FreeMargin)
        .Add("marginLevel", summary.MarginLevel)
        .Add("leverage", summary.Leverage)
        .Add("currency", summary.Currency)
        .Add("method", summary.Method?.Value)
        .Add("type", summary.Type)
        .Add("isInvestor", summary.IsInvestor)
        .Add("synced", summary.Synced);
}
