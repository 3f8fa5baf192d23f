using Broker.Core.Identity;
using Broker.MetaTrader.Symbols;
using Broker.MetaTrader.Tests.Orders;

namespace Broker.MetaTrader.Tests.Symbols;

public sealed class SymbolsAreaTests
{
    private readonly FakePlatform platform = new();
    private readonly SymbolRulesCache rules = new();
    private readonly SymbolsArea area;

    public SymbolsAreaTests() => area = new SymbolsArea(platform, rules);

    [Fact]
    public async Task Rules_that_were_read_are_remembered_for_their_account_and_spelling()
    {
        Assert.Same(platform.Rules, await area.GetRulesAsync(Rig.Account, "EURUSD"));

        Assert.True(rules.TryGet(Rig.Account, "EURUSD", out SymbolRules? found));
        Assert.Same(platform.Rules, found);
        Assert.False(rules.TryGet(Rig.Account, "eurusd", out _));
        Assert.False(rules.TryGet(new AccountId("other"), "EURUSD", out _));
    }

    [Fact]
    public async Task A_newer_reading_replaces_the_older_and_a_failed_one_leaves_it()
    {
        await area.GetRulesAsync(Rig.Account, "EURUSD");
        platform.Rules = new() { Symbol = "EURUSD", MinLots = 1m };
        await area.GetRulesAsync(Rig.Account, "EURUSD");
        platform.Error = FakePlatform.Failure(ErrorKind.Unavailable, null);
        await Assert.ThrowsAnyAsync<BrokerApiException>(() => area.GetRulesAsync(Rig.Account, "EURUSD"));

        Assert.True(rules.TryGet(Rig.Account, "EURUSD", out SymbolRules? found));
        Assert.Equal(1m, found.MinLots);
        Assert.Equal(1, rules.Count);
    }

    [Fact]
    public async Task Names_and_zone_are_asked_of_the_platform()
    {
        Assert.Equal(["A"], await area.ListNamesAsync(Rig.Account));
        Assert.Equal(TimeSpan.FromHours(2), (await area.GetServerTimeZoneAsync(Rig.Account)).Offset);
        await Assert.ThrowsAnyAsync<ArgumentException>(() => area.GetRulesAsync(Rig.Account, " "));
        Assert.Equal(["symbols", "zone"], platform.Asked);
    }

    [Fact]
    public void The_memory_does_not_grow_beyond_its_limit()
    {
        for (int n = 0; n < (2 * SymbolRulesCache.Limit) + 5; n++)
        {
            rules.Set(Rig.Account, $"S{n}", new SymbolRules { Symbol = "S" });
            Assert.InRange(rules.Count, 1, SymbolRulesCache.Limit);
        }

        Assert.Equal(5, rules.Count);
    }

    [Fact]
    public void Setting_the_same_again_does_not_use_the_limit_up()
    {
        rules.Set(Rig.Account, "first", new SymbolRules { Symbol = "S" });
        for (int n = 0; n < 2 * SymbolRulesCache.Limit; n++)
        {
            rules.Set(Rig.Account, "again", new SymbolRules { Symbol = "S" });
        }

        Assert.True(rules.TryGet(Rig.Account, "first", out _));
    }
}
