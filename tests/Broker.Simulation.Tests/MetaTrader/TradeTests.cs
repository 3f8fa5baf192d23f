using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.MetaTrader;
using Broker.MetaTrader.Orders;
using Broker.MetaTrader.Trading;
using Broker.Testing.Faults;

namespace Broker.Simulation.Tests.MetaTrader;

/// <summary>Trades at the simulator: each request arrives at most once, and what became of it is found by looking.</summary>
public sealed class TradeTests : MetaTraderWorld
{
    [Fact]
    public async Task A_listing_that_fails_never_proves_that_an_order_is_absent()
    {
        MetaTraderClient client = SessionHost(TradingPlatform.MetaTrader5, o =>
        {
            o.TradeSettleTime = TimeSpan.FromSeconds(1);
            o.Resilience.MaxRetries = 0;
        });
        AccountId account = await ConnectAsync(client);
        Simulator.Next("OrderSend", Fault.Reset(FaultPhase.Before));
        TradeResult result = await ExecuteAsync(client, Buy(account));
        Simulator.Next("OrderHistory", Fault.WithStatus(503) with { Count = 100 });

        TradeFinding finding = await client.Trading.ReconcileAsync(result.Lookup! with { SentUntil = result.Lookup!.SentUntil - TimeSpan.FromMinutes(10), SentFrom = result.Lookup.SentFrom - TimeSpan.FromMinutes(10) });

        Assert.Equal(TradeFindingKind.Undetermined, finding.Kind);
    }

    [Fact]
    public async Task A_partial_close_on_metatrader_4_leaves_a_new_ticket_which_is_found()
    {
        MetaTraderClient client = SessionHost(TradingPlatform.MetaTrader4);
        AccountId account = await ConnectAsync(client);
        TradeResult opened = await ExecuteAsync(client, Buy(account, 1m));

        TradeResult closed = await ExecuteAsync(client, new OrderCloseRequest { Account = account, Symbol = "EURUSD", Ticket = opened.Ticket!.Value, Lots = 0.3m, Key = new OperationKey("close-1") });
        TradeFinding finding = await client.Trading.ReconcileAsync(closed.Lookup!);

        var rest = Simulator.Account(account.Value).OpenOrders.Single();
        Assert.Equal((0.7m, $"from #{opened.Ticket}"), (rest.Lots, rest.Comment));
        Assert.NotEqual(opened.Ticket, rest.Ticket);
        Assert.Equal((TradeFindingKind.Applied, rest.Ticket), (finding.Kind, finding.RemainderTicket));
        Assert.Equal(1, Simulator.Calls("OrderClose*"));
    }

    [Fact]
    public async Task A_partial_close_on_metatrader_5_keeps_the_ticket_and_closes_only_what_was_asked()
    {
        MetaTraderClient client = SessionHost(TradingPlatform.MetaTrader5);
        AccountId account = await ConnectAsync(client);
        TradeResult opened = await ExecuteAsync(client, Buy(account, 1m));

        await ExecuteAsync(client, new OrderCloseRequest { Account = account, Symbol = "EURUSD", Ticket = opened.Ticket!.Value, Lots = 0.3m, Key = new OperationKey("close-1") });

        OrderView rest = Assert.Single(await client.Orders.ListOpenedAsync(account));
        Assert.Equal((opened.Ticket, 0.7m), (rest.Ticket, rest.Lots));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Changing_one_stop_never_clears_the_other(TradingPlatform platform)
    {
        MetaTraderClient client = SessionHost(platform);
        AccountId account = await ConnectAsync(client);
        TradeResult opened = await ExecuteAsync(client, Buy(account) with { StopLoss = 1.05m, TakeProfit = 1.2m });

        TradeResult changed = await ExecuteAsync(client, new OrderModifyRequest
        {
            Account = account, Ticket = opened.Ticket!.Value, StopLoss = StopChange.Set(1.06m), TakeProfit = StopChange.Keep, Key = new OperationKey("modify-1"),
        });

        var order = Simulator.Account(account.Value).OpenOrders.Single();
        Assert.Equal((TradeStatus.Modified, 1.06m, 1.2m), (changed.Status, order.StopLoss, order.TakeProfit));
    }

    [Theory]
    [InlineData("requote", TradeStatus.RejectedByMarket)]
    [InlineData("closed", TradeStatus.RejectedByMarket)]
    [InlineData("investor", TradeStatus.RejectedByPolicy)]
    [InlineData("disabled", TradeStatus.RejectedByPolicy)]
    [InlineData("funds", TradeStatus.RejectedByFunds)]
    public async Task Refusals_of_the_server_are_told_apart_and_never_repeated(string trouble, TradeStatus expected)
    {
        foreach (TradingPlatform platform in new[] { TradingPlatform.MetaTrader4, TradingPlatform.MetaTrader5 })
        {
            Simulator.Reset();
            MetaTraderClient client = SessionHost(platform);
            AccountId account = await ConnectAsync(client);
            decimal lots = 0.5m;
            switch (trouble)
            {
                case "requote": Simulator.RequoteNext(1); break;
                case "closed": Simulator.MarketOpen = false; break;
                case "investor": Simulator.Account(account.Value).IsInvestor = true; break;
                case "disabled": Simulator.Account(account.Value).TradeEnabled = false; break;
                default: lots = 50m; break;
            }

            TradeResult result = await ExecuteAsync(client, Buy(account, lots));

            Assert.Equal((expected, false, 1), (result.Status, result.WasApplied, Simulator.Calls("OrderSend*")));
        }
    }

    [Fact]
    public async Task A_session_that_expires_while_a_trade_is_under_way_leaves_its_outcome_unknown()
    {
        MetaTraderClient client = SessionHost(TradingPlatform.MetaTrader5);
        AccountId account = await ConnectAsync(client);
        Simulator.ExpireSession(account.Value);

        TradeResult result = await ExecuteAsync(client, Buy(account));

        Assert.Equal((TradeStatus.Unknown, 1), (result.Status, Simulator.Calls("OrderSend*")));
    }

    [Fact]
    public async Task A_registration_whose_answer_was_lost_arrived_once_and_is_found_in_the_list()
    {
        MetaTraderClient client = Gateway();
        Simulator.Next("RegisterAccount", Fault.Reset(FaultPhase.After));

        await Assert.ThrowsAsync<OutcomeUnknownException>(() => RegisterAsync(client));

        int rows = 0;
        await foreach (var row in client.Accounts.ListAsync())
        {
            rows += row.Login == Login ? 1 : 0;
        }

        Assert.Equal((1, 1), (rows, Simulator.Calls("RegisterAccount")));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Calls_of_one_account_never_overlap_at_the_server(TradingPlatform platform)
    {
        MetaTraderClient client = SessionHost(platform);
        AccountId account = await ConnectAsync(client);

        await Task.WhenAll(Enumerable.Range(0, 40).Select(async i =>
        {
            switch (i % 4)
            {
                case 0: await client.Accounts.GetSummaryAsync(account); break;
                case 1: await client.Orders.ListOpenedAsync(account); break;
                case 2: await client.Quotes.GetAsync(account, "EURUSD"); break;
                default: await ExecuteAsync(client, Buy(account, 0.01m, $"order-{i}")); break;
            }
        }));

        Assert.Equal((1, 10), (Simulator.ParallelCalls, Simulator.Account(account.Value).OpenOrders.Count));
    }
}
