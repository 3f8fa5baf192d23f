using System.Reflection;
using Broker.Core.Boundaries.Trading;
using Broker.Core.Identity;
using Broker.TestSupport;

namespace Broker.Core.Tests.Boundaries.Trading;

public sealed class TradeAuthorizationTests
{
    private static readonly TradeOrder Order = new()
    {
        Account = new AccountId("acc-1"), Symbol = "EURUSD.m", Operation = "Buy", Lots = 1.0m, Price = 1.10m, StopLoss = 1.05m, TakeProfit = 1.2m, Ticket = 7, Key = new OperationKey("k1"),
    };

    private readonly FakeTimeProvider time = new();

    [Fact]
    public async Task Of_a_hundred_consumers_at_once_exactly_one_gets_through()
    {
        for (int round = 0; round < 20; round++)
        {
            TradeAuthorization authorization = Gate.Grant(Order, time);
            using var start = new Barrier(4);
            bool[][] got = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
            {
                start.SignalAndWait();
                return Enumerable.Range(0, 25).Select(_ => authorization.TryConsume(Order)).ToArray();
            })));
            Assert.Equal(1, got.SelectMany(g => g).Count(consumed => consumed));
        }
    }

    [Fact]
    public void It_is_worthless_from_the_moment_it_expires()
    {
        TradeAuthorization late = Gate.Grant(Order, time);
        TradeAuthorization early = Gate.Grant(Order, time);
        time.Advance(TimeSpan.FromSeconds(30) - TimeSpan.FromTicks(1));
        Assert.True(early.TryConsume(Order));
        time.Advance(TimeSpan.FromTicks(1));
        Assert.False(late.TryConsume(Order));
        Assert.Equal(time.GetUtcNow(), late.ExpiresAt);
    }

    [Fact]
    public void It_is_bound_to_every_member_of_the_order_and_a_mismatch_does_not_use_it_up()
    {
        TradeOrder[] others =
        [
            Order with { Account = new AccountId("acc-2") }, Order with { Symbol = "EURUSD" }, Order with { Symbol = "eurusd.m" }, Order with { Operation = "Sell" },
            Order with { Lots = 1.01m }, Order with { Lots = 10m }, Order with { Lots = -1m }, Order with { Price = 1.11m }, Order with { Price = null }, Order with { StopLoss = null },
            Order with { StopLoss = 1.2m, TakeProfit = 1.05m }, Order with { TakeProfit = null }, Order with { Ticket = null }, Order with { Ticket = 8 }, Order with { Key = new OperationKey("k2") },
        ];
        TradeAuthorization authorization = Gate.Grant(Order, time);
        Assert.All(others, o => Assert.False(authorization.TryConsume(o)));
        Assert.True(authorization.TryConsume(Order with { Lots = 1.00m, Price = 1.1000m }));
        Assert.False(authorization.TryConsume(Order));
    }

    [Fact]
    public void It_tells_every_reason_against_an_order_at_once()
    {
        TradeAuthorization authorization = Gate.Grant(Order, time);
        Assert.True(authorization.TryConsume(Order, out IReadOnlyList<string> none));
        Assert.Empty(none);
        Assert.False(authorization.TryConsume(Order, out IReadOnlyList<string> used));
        Assert.Contains("used before", Assert.Single(used), StringComparison.Ordinal);
        time.Advance(TimeSpan.FromSeconds(30));
        Assert.False(authorization.TryConsume(Order with { Lots = 2 }, out IReadOnlyList<string> all));
        Assert.Equal(3, all.Count);
    }

    [Fact]
    public void The_text_form_of_an_order_leaves_account_and_comment_out()
    {
        string text = (Order with { Comment = "private" }).ToString();
        Assert.DoesNotContain("acc-1", text, StringComparison.Ordinal);
        Assert.DoesNotContain("private", text, StringComparison.Ordinal);
        Assert.Contains("Buy EURUSD.m 1.0 lots, ticket 7, key k1", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Characters_cannot_move_from_one_member_into_another()
    {
        TradeOrder one = Order with { Symbol = "A|1:B", Operation = "C" };
        TradeOrder two = Order with { Symbol = "A", Operation = "1:B|C" };
        TradeOrder three = Order with { Symbol = "A\u001fB", Operation = "C" };
        TradeOrder four = Order with { Symbol = "A", Operation = "B\u001fC" };
        Assert.Equal(4, new[] { one, two, three, four }.Select(o => o.Fingerprint()).Distinct().Count());
    }

    [Fact]
    public void Fingerprints_of_random_lots_are_equal_exactly_when_the_lots_are()
    {
        var random = new Random(5);
        decimal[] lots = [.. Enumerable.Range(0, 300).Select(_ => new decimal(random.Next(0, 200), random.Next(3) == 0 ? random.Next() : 0, 0, random.Next(2) == 0, (byte)random.Next(0, 5)))];
        foreach (decimal a in lots)
        {
            foreach (decimal b in lots.AsSpan(0, 40))
            {
                Assert.Equal(a == b, (Order with { Lots = a }).Fingerprint() == (Order with { Lots = b }).Fingerprint());
            }
        }
    }

    [Fact]
    public void Nothing_but_an_authorizer_can_make_one()
    {
        Assert.Empty(typeof(TradeAuthorization).GetConstructors());
        Assert.True(typeof(TradeAuthorization).IsSealed);
        MethodInfo[] makers =
        [
            .. typeof(TradeAuthorization).Assembly.GetExportedTypes().SelectMany(t => t.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
                .Where(m => m.ReturnType == typeof(TradeAuthorization) && !m.IsSpecialName && !m.IsPrivate && !m.IsAssembly),
        ];
        Assert.Equal(["Issue"], makers.Select(m => m.Name).Distinct());
        Assert.All(makers, m => Assert.True(m.IsFamily));
    }

    [Fact]
    public async Task The_default_gate_refuses_and_says_why()
    {
        TradeDecision decision = await new RefusingTradeAuthorizer().AuthorizeAsync(Order, "anyone");
        Assert.False(decision.IsGranted);
        Assert.Null(decision.Authorization);
        Assert.Contains("ITradeAuthorizer", Assert.Single(decision.UnmetGates), StringComparison.Ordinal);
    }

    private sealed class Gate : TradeAuthorizer
    {
        public static TradeAuthorization Grant(TradeOrder order, TimeProvider time) => Issue(order, TimeSpan.FromSeconds(30), time);

        public override ValueTask<TradeDecision> AuthorizeAsync(TradeOrder order, string requestedBy, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();
    }
}
