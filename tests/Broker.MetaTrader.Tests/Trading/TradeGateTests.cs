using Broker.Core.Boundaries.Trading;
using Broker.Core.Identity;
using Broker.MetaTrader.Trading;

namespace Broker.MetaTrader.Tests.Trading;

/// <summary>Nothing trades without an authorization for exactly it.</summary>
public sealed class TradeGateTests
{
    private readonly TradingRig rig = new();

    public TradeGateTests() => rig.On("/OrderSend", TradingRig.Row());

    [Fact]
    public async Task Two_sends_at_once_with_one_authorization_make_one_request()
    {
        OrderSendRequest request = TradingRig.Buy();
        TradeAuthorization authorization = rig.Grant(request);

        TradeResult[] results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => rig.RunAsync(request, authorization).AsTask())));

        Assert.Single(rig.Trades);
        Assert.Single(results, static result => result.Status == TradeStatus.Filled);
        Assert.All(results.Where(static result => result.Status != TradeStatus.Filled), static result =>
        {
            Assert.Equal((TradeStatus.RejectedByPolicy, false, false), (result.Status, result.WasSent, result.WasApplied!.Value));
            Assert.Contains("used before", Assert.Single(result.Problems), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task A_changed_member_is_refused_and_the_authorization_stays_good_for_its_own_request()
    {
        OrderSendRequest request = TradingRig.Buy();
        TradeAuthorization authorization = rig.Grant(request);
        OrderSendRequest[] others =
        [
            request with { Lots = 0.11m }, request with { Comment = "other" }, request with { Magic = 78 }, request with { Symbol = "GBPUSD" }, request with { Operation = TradeOperation.Sell },
            request with { StopLoss = 1m }, request with { Key = new OperationKey("k2") }, request with { Form = TradeForm.Task }, request with { Account = new AccountId("other") },
        ];

        foreach (OrderSendRequest other in others)
        {
            TradeResult refused = await rig.RunAsync(other, authorization);
            Assert.Equal(TradeStatus.RejectedByPolicy, refused.Status);
            Assert.Contains("another request", Assert.Single(refused.Problems), StringComparison.Ordinal);
        }

        Assert.Empty(rig.Trades);
        Assert.Equal(TradeStatus.Filled, (await rig.RunAsync(request, authorization)).Status);
    }

    [Fact]
    public async Task Every_reason_is_told_at_once()
    {
        OrderSendRequest request = TradingRig.Buy();
        TradeAuthorization authorization = rig.Grant(request, TimeSpan.FromSeconds(30));
        await rig.RunAsync(request, authorization);
        rig.Time.Advance(TimeSpan.FromSeconds(31));

        TradeResult refused = await rig.RunAsync(request with { Lots = 5 }, authorization);

        Assert.Equal(3, refused.Problems.Count);
        Assert.Single(rig.Trades);
    }

    [Fact]
    public async Task An_authorization_that_expires_while_the_request_waits_for_its_turn_sends_nothing()
    {
        using var release = new SemaphoreSlim(0);
        rig.On("/OpenedOrders", async (_, _) =>
        {
            await release.WaitAsync(CancellationToken.None);
            return new HttpResponseMessage { Content = new StringContent("[]") };
        });
        Task reading = rig.Platform.TryListOpenedAsync(Rig.Account, default).AsTask();
        OrderSendRequest request = TradingRig.Buy();
        Task<TradeResult> sending = rig.RunAsync(request, rig.Grant(request, TimeSpan.FromSeconds(10))).AsTask();
        rig.Time.Advance(TimeSpan.FromSeconds(10));
        release.Release();

        TradeResult result = await sending;
        await reading;

        Assert.Equal(TradeStatus.RejectedByPolicy, result.Status);
        Assert.Contains("expired", Assert.Single(result.Problems), StringComparison.Ordinal);
        Assert.Empty(rig.Trades);
    }

    [Fact]
    public async Task A_request_that_is_wrong_in_itself_does_not_use_the_authorization_up_and_never_reaches_the_gate()
    {
        OrderSendRequest wrong = TradingRig.Buy() with { Lots = 0 };
        TradeAuthorization authorization = rig.Grant(wrong);
        var gate = new TradingRig.Gate(order => TradeDecision.Grant(TradingRig.Gate.Grant(order, TimeSpan.FromMinutes(1), rig.Time)));

        Assert.Equal(TradeStatus.NotSent, (await rig.RunAsync(wrong, authorization)).Status);
        Assert.Equal(TradeStatus.NotSent, (await rig.Trading.ExecuteAsync(wrong, gate, "desk")).Status);

        Assert.Empty(gate.Asked);
        Assert.Empty(rig.Server.Requests);
        Assert.True(authorization.TryConsume(wrong.ToTradeOrder()));
    }

    [Fact]
    public async Task The_gate_is_asked_for_exactly_what_goes_out()
    {
        var gate = new TradingRig.Gate(order => TradeDecision.Grant(TradingRig.Gate.Grant(order, TimeSpan.FromMinutes(1), rig.Time)));

        TradeResult result = await rig.Trading.ExecuteAsync(TradingRig.Buy(), gate, "desk");

        Assert.Equal(TradeStatus.Filled, result.Status);
        Assert.Equal(TradingRig.Buy().ToTradeOrder(), Assert.Single(gate.Asked));
    }

    [Fact]
    public async Task A_gate_that_refuses_is_told_with_all_its_reasons()
    {
        var gate = new TradingRig.Gate(static _ => TradeDecision.Refuse("no limit left", "no review"));

        TradeResult result = await rig.Trading.ExecuteAsync(TradingRig.Buy(), gate, "desk");

        Assert.Equal((TradeStatus.RejectedByPolicy, false), (result.Status, result.WasSent));
        Assert.Equal(["no limit left", "no review"], result.Problems);
        Assert.Equal(TradeStatus.RejectedByPolicy, (await rig.Trading.ExecuteAsync(TradingRig.Buy(), new RefusingTradeAuthorizer(), "desk")).Status);
        Assert.Empty(rig.Server.Requests);
    }

    [Fact]
    public async Task A_gate_that_grants_something_else_sends_nothing()
    {
        var gate = new TradingRig.Gate(order => TradeDecision.Grant(TradingRig.Gate.Grant(order with { Lots = 0.05m }, TimeSpan.FromMinutes(1), rig.Time)));

        Assert.Equal(TradeStatus.RejectedByPolicy, (await rig.Trading.ExecuteAsync(TradingRig.Buy(), gate, "desk")).Status);
        Assert.Empty(rig.Trades);
    }

    [Fact]
    public async Task A_full_queue_sends_nothing_and_leaves_the_authorization_good()
    {
        var mine = new TradingRig(configure: static o => o.MaxQueuedCallsPerAccount = 1);
        using var release = new SemaphoreSlim(0);
        mine.On("/OrderSend", TradingRig.Row()).On("/OpenedOrders", async (_, _) =>
        {
            await release.WaitAsync(CancellationToken.None);
            return new HttpResponseMessage { Content = new StringContent("[]") };
        });
        Task reading = mine.Platform.TryListOpenedAsync(Rig.Account, default).AsTask();
        OrderSendRequest request = TradingRig.Buy();
        TradeAuthorization authorization = mine.Grant(request);

        TradeResult result = await mine.RunAsync(request, authorization);
        release.Release();
        await reading;

        Assert.Equal((TradeStatus.NotSent, false), (result.Status, result.WasSent));
        Assert.True(authorization.TryConsume(request.ToTradeOrder()));
    }
}
