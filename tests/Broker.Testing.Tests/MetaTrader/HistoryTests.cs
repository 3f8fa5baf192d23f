using System.Net;
using System.Text.Json.Nodes;
using Broker.Testing.MetaTrader;

namespace Broker.Testing.Tests.MetaTrader;

public sealed class HistoryTests : MetaTraderTest
{
    private const string Day = "from=2026-11-02T00:00:00&to=2026-11-02T23:59:59";

    [Fact]
    public async Task History_is_an_object_on_MT5_and_an_array_on_MT4()
    {
        var (four, five) = (await Account4Async(), await Account5Async());
        await TradeAsync(four, 1);
        await TradeAsync(five, 1);

        var history4 = (await AskAsync($"OrderHistory?id={four}&{Day}")).AsArray();
        var history5 = (await AskAsync($"OrderHistory?id={five}&{Day}")).AsObject();

        Assert.Equal("CLOSED_NORMAL", (string?)Assert.Single(history4)!["state"]);
        Assert.Single(history5["orders"]!.AsArray());
        Assert.Equal(["In", "Out"], history5["internalDeals"]!.AsArray().Select(deal => (string)deal!["direction"]!));
        Assert.Single(history5["internalOrders"]!.AsArray());
        Assert.False((bool)history5["partialResponse"]!);
    }

    [Fact]
    public async Task Dates_are_in_server_time()
    {
        var id = await Account4Async();
        await TradeAsync(id, 1);

        Assert.Single((await AskAsync($"OrderHistory?id={id}&from=2026-11-02T11:00:00&to=2026-11-02T11:00:00")).AsArray());
        Assert.Empty((await AskAsync($"OrderHistory?id={id}&from=2026-11-02T08:00:00&to=2026-11-02T10:59:59")).AsArray());
        Assert.Single((await AskAsync($"OrderHistory?id={id}&from=2026-11-02T11:00:00")).AsArray());
        Assert.Equal("NULL_ARGUMENT", await CodeAsync($"OrderHistory?id={id}"));
        Assert.Equal("INVALID_PARAM", await CodeAsync($"OrderHistory?id={id}&from=yesterday"));
    }

    [Fact]
    public async Task Milliseconds_of_UTC_stand_beside_the_server_times_of_MT5()
    {
        var id = await Account5Async();
        await TradeAsync(id, 1);

        var order = (await AskAsync($"OrderHistory?id={id}&{Day}"))["orders"]![0]!;

        Assert.Equal("2026-11-02T11:00:00", (string?)order["closeTime"]);
        Assert.Equal(new DateTimeOffset(2026, 11, 2, 9, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds(), (long)order["closeTimestampUTC"]!);
    }

    [Theory]
    [InlineData(MetaTraderPlatform.MetaTrader4)]
    [InlineData(MetaTraderPlatform.MetaTrader5)]
    public async Task Pages_count_from_zero_and_the_first_is_the_oldest(MetaTraderPlatform platform)
    {
        var id = await AccountAsync(platform);
        var tickets = await TradeAsync(id, 5);

        var first = await AskAsync($"OrderHistoryPagination?id={id}&{Day}&ordersPerPage=2&pageNumber=0");
        var last = await AskAsync($"OrderHistoryPagination?id={id}&{Day}&ordersPerPage=2&pageNumber=2");
        var beyond = await AskAsync($"OrderHistoryPagination?id={id}&{Day}&ordersPerPage=2&pageNumber=3");
        var newest = await AskAsync($"OrderHistoryPagination?id={id}&{Day}&ordersPerPage=2&ascending=false");

        Assert.Equal((3, 0), ((int)first["pagesCount"]!, (int)first["pageNumber"]!));
        Assert.Equal(tickets[..2], Tickets(first["orders"]!));
        Assert.Equal(tickets[4..], Tickets(last["orders"]!));
        Assert.Empty(beyond["orders"]!.AsArray());
        Assert.Equal(tickets[4], Tickets(newest["orders"]!)[0]);
    }

    [Theory]
    [InlineData(MetaTraderPlatform.MetaTrader4, 10)]
    [InlineData(MetaTraderPlatform.MetaTrader5, 100)]
    public async Task Closed_orders_are_the_last_of_this_session_only(MetaTraderPlatform platform, int most)
    {
        Sim.SessionPlatform = platform;
        using var host = Client(Sim);
        var token = await WordAsync("ConnectEx?user=1001&password=secret&server=Broker-Demo", host);
        var tickets = await TradeAsync(token, most + 1, host);

        Assert.Equal(tickets[1..], Tickets(await GetJsonAsync(host, $"ClosedOrders?id={token}")));
        await WordAsync($"Disconnect?id={token}", host);
        await WordAsync($"ConnectByToken?id={token}", host);
        Assert.Empty((await GetJsonAsync(host, $"ClosedOrders?id={token}")).AsArray());
        Assert.Equal(most + 1, Sim.Account(token).History.Count);
    }

    [Fact]
    public async Task Deposits_are_in_the_history_unless_they_are_left_out()
    {
        var id = await Account5Async();
        Sim.Deposit(id, 500m);
        await TradeAsync(id, 1);

        var all = await AskAsync($"OrderHistoryPagination?id={id}&{Day}");
        var trades = await AskAsync($"OrderHistoryPagination?id={id}&{Day}&ignoreDepositWithdraw=true");

        Assert.Equal(["Balance", "Buy"], all["orders"]!.AsArray().Select(order => (string)order!["orderType"]!).Order());
        Assert.Single(trades["orders"]!.AsArray());
        Assert.Equal(10_499m, Num((await AskAsync($"AccountSummary?id={id}"))["balance"]));
    }

    [Fact]
    public async Task Cancelled_pending_orders_are_apart_on_MT5_and_among_the_rest_on_MT4()
    {
        var (four, five) = (await Account4Async(), await Account5Async());
        var pending = "symbol=EURUSD&operation=BuyLimit&price=1.09&volume=0.1";
        await WordAsync($"OrderDelete?id={four}&ticket={Ticket(await SendAsync(four, pending))}");
        await AskAsync($"OrderClose?id={five}&ticket={Ticket(await SendAsync(five, pending))}");

        Assert.Equal("DELETED", (string?)(await AskAsync($"OrderHistory?id={four}&{Day}"))[0]!["state"]);
        Assert.Empty((await AskAsync($"OrderHistory?id={five}&{Day}"))["orders"]!.AsArray());
        Assert.Equal("Cancelled", (string?)(await AskAsync($"PendingOrderHistory?id={five}&{Day}"))[0]!["state"]);
    }

    [Fact]
    public async Task Positions_are_found_by_ticket_on_MT5_and_never_on_MT4()
    {
        var (four, five) = (await Account4Async(), await Account5Async());
        var tickets = await TradeAsync(five, 2);

        Assert.Equal([tickets[1]], Tickets(await AskAsync($"HistoryPositions?id={five}&tickets={tickets[1]}")));
        Assert.Equal(2, (await AskAsync($"HistoryDealsByPositionId?id={five}&ticket={tickets[0]}")).AsArray().Count);
        Assert.Equal(tickets, Tickets(await AskAsync($"HistoryPositionsByCloseTime?id={five}&{Day}")));
        Assert.True((bool)await AskAsync($"OrderHistoryDownloadComplete?id={five}"));
        Assert.Equal("INTERNAL_ERROR", await CodeAsync($"HistoryPositions?id={four}"));
    }

    [Fact]
    public async Task Statistics_come_from_the_history()
    {
        var id = await Account5Async();
        await TradeAsync(id, 2);

        var stats = await AskAsync($"TradeStats?id={id}&from=2026-11-01T00:00:00");
        var curve = (await AskAsync($"EquityHistory?id={id}&from=2026-11-01T00:00:00")).AsArray();

        Assert.Equal((2, "00:00:00"), ((int)stats["trades"]!, (string?)stats["averageTradeLength"]));
        Assert.Equal(3, curve.Count);
        Assert.Equal(Sim.Account(id).Balance, Num(curve[2]!["balance"]));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync($"TradeUnrealizedPL?id={id}&from=2026-11-01T00:00:00"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync($"TradeStatsEquityHistory?id={id}&from=2026-11-01T00:00:00"));
    }

    private static long[] Tickets(JsonNode rows) => [.. rows.AsArray().Select(row => Ticket(row!))];

    /// <summary>Buys and closes 0.1 lot, again and again.</summary>
    private async Task<long[]> TradeAsync(string id, int count, HttpClient? client = null)
    {
        var tickets = new long[count];
        for (var i = 0; i < count; i++)
        {
            tickets[i] = Ticket(await GetJsonAsync(client ?? MetaTrader, $"OrderSend?id={id}&symbol=EURUSD&volume=0.1"));
            await GetJsonAsync(client ?? MetaTrader, $"OrderClose?id={id}&ticket={tickets[i]}");
        }

        return tickets;
    }
}
