using Broker.Core.Identity;
using Broker.MetaTrader.Clock;
using Broker.MetaTrader.Mt5;
using Broker.MetaTrader.Mt5.Requests;

namespace Broker.MetaTrader.Tests.Mt5;

/// <summary>What no server could answer is refused before anything is sent.</summary>
public sealed class ArgumentTests
{
    private static readonly ServerTime Early = new(new DateTime(2026, 11, 2));
    private static readonly ServerTime Late = new(new DateTime(2026, 11, 3));

    private static readonly (string Name, Func<IMt5Client, Task> Call)[] Cases =
    [
        ("empty id", c => c.Orders.ListOpenedAsync(default)),
        ("no password", c => c.Accounts.ChangePasswordAsync(Rig.Account, null!)),
        ("no margin request", c => c.Accounts.GetRequiredMarginAsync(Rig.Account, null!)),
        ("margin without symbol", c => c.Accounts.GetRequiredMarginAsync(Rig.Account, new() { Symbol = " ", Lots = 1 })),
        ("margin without lots", c => c.Accounts.GetRequiredMarginAsync(Rig.Account, new() { Symbol = "A", Lots = 0 })),
        ("margin with negative lots", c => c.Accounts.GetRequiredMarginAsync(Rig.Account, new() { Symbol = "A", Lots = -0.01m })),
        ("empty filter of QuoteClient", c => c.Accounts.GetQuoteClientAsync(Rig.Account, [])),
        ("no demo request", c => c.Accounts.CreateDemoAsync(null!)),
        ("demo without host", c => c.Accounts.CreateDemoAsync(new() { Host = "", Port = 443 })),
        ("demo with port 0", c => c.Accounts.CreateDemoAsync(new() { Host = "h", Port = 0 })),
        ("demo with port 65536", c => c.Accounts.CreateDemoAsync(new() { Host = "h", Port = 65_536 })),
        ("demo with negative deposit", c => c.Accounts.CreateDemoAsync(new() { Host = "h", Port = 1, Deposit = -1 })),
        ("demo with leverage 0", c => c.Accounts.CreateDemoAsync(new() { Host = "h", Port = 1, Leverage = 0 })),
        ("unknown sort", c => c.Orders.ListOpenedAsync(Rig.Account, (Mt5OrderSort)7)),
        ("ticket 0", c => c.Orders.GetOpenedAsync(Rig.Account, 0)),
        ("position 0", c => c.Orders.ListDealsByPositionAsync(Rig.Account, -1)),
        ("no history request", c => c.Orders.GetHistoryAsync(Rig.Account, null!)),
        ("history that ends early", c => c.Orders.GetHistoryAsync(Rig.Account, new() { From = Late, To = Early })),
        ("history with empty filter", c => c.Orders.GetHistoryAsync(Rig.Account, new() { From = Early, To = Late, Filter = [] })),
        ("history with unknown sort", c => c.Orders.GetHistoryAsync(Rig.Account, new() { From = Early, To = Late, Sort = (Mt5OrderSort)9 })),
        ("pending history that ends early", c => c.Orders.ListPendingHistoryAsync(Rig.Account, new() { From = Late, To = Early })),
        ("no page request", c => c.Orders.GetHistoryPageAsync(Rig.Account, null!)),
        ("page size 0", c => c.Orders.GetHistoryPageAsync(Rig.Account, new() { From = Early, To = Late, OrdersPerPage = 0 })),
        ("page size 10001", c => c.Orders.GetHistoryPageAsync(Rig.Account, new() { From = Early, To = Late, OrdersPerPage = 10_001 })),
        ("page -1", c => c.Orders.GetHistoryPageAsync(Rig.Account, new() { From = Early, To = Late, OrdersPerPage = 1, PageNumber = -1 })),
        ("page with no tickets", c => c.Orders.GetHistoryPageAsync(Rig.Account, new() { From = Early, To = Late, OrdersPerPage = 1, Tickets = [] })),
        ("pages that end early", c => Later(() => c.Orders.ListHistoryPages(Rig.Account, new() { From = Late, To = Early, OrdersPerPage = 1 }))),
        ("pages without request", c => Later(() => c.Orders.ListHistoryPages(Rig.Account, null!))),
        ("release that ends early", c => c.Orders.ReleaseHistoryPagesAsync(Rig.Account, Late, Early, 10)),
        ("release of page size 0", c => c.Orders.ReleaseHistoryPagesAsync(Rig.Account, Early, Late, 0)),
        ("no tickets", c => c.Orders.ListHistoryPositionsAsync(Rig.Account, [])),
        ("null tickets", c => c.Orders.ListHistoryPositionsAsync(Rig.Account, null!)),
        ("a ticket 0", c => c.Orders.ListHistoryPositionsAsync(Rig.Account, [1, 0])),
        ("positions that end early", c => c.Orders.ListHistoryPositionsByCloseTimeAsync(Rig.Account, Late, Early)),
        ("params without symbol", c => c.Symbols.GetParamsAsync(Rig.Account, "")),
        ("params of no symbols", c => c.Symbols.ListParamsAsync(Rig.Account, [])),
        ("params of an empty symbol", c => c.Symbols.ListParamsAsync(Rig.Account, ["A", ""])),
        ("params with limit 0", c => c.Symbols.ListParamsAsync(Rig.Account, limit: 0)),
        ("params with empty filter", c => c.Symbols.ListParamsAsync(Rig.Account, filter: [])),
        ("sessions without symbol", c => c.Symbols.GetSessionsAsync(Rig.Account, "")),
        ("trade session without symbol", c => c.Symbols.IsTradeSessionAsync(Rig.Account, "")),
        ("quote session without symbol", c => c.Symbols.IsQuoteSessionAsync(Rig.Account, "")),
        ("trade sessions of nothing", c => c.Symbols.ListTradeSessionStatesAsync(Rig.Account, [])),
        ("quote sessions of nothing", c => c.Symbols.ListQuoteSessionStatesAsync(Rig.Account, [])),
        ("tick values of nothing", c => c.Symbols.GetTickValuesAsync(Rig.Account, [])),
        ("tick values with size of nothing", c => c.Symbols.ListTickValuesWithSizeAsync(Rig.Account, [])),
        ("quote without symbol", c => c.Quotes.GetAsync(Rig.Account, "")),
        ("quote of negative age", c => c.Quotes.GetAsync(Rig.Account, "A", TimeSpan.FromMilliseconds(-1))),
        ("quote of endless age", c => c.Quotes.GetAsync(Rig.Account, "A", TimeSpan.MaxValue)),
        ("quotes of nothing", c => c.Quotes.ListAsync(Rig.Account, [])),
        ("quotes of null", c => c.Quotes.ListAsync(Rig.Account, null!)),
        ("market watch of nothing", c => c.Quotes.ListMarketWatchAsync(Rig.Account, [])),
        ("bars without request", c => c.History.GetPriceHistoryAsync(Rig.Account, null!)),
        ("bars without symbol", c => c.History.GetPriceHistoryAsync(Rig.Account, new() { Symbol = "", From = Early, To = Late, TimeFrame = Mt5TimeFrame.H1 })),
        ("bars that end early", c => c.History.GetPriceHistoryAsync(Rig.Account, new() { Symbol = "A", From = Late, To = Early, TimeFrame = Mt5TimeFrame.H1 })),
        ("bars without time frame", c => c.History.GetPriceHistoryHighLowAsync(Rig.Account, new() { Symbol = "A", From = Early, To = Late, TimeFrame = Mt5TimeFrame.None })),
        ("bars of no symbols", c => c.History.GetPriceHistoryManyAsync(Rig.Account, new() { Symbols = [], From = Early, To = Late, TimeFrame = Mt5TimeFrame.H1 })),
        ("no bars", c => c.History.GetPriceHistoryExAsync(Rig.Account, new() { Symbol = "A", End = Late, NumBars = 0, TimeFrame = Mt5TimeFrame.H1 })),
        ("no bars of many", c => c.History.GetPriceHistoryExManyAsync(Rig.Account, new() { Symbols = ["A"], End = Late, NumBars = 0, TimeFrame = Mt5TimeFrame.H1 })),
        ("month of negative time frame", c => c.History.GetPriceHistoryMonthAsync(Rig.Account, "A", new DateOnly(2026, 1, 1), (Mt5TimeFrame)(-5))),
        ("month of no symbols", c => c.History.GetPriceHistoryMonthManyAsync(Rig.Account, [], new DateOnly(2026, 1, 1), Mt5TimeFrame.H1)),
        ("today without symbol", c => c.History.GetPriceHistoryTodayAsync(Rig.Account, "", Mt5TimeFrame.H1)),
        ("today of no symbols", c => c.History.GetPriceHistoryTodayManyAsync(Rig.Account, [], Mt5TimeFrame.H1)),
    ];

    public static TheoryData<string> Names => [.. Cases.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task It_is_refused(string name)
    {
        Mt5Rig rig = Mt5Rig.Answering("[]");

        await Assert.ThrowsAnyAsync<ArgumentException>(() => Assert.Single(Cases, c => c.Name == name).Call(rig.Client));

        Assert.Empty(rig.Server.Requests);
    }

    [Fact]
    public async Task A_wrong_range_tells_both_ends()
    {
        Mt5Rig rig = Mt5Rig.Answering("[]");

        var failure = await Assert.ThrowsAnyAsync<ArgumentException>(() => rig.Client.Orders.ListHistoryPositionsByCloseTimeAsync(Rig.Account, Late, Early));

        Assert.Contains("ends (2026-11-02T00:00:00) before it begins (2026-11-03T00:00:00)", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_range_of_one_moment_is_allowed()
    {
        Mt5Rig rig = Mt5Rig.Answering("[]");

        Assert.Empty(await rig.Client.Orders.ListHistoryPositionsByCloseTimeAsync(Rig.Account, Early, Early));
    }

    [Fact]
    public async Task The_calls_of_both_platforms_check_as_well()
    {
        Mt5Calls calls = Mt5Rig.Answering("[]").Calls;
        AccountId id = Rig.Account;

        await Assert.ThrowsAnyAsync<ArgumentException>(() => calls.TryGetOpenedAsync(id, 0, default).AsTask());
        await Assert.ThrowsAnyAsync<ArgumentException>(() => calls.TryListHistoryAsync(id, Late, Early, default).AsTask());
        await Assert.ThrowsAnyAsync<ArgumentException>(() => calls.TryListHistoryPageAsync(id, Early, Late, 0, 0, default).AsTask());
        await Assert.ThrowsAnyAsync<ArgumentException>(() => calls.TryListQuotesAsync(id, [], default).AsTask());
        await Assert.ThrowsAnyAsync<ArgumentException>(() => calls.TryGetQuoteAsync(id, "", default).AsTask());
        await Assert.ThrowsAnyAsync<ArgumentException>(() => calls.TryGetRulesAsync(id, "", default).AsTask());
    }

    private static Task<object> Later(Func<object> call) => Task.FromResult(call());
}
