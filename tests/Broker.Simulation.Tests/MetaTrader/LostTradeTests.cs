using Broker.Core.Identity;
using Broker.MetaTrader;
using Broker.MetaTrader.Trading;
using Broker.Testing.Faults;
using Broker.TestSupport;

namespace Broker.Simulation.Tests.MetaTrader;

/// <summary>Orders whose answer was lost, on one clock for both sides: each is sent once, and what became of it is found by looking.</summary>
public sealed class LostTradeTests : MetaTraderWorld
{
    private static readonly TimeSpan SettleTime = TimeSpan.FromMinutes(2);
    private readonly FakeTimeProvider clock = new() { AutoAdvance = true }; // waits between tries run by themselves
    private AccountId account;

    public static TheoryData<TradingPlatform, string> Losses
    {
        get
        {
            var data = new TheoryData<TradingPlatform, string>();
            foreach (TradingPlatform platform in new[] { TradingPlatform.MetaTrader4, TradingPlatform.MetaTrader5 })
            {
                foreach (string loss in new[] { "reset", "timeout", "truncated", "malformed", "wrong type", "502" })
                {
                    data.Add(platform, loss);
                }
            }

            return data;
        }
    }

    protected override TimeProvider Clock => clock;

    [Theory]
    [MemberData(nameof(Losses))]
    public async Task An_order_applied_although_its_answer_was_lost_is_found_and_not_sent_again(TradingPlatform platform, string loss)
    {
        using UnansweredHandler handler = Handler(loss, FaultPhase.After);
        MetaTraderClient client = SessionHost(platform, handler: handler);
        account = await ConnectAsync(client);
        Simulator.Next("OrderSend", Loss(loss, FaultPhase.After));

        TradeResult result = await ExecuteAsync(client, Buy(account));
        TradeFinding finding = await client.Trading.ReconcileAsync(TradeLookup.Parse(result.Lookup!.ToToken()));

        Assert.Equal((TradeStatus.Unknown, TradeFindingKind.Applied), (result.Status, finding.Kind));
        Assert.Equal(Simulator.Account(account.Value).OpenOrders.Single().Ticket, finding.Order?.Ticket);
        Assert.Equal(1, Simulator.Calls("OrderSend*"));
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public async Task An_order_that_was_not_applied_is_said_to_be_so_only_when_time_enough_has_passed(TradingPlatform platform, string loss)
    {
        using UnansweredHandler handler = Handler(loss, FaultPhase.Before);
        MetaTraderClient client = SessionHost(platform, static o => o.TradeSettleTime = SettleTime, handler);
        account = await ConnectAsync(client);
        Simulator.Next("OrderSend", Loss(loss, FaultPhase.Before));
        TradeResult result = await ExecuteAsync(client, Buy(account));

        TradeFinding early = await client.Trading.ReconcileAsync(result.Lookup!);
        clock.Advance(SettleTime);
        TradeFinding settled = await client.Trading.ReconcileAsync(result.Lookup!);

        Assert.Equal((TradeStatus.Unknown, TradeFindingKind.Undetermined, true), (result.Status, early.Kind, early.TryAgainAt is not null));
        Assert.Equal(TradeFindingKind.NotApplied, settled.Kind);
        Assert.Empty(Simulator.Account(account.Value).OpenOrders);
        Assert.Equal(1, Simulator.Calls("OrderSend*"));
    }

    private static Fault Loss(string loss, FaultPhase phase) => loss switch
    {
        "reset" => Fault.Reset(phase),
        "timeout" => Fault.Timeout(phase),
        "502" => Fault.WithStatus(502, phase),
        "truncated" => new Fault { Kind = FaultKind.TruncatedBody, Phase = phase },
        "malformed" => new Fault { Kind = FaultKind.MalformedJson, Phase = phase },
        _ => new Fault { Kind = FaultKind.WrongContentType, Phase = phase },
    };

    // An order that is never answered is given up on once it is at the simulator, and executed there when it shall be. Trades have a limit of 60 seconds.
    private UnansweredHandler Handler(string loss, FaultPhase phase) => new(clock, TimeSpan.FromSeconds(60), new UnansweredRequests("/OrderSend", loss == "timeout" ? 1 : 0)
    {
        IsThere = _ => Simulator.Calls("OrderSend*") > 0 && (phase == FaultPhase.Before || Simulator.Account(account.Value).OpenOrders.Count > 0),
    });
}
