using Broker.MetaTrader.Quotes;
using Broker.MetaTrader.Tests.Orders;

namespace Broker.MetaTrader.Tests.Quotes;

public sealed class QuotesAreaTests
{
    private readonly FakePlatform platform = new();
    private readonly QuotesArea area;

    public QuotesAreaTests() => area = new QuotesArea(platform);

    [Fact]
    public async Task Prices_are_asked_of_the_platform()
    {
        Assert.Equal("EURUSD", (await area.GetAsync(Rig.Account, "EURUSD")).Symbol);
        Assert.Equal(["A", "b"], (await area.ListAsync(Rig.Account, ["A", "b"])).Select(quote => quote.Symbol));
        Assert.Equal(["quote EURUSD", "quotes A,b"], platform.Asked);
    }

    [Fact]
    public async Task Without_a_symbol_nothing_is_asked()
    {
        await Assert.ThrowsAnyAsync<ArgumentException>(() => area.GetAsync(Rig.Account, ""));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => area.ListAsync(Rig.Account, []));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => area.ListAsync(Rig.Account, ["A", " "]));
        Assert.Empty(platform.Asked);
    }

    [Fact]
    public async Task Failures_are_exceptions()
    {
        platform.Error = FakePlatform.Failure(ErrorKind.RateLimited, null);

        await Assert.ThrowsAsync<RateLimitedException>(() => area.GetAsync(Rig.Account, "A"));
        await Assert.ThrowsAsync<RateLimitedException>(() => area.ListAsync(Rig.Account, ["A"]));
    }
}
