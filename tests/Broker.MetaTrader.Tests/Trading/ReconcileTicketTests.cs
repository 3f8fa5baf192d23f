using Broker.Core.Identity;
using Broker.MetaTrader.Trading;

namespace Broker.MetaTrader.Tests.Trading;

/// <summary>Changes, closes and deletions of unknown outcome.</summary>
public sealed class ReconcileTicketTests
{
    private const TradingPlatform Four = TradingPlatform.MetaTrader4;
    private const string Closed = "2026-11-02T11:00:30";

    private readonly TradingRig rig = new();
    private readonly TradingRig four = new(Four);

    [Theory]
    [InlineData(1.05, 0, TradeFindingKind.Applied)]
    [InlineData(1.05, 1.2, TradeFindingKind.NotApplied)]
    [InlineData(1.04, 0, TradeFindingKind.NotApplied)]
    public async Task A_change_is_applied_when_the_order_has_what_was_asked_for(double loss, double profit, TradeFindingKind kind)
    {
        rig.On("/OpenedOrders", $"[{TradingRig.Row(stop: (decimal)loss, profit: (decimal)profit)}]");
        Assert.Equal(kind, (await rig.FindAsync(rig.Lost(TradingRig.Modify(StopChange.Set(1.05m), StopChange.Remove)))).Kind);
    }

    [Fact]
    public async Task A_stop_that_was_kept_is_not_compared_and_a_pending_price_is()
    {
        rig.On("/OpenedOrders", $"[{TradingRig.Row(type: "BuyLimit", state: "Placed", stop: 1.01m, profit: 9, price: 1.08m)}]");
        OrderModifyRequest request = TradingRig.Modify(StopChange.Set(1.01m), StopChange.Keep);
        Assert.Equal(TradeFindingKind.Applied, (await rig.FindAsync(rig.Lost(request with { Price = 1.08m }))).Kind);
        Assert.Equal(TradeFindingKind.NotApplied, (await rig.FindAsync(rig.Lost(request with { Price = 1.07m }))).Kind);
    }

    [Fact]
    public async Task A_change_is_not_called_not_applied_too_early_or_when_the_order_is_gone()
    {
        TradeRequest request = TradingRig.Modify(StopChange.Set(1.05m), StopChange.Remove);
        rig.On("/OpenedOrders", $"[{TradingRig.Row(stop: 1.04m)}]");
        Assert.Equal(TradeFindingKind.Undetermined, (await rig.FindAsync(rig.Lost(request), settled: false)).Kind);

        rig.On("/OpenedOrders", "[]");
        Assert.Equal(TradeFindingKind.Undetermined, (await rig.FindAsync(rig.Lost(request))).Kind);
        rig.On("/OrderHistory", $"[{TradingRig.Row(stop: 1.04m, close: Closed)}]");
        Assert.Equal(TradeFindingKind.Ambiguous, (await rig.FindAsync(rig.Lost(request))).Kind);
        rig.On("/OpenedOrders", """[{"ticket":123,"symbol":"EURUSD"}]""");
        Assert.Equal(TradeFindingKind.Undetermined, (await rig.FindAsync(rig.Lost(request))).Kind);
    }

    [Theory]
    [InlineData("/OrderHistory")]
    [InlineData("/ClosedOrders")]
    public async Task A_close_is_applied_when_the_ticket_is_gone_and_listed_as_closed(string path)
    {
        rig.On(path, $"[{TradingRig.Row(close: Closed)}]");
        TradeFinding finding = await rig.FindAsync(rig.Lost(TradingRig.Close()), settled: false);
        Assert.Equal((TradeFindingKind.Applied, 123L), (finding.Kind, finding.Order!.Ticket!.Value));
    }

    [Fact]
    public async Task A_ticket_that_no_listing_shows_is_undetermined()
    {
        TradeFinding finding = await rig.FindAsync(rig.Lost(TradingRig.Close()));
        Assert.Equal(TradeFindingKind.Undetermined, finding.Kind);
        Assert.Null(finding.TryAgainAt);

        rig.Platform.OpenedIsPartial = true;
        Assert.NotNull((await rig.FindAsync(rig.Lost(TradingRig.Close()))).TryAgainAt);
    }

    [Theory]
    [InlineData(0.3, 0.3, TradeFindingKind.NotApplied)]
    [InlineData(0.3, 0.2, TradeFindingKind.Applied)]
    [InlineData(0.3, 0.15, TradeFindingKind.Ambiguous)]
    [InlineData(null, 0.3, TradeFindingKind.Ambiguous)]
    public async Task On_MetaTrader_5_the_volume_tells_a_partial_close(double? before, double now, TradeFindingKind kind)
    {
        rig.On("/OpenedOrders", $"[{TradingRig.Row(lots: (decimal)now)}]");
        TradeFinding finding = await rig.FindAsync(rig.Lost(TradingRig.Close(0.1m, (decimal?)before)));
        Assert.Equal(kind, finding.Kind);
        Assert.Equal(kind == TradeFindingKind.Applied ? 123 : null, finding.RemainderTicket);
    }

    [Fact]
    public async Task On_MetaTrader_4_a_partial_close_leaves_a_new_ticket()
    {
        four.On("/OpenedOrders", $"[{TradingRig.Row4(ticket: 200, lots: 0.2m, comment: "from #1234")},{TradingRig.Row4(ticket: 201, lots: 0.2m, comment: "from #123")}]")
            .On("/OrderHistory", $"[{TradingRig.Row4(state: "CLOSED_PART", comment: "to #201", close: Closed)}]");

        TradeFinding finding = await four.FindAsync(four.Lost(TradingRig.Close(0.1m)), settled: false);

        Assert.Equal((TradeFindingKind.Applied, 201L, 123L), (finding.Kind, finding.RemainderTicket!.Value, finding.Order!.Ticket!.Value));
    }

    [Fact]
    public async Task The_remainder_of_a_confirmed_partial_close_is_found_by_the_lookup_of_its_result()
    {
        four.On("/OrderClose", TradingRig.Row4(state: "CLOSED_PART", close: Closed));
        TradeResult result = await four.RunAsync(TradingRig.Close(0.1m, 0.3m));
        Assert.Equal((TradeStatus.Closed, null), (result.Status, result.RemainderTicket));
        four.On("/OpenedOrders", $"[{TradingRig.Row4(ticket: 201, lots: 0.2m, comment: "from #123")}]");

        TradeFinding finding = await four.Trading.ReconcileAsync(result.Lookup!);

        Assert.Equal((TradeFindingKind.Applied, 201L), (finding.Kind, finding.RemainderTicket!.Value));
        Assert.Single(four.Trades);
    }

    [Fact]
    public async Task On_MetaTrader_4_a_position_under_its_old_ticket_was_not_closed()
    {
        four.On("/OpenedOrders", $"[{TradingRig.Row4(lots: 0.3m)}]");
        Assert.Equal(TradeFindingKind.NotApplied, (await four.FindAsync(four.Lost(TradingRig.Close()))).Kind);
        Assert.Equal(TradeFindingKind.Undetermined, (await four.FindAsync(four.Lost(TradingRig.Close()), settled: false)).Kind);
    }

    [Fact]
    public async Task A_remainder_or_a_close_of_another_volume_is_ambiguous()
    {
        four.On("/OpenedOrders", $"[{TradingRig.Row4(ticket: 201, lots: 0.15m, comment: "from #123")}]");
        Assert.Equal(TradeFindingKind.Ambiguous, (await four.FindAsync(four.Lost(TradingRig.Close(0.1m, 0.3m)))).Kind);

        rig.On("/OrderHistory", $"[{TradingRig.Row(lots: 0.3m, close: Closed)}]");
        Assert.Equal(TradeFindingKind.Ambiguous, (await rig.FindAsync(rig.Lost(TradingRig.Close(0.1m)))).Kind);
    }

    [Theory]
    [InlineData("opened", "BuyLimit", "OPEN_NORMAL", TradeFindingKind.NotApplied)]
    [InlineData("opened", "Buy", "OPEN_NORMAL", TradeFindingKind.NotApplied)]
    [InlineData("ended", "BuyLimit", "DELETED", TradeFindingKind.Applied)]
    [InlineData("ended", "Buy", "CLOSED_NORMAL", TradeFindingKind.Ambiguous)]
    [InlineData("nowhere", "Buy", "", TradeFindingKind.Undetermined)]
    public async Task A_deletion_is_applied_when_the_order_is_listed_as_deleted(string where, string type, string state, TradeFindingKind kind)
    {
        string row = TradingRig.Row4(type, state, close: where == "ended" ? Closed : null);
        four.On("/OpenedOrders", where == "opened" ? $"[{row}]" : "[]").On("/OrderHistory", where == "ended" ? $"[{row}]" : "[]");
        Assert.Equal(kind, (await four.FindAsync(four.Lost(TradingRig.Delete()))).Kind);
    }

    [Theory]
    [InlineData("123 124", "", TradeFindingKind.NotApplied)]
    [InlineData("123", "124", TradeFindingKind.Ambiguous)]
    [InlineData("", "123 124", TradeFindingKind.Applied)]
    [InlineData("", "124", TradeFindingKind.Applied)]
    [InlineData("", "", TradeFindingKind.Undetermined)]
    public async Task A_close_by_is_applied_when_both_tickets_are_gone(string opened, string ended, TradeFindingKind kind)
    {
        four.On("/OpenedOrders", Rows(opened, null)).On("/OrderHistory", Rows(ended, Closed));
        Assert.Equal(kind, (await four.FindAsync(four.Lost(TradingRig.CloseBy()))).Kind);

        static string Rows(string tickets, string? close) => $"[{string.Join(',', tickets.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(t => TradingRig.Row4(ticket: long.Parse(t, System.Globalization.CultureInfo.InvariantCulture), state: close is null ? "OPEN_NORMAL" : "CLOSED_BY", close: close)))}]";
    }

    [Fact]
    public async Task An_account_that_is_not_synchronised_proves_nothing_absent()
    {
        rig.On("/AccountSummary", """{"synced":false}""").On("/OpenedOrders", $"[{TradingRig.Row(lots: 0.3m)}]");
        Assert.Equal(TradeFindingKind.Undetermined, (await rig.FindAsync(rig.Lost(TradingRig.Close(0.1m, 0.3m)))).Kind);
    }
}
