using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.MetaTrader.Quotes;
using Broker.MetaTrader.Streams;
using Broker.MetaTrader.Streams.Frames;
using static Broker.MetaTrader.Streams.StreamMessageKind;

namespace Broker.MetaTrader.Tests.Streams;

public sealed class FlowTests
{
    [Fact]
    public async Task What_is_not_the_streams_is_counted_and_skipped()
    {
        StreamRig rig = new StreamRig().Accepting();
        rig.Connector.Then().Push("{").Push("pong").Push("""{"type":"Mail","data":{}}""").Push("""{"type":"error","message":"x"}""").Quote("EURUSD");
        await using var stream = rig.Quotes();

        Assert.Equal([Connected, Data], await stream.KindsAsync(2));

        Assert.Equal((5, 2, 1, 1), (rig.Statistics.Frames, rig.Statistics.Malformed, rig.Statistics.OtherTypes, rig.Statistics.Errors));
        Assert.True(rig.Statistics.Bytes > 100);
    }

    [Fact]
    public async Task A_frame_that_comes_in_parts_is_put_together()
    {
        StreamRig rig = new StreamRig().Accepting();
        rig.Connector.Then().Push($$$"""{"type":"Quote","padding":"{{{new string('x', 200_000)}}}","data":{"symbol":"EURUSD","bid":1}}""").Quote("EURUSD");
        await using var stream = rig.Quotes();

        Assert.Equal([Connected, Data, Data], await stream.KindsAsync(3));
    }

    [Fact]
    public async Task A_frame_beyond_the_limit_ends_the_connection()
    {
        StreamRig rig = new StreamRig().Accepting();
        rig.Connector.Then().Push(new string('x', 50_000));
        rig.Connector.Then().Quote("EURUSD");
        await using var stream = rig.Quotes(o => o.MaxFrameBytes = 40_000);

        Assert.Equal([Connected, Reconnecting, Connected, CaughtUp, Data], await stream.KindsAsync(5));
        Assert.Equal(1, rig.Statistics.Oversize);
    }

    [Fact]
    public async Task Silence_is_told_once_and_later_ends_the_connection()
    {
        StreamRig rig = new StreamRig().Accepting();
        ScriptedSocket first = rig.Connector.Then();
        rig.Connector.Then().Quote("EURUSD");
        await using var stream = rig.Quotes();
        await stream.NextAsync(Connected);
        DateTimeOffset connected = rig.Time.GetUtcNow();
        await StreamRig.UntilAsync(() => rig.Time.WaitingTimers > 0);

        rig.Time.Advance(TimeSpan.FromSeconds(59));
        first.Quote("EURUSD");
        await stream.NextAsync(Data);
        rig.Time.Advance(TimeSpan.FromSeconds(30));
        rig.Time.Advance(TimeSpan.FromSeconds(30));
        StreamMessage<QuoteView> silent = await stream.NextAsync(Silent);
        Assert.True(silent.At - connected >= TimeSpan.FromSeconds(119));
        rig.Time.Advance(TimeSpan.FromSeconds(60));

        StreamMessage<QuoteView> reconnecting = await stream.NextAsync(Reconnecting);
        Assert.Equal((1, ErrorKind.Timeout), (reconnecting.Count, reconnecting.Reason!.Value));
        Assert.Equal([Connected, CaughtUp, Data], await stream.KindsAsync(3));
        Assert.True(first.IsDisposed);
    }

    [Fact]
    public async Task Silence_of_orders_means_nothing()
    {
        StreamRig rig = new StreamRig().Accepting();
        ScriptedSocket socket = rig.Connector.Then();
        await using var stream = new StreamHand<OrderUpdate>(rig.Streams.OrderUpdatesAsync(StreamRig.Account));
        await stream.NextAsync(Connected);
        socket.Push("""{"type":"OrderUpdate","data":{"balance":1}}""");
        Assert.Equal(1, (await stream.DataAsync()).Balance);

        rig.Time.Advance(TimeSpan.FromDays(2));
        socket.Push("""{"type":"OrderUpdate","data":{"balance":2}}""");

        Assert.Equal(2, (await stream.DataAsync()).Balance);
    }

    [Fact]
    public async Task Quotes_that_are_too_fast_lose_the_oldest_and_say_how_many()
    {
        StreamRig rig = new StreamRig().Accepting();
        ScriptedSocket socket = rig.Connector.Then();
        await using var stream = rig.Quotes(o => o.Capacity = 3);
        await stream.NextAsync(Connected);
        for (int i = 1; i <= 10; i++)
        {
            socket.Quote("EURUSD", $"{i}");
        }

        await StreamRig.UntilAsync(() => socket.Reads == 11);

        Assert.Equal(7, rig.Statistics.Dropped);
        StreamMessage<QuoteView> dropped = await stream.NextAsync(Dropped);
        Assert.Equal(7, dropped.Count);
        Assert.Equal([8m, 9m, 10m], [(await stream.DataAsync()).Bid, (await stream.DataAsync()).Bid, (await stream.DataAsync()).Bid]);
    }

    [Fact]
    public async Task What_happened_to_the_connection_is_not_dropped()
    {
        StreamRig rig = new StreamRig().Accepting();
        ScriptedSocket first = rig.Connector.Then();
        ScriptedSocket second = rig.Connector.Then();
        await using var stream = rig.Quotes(o => o.Capacity = 4);
        await stream.NextAsync(Connected);
        first.Quote("EURUSD", "1").Close();
        for (int i = 2; i <= 9; i++)
        {
            second.Quote("EURUSD", $"{i}");
        }

        await StreamRig.UntilAsync(() => second.Reads == 9);

        Assert.Equal((9, 5), (rig.Statistics.Frames, rig.Statistics.Dropped));
        Assert.Equal([Reconnecting, Connected, CaughtUp, Dropped, Data, Data, Data, Data], await stream.KindsAsync(8));
    }

    [Fact]
    public async Task Orders_wait_and_none_is_lost()
    {
        StreamRig rig = new StreamRig().Accepting();
        ScriptedSocket socket = rig.Connector.Then();
        await using var stream = new StreamHand<OrderUpdate>(rig.Streams.OrderUpdatesAsync(StreamRig.Account, rig.Options(o => o.Capacity = 2)));
        await stream.NextAsync(Connected);
        for (int i = 1; i <= 50; i++)
        {
            socket.Push($$$"""{"type":"OrderUpdate","data":{"balance":{{{i}}}}}""");
        }

        await StreamRig.UntilAsync(() => socket.Taken >= 3);
        Assert.InRange(socket.Taken, 3, 4);
        for (int i = 1; i <= 50; i++)
        {
            Assert.Equal(i, (await stream.DataAsync()).Balance);
        }

        Assert.Equal(0, rig.Statistics.Dropped);
    }

    [Fact]
    public async Task A_slow_consumer_is_no_silence_of_the_host()
    {
        var rig = new StreamRig();
        ScriptedSocket socket = rig.Connector.Then().Quote("EURUSD", "1").Quote("EURUSD", "2").Quote("EURUSD", "3");
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1), TimeProvider.System);
        using var stop = new CancellationTokenSource();
        StreamPump<QuoteView> pump = Pump(rig, o =>
        {
            o.Capacity = 1;
            o.BackPressure = StreamBackPressure.Wait;
        });

        // Everything up to the wait for room happens on this thread: when the pump comes back, it is the consumer that the stream waits for.
        Task running = pump.RunAsync(stop.Token);
        Assert.Equal(1, socket.Taken);
        rig.Time.Advance(TimeSpan.FromMinutes(10));

        var kinds = new List<StreamMessageKind>();
        while (kinds.Count < 4 && await pump.Outbox.WaitAsync(limit.Token))
        {
            while (pump.Outbox.TryRead(out StreamMessage<QuoteView> message))
            {
                kinds.Add(message.Kind);
            }
        }

        Assert.Equal([Connected, Data, Data, Data], kinds);
        Assert.False(socket.IsClosed);
        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public async Task Cancelling_ends_the_stream_and_closes_the_socket()
    {
        StreamRig rig = new StreamRig().Accepting();
        ScriptedSocket socket = rig.Connector.Then();
        using var stop = new CancellationTokenSource();
        await using var stream = new StreamHand<QuoteView>(rig.Streams.QuotesAsync(StreamRig.Account, ["EURUSD"]), stop.Token);
        await stream.NextAsync(Connected);
        Task<StreamMessage<QuoteView>> next = stream.NextAsync();

        await stop.CancelAsync();

        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
        Assert.Equal(stop.Token, exception.CancellationToken);
        Assert.True(socket.IsDisposed);
    }

    [Fact]
    public async Task The_token_of_the_call_cancels_too_and_one_that_was_cancelled_before_opens_nothing()
    {
        StreamRig rig = new StreamRig().Accepting();
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        await using var stream = new StreamHand<QuoteView>(rig.Streams.QuotesAsync(StreamRig.Account, ["EURUSD"], null, stop.Token));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(stream.NextAsync);
        Assert.Empty(rig.Connector.Addresses);
    }

    [Fact]
    public async Task Leaving_the_loop_closes_the_socket()
    {
        StreamRig rig = new StreamRig().Accepting();
        ScriptedSocket socket = rig.Connector.Then().Quote("EURUSD");

        await foreach (QuoteView quote in rig.Streams.QuotesAsync(StreamRig.Account, ["EURUSD"]).DataOnlyAsync())
        {
            Assert.Equal("EURUSD", quote.Symbol);
            break;
        }

        Assert.True(socket.IsDisposed);
    }

    [Fact]
    public async Task Enumerating_twice_opens_two_sockets()
    {
        StreamRig rig = new StreamRig().Accepting();
        rig.Connector.Then().Quote("EURUSD", "1");
        rig.Connector.Then().Quote("EURUSD", "2");
        IAsyncEnumerable<StreamMessage<QuoteView>> quotes = rig.Streams.QuotesAsync(StreamRig.Account, ["EURUSD"]);
        await using var first = new StreamHand<QuoteView>(quotes);
        await first.NextAsync(Connected);
        await using var second = new StreamHand<QuoteView>(quotes);
        await second.NextAsync(Connected);

        Assert.Equal((1m, 2m), ((await first.DataAsync()).Bid, (await second.DataAsync()).Bid));
    }

    [Fact]
    public async Task Only_data_is_left_when_only_data_is_asked_for()
    {
        StreamRig rig = new StreamRig().Accepting();
        rig.Connector.Then().Quote("EURUSD", "1").Close();
        rig.Connector.Then().Quote("EURUSD", "3");
        var bids = new List<decimal?>();

        await foreach (QuoteView quote in rig.Streams.QuotesAsync(StreamRig.Account, ["EURUSD"]).DataOnlyAsync())
        {
            bids.Add(quote.Bid);
            if (bids.Count == 3)
            {
                break;
            }
        }

        Assert.Equal([1m, 2m, 3m], bids);
    }

    private static StreamPump<QuoteView> Pump(StreamRig rig, Action<StreamOptions> configure)
    {
        var plan = new StreamPlan<QuoteView>
        {
            Operation = StreamOperations.Of(StreamKind.Quote),
            Platform = TradingPlatform.MetaTrader5,
            Target = new StreamTarget(new Uri("wss://mt5.acme.example/OnQuote"), MetaTraderCredential.None, TimeSpan.FromSeconds(20)),
            NewReader = static () => new QuoteFrameReader(["EURUSD"]),
        };
        return new StreamPump<QuoteView>(plan, StreamSettings.Of(rig.Options(configure), forQuotes: true), rig.Connector, rig.Time, rig.Logs);
    }
}
