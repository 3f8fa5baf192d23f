using System.Net;
using System.Net.WebSockets;
using System.Text.Json.Nodes;
using Broker.Testing.Faults;
using Broker.Testing.MetaTrader;

namespace Broker.Testing.Tests.MetaTrader;

public sealed class StreamingTests : MetaTraderTest
{
    [Theory]
    [InlineData(MetaTraderPlatform.MetaTrader4, "high")]
    [InlineData(MetaTraderPlatform.MetaTrader5, "last")]
    public async Task Quotes_of_subscribed_symbols_are_told_and_the_last_one_is_repeated_on_connect(MetaTraderPlatform platform, string field)
    {
        var id = await AccountAsync(platform);
        Assert.Equal("OK", await WordAsync($"SubscribeMany?id={id}&symbols=EURUSD&symbols=NOPE&symbols=XAUUSD"));
        await WordAsync($"UnSubscribe?id={id}&symbol=XAUUSD");
        using var socket = await SocketClient.OpenAsync(Sim, $"OnQuote?id={id}");

        var last = await socket.FrameAsync();
        Sim.SetQuote("GBPUSD", 1.3m, 1.4m);
        Sim.SetQuote("XAUUSD", 1m, 2m);
        Sim.SetQuote("EURUSD", 1.2m, 1.3m);
        var next = await socket.FrameAsync();

        Assert.Equal(("Quote", "EURUSD", 1.1m), ((string?)last["type"], (string?)last["data"]!["symbol"], Num(last["data"]!["bid"])));
        Assert.Equal(("EURUSD", 1.2m, 1.3m), ((string?)next["data"]!["symbol"], Num(next["data"]!["bid"]), Num(next["data"]!["ask"])));
        Assert.True(next["data"]!.AsObject().ContainsKey(field));
        Assert.Equal(1, Sim.OpenSockets);
    }

    [Fact]
    public async Task Subscriptions_can_be_asked_for_and_taken_back()
    {
        var id = await Account5Async();
        await WordAsync($"Subscribe?id={id}&symbol=EURUSD&interval=100");
        await WordAsync($"SubscribeMany?id={id}&symbols=XAUUSD&symbols=GBPUSD");

        Assert.Equal(["EURUSD", "GBPUSD", "XAUUSD"], (await AskAsync($"SubscribedSymbols?id={id}")).AsArray().Select(n => (string)n!));
        await WordAsync($"UnSubscribeMany?id={id}&symbols=XAUUSD&symbols=GBPUSD");
        Assert.Equal(["EURUSD"], (await AskAsync($"SubscribedSymbols?id={id}")).AsArray().Select(n => (string)n!));
        Assert.Equal("INVALID_SYMBOL", await CodeAsync($"Subscribe?id={id}&symbol=NOPE"));
    }

    [Theory]
    [InlineData("OnOrderUpdate")]
    [InlineData("Events")]
    [InlineData("onorderupdate")]
    public async Task Every_trade_is_told_on_MT5(string path)
    {
        var id = await Account5Async();
        using var socket = await SocketClient.OpenAsync(Sim, $"{path}?id={id}");

        var ticket = Ticket(await SendAsync(id));
        var opened = await socket.FrameAsync();
        Assert.Equal("OrderUpdate", (string?)opened["type"]);
        Assert.Equal(("MarketOpen", ticket), ((string?)opened["data"]!["update"]!["type"], Ticket(opened["data"]!["update"]!["order"]!)));
        Assert.Equal((5001L, 1), ((long)opened["data"]!["user"]!, opened["data"]!["openedOrders"]!.AsArray().Count));

        var types = new List<string>();
        await AskAsync($"OrderModify?id={id}&ticket={ticket}&stoploss=1&takeprofit=0");
        await AskAsync($"OrderClose?id={id}&ticket={ticket}&lots=0.05");
        await AskAsync($"OrderClose?id={id}&ticket={ticket}");
        while (types.Count < 3)
        {
            var frame = await socket.FrameAsync();
            if ((string?)frame["type"] == "OrderUpdate")
            {
                types.Add((string)frame["data"]!["update"]!["type"]!);
            }
        }

        Assert.Equal(["MarketModify", "PartialClose", "MarketClose"], types);
    }

    [Fact]
    public async Task Every_trade_is_told_on_MT4_under_its_own_names()
    {
        var id = await Account4Async();
        using var socket = await SocketClient.OpenAsync(Sim, $"OnOrderUpdate?id={id}");

        var ticket = Ticket(await SendAsync(id));
        await AskAsync($"OrderClose?id={id}&ticket={ticket}&lots=0.05");

        var frames = new[] { await socket.FrameAsync(), await socket.FrameAsync(), await socket.FrameAsync() };
        Assert.Equal(["PositionOpen", "PositionClose", "PositionOpen"], frames.Select(frame => (string)frame["data"]!["update"]!["action"]!));
        Assert.Equal("Demo", (string?)frames[0]["data"]!["type"]);
    }

    [Fact]
    public async Task What_happens_to_one_account_is_not_told_to_another()
    {
        var (id, other) = (await Account5Async(), await Account5Async("5002"));
        using var socket = await SocketClient.OpenAsync(Sim, $"OnOrderUpdate?id={other}");

        await SendAsync(id);
        await SendAsync(other);

        Assert.Equal(5002L, (long)(await socket.FrameAsync())["data"]!["user"]!);
    }

    [Theory]
    [InlineData("OnOrderProfit", "", "OrderProfit")]
    [InlineData("OnTickValue", "SubscribeTickValue?symbol=EURUSD", "TickValue")]
    [InlineData("OnMarketWatch", "SubscribeMarketWatch?x=1", "MarketWatch")]
    [InlineData("OnOrderBook", "SubscribeOrderBook?symbols=EURUSD", "OrderBook")]
    [InlineData("OnOhlc", "SubscribeOhlc?symbol=EURUSD&timeframe=1&interval=1", "Ohlc")]
    [InlineData("OnOpenedOrdersTicketsProfit", "", "OpenedOrdersTicketsProfit")]
    public async Task A_quote_is_told_on_the_sockets_it_concerns(string path, string subscribe, string type)
    {
        var id = await Account5Async();
        await SendAsync(id);
        if (subscribe.Length > 0)
        {
            await WordAsync($"{subscribe}&id={id}");
        }

        using var socket = await SocketClient.OpenAsync(Sim, $"{path}?id={id}");
        Sim.SetQuote("EURUSD", 1.2m, 1.3m);

        Assert.Equal(type, (string?)(await socket.FrameAsync())["type"]);
    }

    [Fact]
    public async Task Tickets_mails_and_requested_histories_come_on_their_sockets()
    {
        var (four, five) = (await Account4Async(), await Account5Async());
        using var tickets = await SocketClient.OpenAsync(Sim, $"OnOpenedOrdersTickets?id={five}");
        using var mails = await SocketClient.OpenAsync(Sim, $"OnMail?id={five}");
        using var ticks = await SocketClient.OpenAsync(Sim, $"OnTickHistory?id={five}");
        using var bars = await SocketClient.OpenAsync(Sim, $"OnQuoteHistory?id={four}");

        var ticket = Ticket(await SendAsync(five));
        Sim.SendMail(five, "Hello", "World");
        await WordAsync($"TickHistoryRequest?id={five}&symbol=EURUSD&startYear=2026&startMonth=11&startDay=1");
        await WordAsync($"RequestQuoteHistory?id={four}&symbol=EURUSD&timeframe=H1&from=2026-11-02T10:00:00&count=3");

        Assert.Equal(ticket, (long)(await tickets.FrameAsync())["data"]![0]!);
        Assert.Equal("Hello", (string?)(await mails.FrameAsync())["data"]!["subject"]);
        Assert.Equal("EURUSD", (string?)(await ticks.FrameAsync())["data"]!["symbol"]);
        Assert.Equal(3, (await bars.FrameAsync())["data"]!["bars"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("OnQuote?id=nobody", HttpStatusCode.NotFound)]
    [InlineData("OnQuote", HttpStatusCode.Created)]
    [InlineData("OnNothing?id=nobody", HttpStatusCode.NotFound)]
    [InlineData("stream?api_key=key&id=nobody", HttpStatusCode.NotFound)]
    [InlineData("stream?id=nobody", HttpStatusCode.Unauthorized)]
    public async Task An_unknown_token_fails_the_handshake(string path, HttpStatusCode status)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;

        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(new Uri($"ws://127.0.0.1:{Sim.BaseAddress.Port}/{path}"), CancellationToken.None));

        Assert.Equal(status, socket.HttpStatusCode);
        Assert.Equal(0, Sim.OpenSockets);
    }

    [Fact]
    public async Task A_socket_of_the_other_platform_or_without_an_upgrade_is_refused()
    {
        var id = await Account4Async();

        await Assert.ThrowsAsync<WebSocketException>(() => SocketClient.OpenAsync(Sim, $"OnMail?id={id}"));
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync($"OnQuote?id={id}"));
    }

    [Fact]
    public async Task A_handshake_can_be_made_to_fail_and_is_counted()
    {
        var id = await Account5Async();
        Sim.Next("OnQuote", Fault.WithStatus(503));

        await Assert.ThrowsAsync<WebSocketException>(() => SocketClient.OpenAsync(Sim, $"OnQuote?id={id}"));
        using var socket = await SocketClient.OpenAsync(Sim, $"OnQuote?id={id}");

        Assert.Equal(2, Sim.Calls("OnQuote"));
        Assert.Equal(1, Sim.OpenSockets);
    }

    [Fact]
    public async Task The_gateways_stream_is_subscribed_on_the_socket()
    {
        var id = await Account5Async();
        using var socket = await SocketClient.OpenAsync(Sim, $"stream?api_key=key&id={id}", key: null);

        await socket.SendAsync("""{"action":"subscribe","symbols":["EURUSD","NOPE"]}""");
        var last = await socket.FrameAsync();
        var unknown = await socket.FrameAsync();
        Sim.SetQuote("EURUSD", 1.2m, 1.3m);
        var next = await socket.FrameAsync();
        await socket.SendAsync("not json");
        var error = await socket.FrameAsync();

        Assert.Equal(("quote", "EURUSD", 1.1m), ((string?)last["type"], (string?)last["symbol"], Num(last["bid"])));
        Assert.Equal("error", (string?)unknown["type"]);
        Assert.Equal((1.2m, 1.3m), (Num(next["bid"]), Num(next["ask"])));
        Assert.Equal("error", (string?)error["type"]);
    }

    [Fact]
    public async Task Dropped_sockets_end_without_a_goodbye()
    {
        var id = await Account5Async();
        using var quotes = await SocketClient.OpenAsync(Sim, $"OnQuote?id={id}");
        using var updates = await SocketClient.OpenAsync(Sim, $"OnOrderUpdate?id={id}");

        Assert.Equal(1, Sim.DropSockets("/OnQuote"));

        await Assert.ThrowsAsync<WebSocketException>(quotes.TextAsync);
        await UntilAsync(() => Sim.OpenSockets == 1);
        await PostAsync(MetaTrader, "_sim/sockets", """{"action":"drop"}""");
        await Assert.ThrowsAsync<WebSocketException>(updates.TextAsync);
        await UntilAsync(() => Sim.OpenSockets == 0);
    }

    [Fact]
    public async Task Closed_sockets_end_in_order_after_what_was_sent()
    {
        var id = await Account5Async();
        await WordAsync($"Subscribe?id={id}&symbol=EURUSD");
        using var socket = await SocketClient.OpenAsync(Sim, $"OnQuote?id={id}");

        Assert.Equal(1, Sim.CloseSockets());

        Assert.NotNull(await socket.TextAsync());
        Assert.Null(await socket.TextAsync());
        Assert.Equal(WebSocketCloseStatus.NormalClosure, socket.Socket.CloseStatus);
        await socket.Socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        await UntilAsync(() => Sim.OpenSockets == 0);
    }

    [Fact]
    public async Task A_client_that_closes_is_answered_and_forgotten()
    {
        var id = await Account5Async();
        using var socket = await SocketClient.OpenAsync(Sim, $"OnQuote?id={id}");

        await socket.Socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "bye", CancellationToken.None);

        await UntilAsync(() => Sim.OpenSockets == 0);
    }

    [Fact]
    public async Task A_silent_socket_stays_open_and_loses_what_falls_due()
    {
        var id = await Account5Async();
        await WordAsync($"Subscribe?id={id}&symbol=EURUSD");
        using var socket = await SocketClient.OpenAsync(Sim, $"OnQuote?id={id}");
        await socket.FrameAsync();

        Sim.SilenceSockets(true);
        Sim.SetQuote("EURUSD", 1.2m, 1.3m);
        Sim.SilenceSockets(false);
        Sim.SetQuote("EURUSD", 1.4m, 1.5m);

        Assert.Equal(1.4m, Num((await socket.FrameAsync())["data"]!["bid"]));
    }

    [Fact]
    public async Task Any_frame_can_be_sent_malformed_ones_too()
    {
        var id = await Account5Async();
        using var socket = await SocketClient.OpenAsync(Sim, $"OnQuote?id={id}");

        Assert.Equal(0, Sim.PublishRaw("/OnMail", "x"));
        Assert.Equal(1, Sim.PublishRaw("/OnQuote", "{\"type\":"));
        await PostAsync(MetaTrader, "_sim/sockets", """{"action":"send","path":"OnQuote","text":"{\"type\":\"New\"}"}""");

        Assert.Equal("{\"type\":", await socket.TextAsync());
        Assert.Equal("New", (string?)(await socket.FrameAsync())["type"]);
    }

    [Fact]
    public async Task A_burst_reaches_a_reader_that_keeps_up_whole()
    {
        var id = await Account5Async();
        await WordAsync($"Subscribe?id={id}&symbol=EURUSD");
        using var socket = await SocketClient.OpenAsync(Sim, $"OnQuote?id={id}");
        await socket.FrameAsync();

        var publishing = Sim.PublishQuotesAsync(5_000);
        for (var i = 0; i < 5_000; i++)
        {
            Assert.NotNull(await socket.TextAsync());
        }

        await publishing;
        Assert.Equal(1, Sim.OpenSockets);
    }

    [Fact]
    public async Task A_reader_too_slow_for_its_queue_is_cut_off_and_holds_nobody_up()
    {
        var id = await Account5Async();
        Sim.SocketQueueLimit = 4;
        using var socket = await SocketClient.OpenAsync(Sim, $"OnQuote?id={id}");
        var large = new string('x', 1 << 20);

        // Nothing is read: the sending side fills up until the queue is full.
        for (var i = 0; i < 64 && Sim.OpenSockets > 0; i++)
        {
            Sim.PublishRaw("OnQuote", large);
        }

        await UntilAsync(() => Sim.OpenSockets == 0);
        await AskAsync($"AccountSummary?id={id}");
    }

    [Fact]
    public async Task An_open_socket_is_no_call_in_parallel()
    {
        var id = await Account5Async();
        using var socket = await SocketClient.OpenAsync(Sim, $"OnQuote?id={id}");
        using var events = await SocketClient.OpenAsync(Sim, $"Events?id={id}");

        await AskAsync($"AccountSummary?id={id}");

        Assert.Equal(1, Sim.ParallelCalls);
    }

    [Fact]
    public async Task Ending_a_session_ends_its_sockets()
    {
        var id = await Account5Async();
        using var socket = await SocketClient.OpenAsync(Sim, $"OnQuote?id={id}");

        Sim.ExpireSession(id);

        await Assert.ThrowsAsync<WebSocketException>(socket.TextAsync);
        JsonNode state = await GetJsonAsync(MetaTrader, "_sim/state");
        Assert.True(state.AsObject().ContainsKey("openSockets"));
    }
}
