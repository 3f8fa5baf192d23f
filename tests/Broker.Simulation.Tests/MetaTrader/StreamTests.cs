using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.MetaTrader;
using Broker.MetaTrader.Quotes;
using Broker.MetaTrader.Streams;

namespace Broker.Simulation.Tests.MetaTrader;

/// <summary>Streams over the simulator's sockets.</summary>
public sealed class StreamTests : MetaTraderWorld
{
    private static readonly StreamOptions Quick = new() { ReconnectDelay = TimeSpan.FromMilliseconds(10) };

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Quotes_come_and_a_broken_socket_is_opened_again_with_what_was_missed(TradingPlatform platform)
    {
        MetaTraderClient client = SessionHost(platform);
        AccountId account = await ConnectAsync(client);
        using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        List<StreamMessageKind> kinds = [];
        decimal? last = null;
        int step = 0;

        try
        {
            await foreach (StreamMessage<QuoteView> message in client.Streams.QuotesAsync(account, ["EURUSD"], Quick, stop.Token))
            {
                kinds.Add(message.Kind);
                last = message.Data?.Bid ?? last;
                if (message.Kind == StreamMessageKind.Connected && step == 0)
                {
                    step = 1;
                    Simulator.SetQuote("EURUSD", 1.2m, 1.2001m);
                }
                else if (message.Kind == StreamMessageKind.Data && last == 1.2m && step == 1)
                {
                    step = 2;
                    Simulator.SilenceSockets(true);
                    Simulator.SetQuote("EURUSD", 1.3m, 1.3001m);
                    Simulator.DropSockets();
                }
                else if (message.Kind == StreamMessageKind.CaughtUp && last == 1.3m)
                {
                    await stop.CancelAsync();
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The end of the test.
        }

        Assert.Equal(1.3m, last);
        Assert.Equal(
            [StreamMessageKind.Connected, StreamMessageKind.Data, StreamMessageKind.Reconnecting, StreamMessageKind.Connected, StreamMessageKind.CaughtUp],
            Squeezed(kinds));
        await UntilAsync(() => Simulator.OpenSockets == 0, "the socket was closed");
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_trade_is_told_as_an_order_update(TradingPlatform platform)
    {
        MetaTraderClient client = SessionHost(platform);
        AccountId account = await ConnectAsync(client);
        using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(3));

        await foreach (StreamMessage<OrderUpdate> message in client.Streams.OrderUpdatesAsync(account, Quick, stop.Token))
        {
            if (message.Kind == StreamMessageKind.Connected)
            {
                await ExecuteAsync(client, Buy(account));
            }
            else if (message is { Kind: StreamMessageKind.Data, Data.Order: { } order })
            {
                Assert.Equal(Simulator.Account(account.Value).OpenOrders.Single().Ticket, order.Ticket);
                break;
            }
        }

        Assert.False(stop.IsCancellationRequested);
    }

    [Fact]
    public async Task Frames_that_are_no_frames_are_passed_over()
    {
        MetaTraderClient client = SessionHost(TradingPlatform.MetaTrader5);
        AccountId account = await ConnectAsync(client);
        var statistics = new StreamStatistics();
        using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(3));

        await foreach (StreamMessage<QuoteView> message in client.Streams.QuotesAsync(account, ["EURUSD"], new StreamOptions { Statistics = statistics }, stop.Token))
        {
            if (message.Kind == StreamMessageKind.Connected)
            {
                foreach (string text in new[] { "{", "[]", "null", """{"type":"Nova","data":{}}""", """{"type":"Quote"}""", """{"type":"Quote","data":7}""" })
                {
                    Simulator.PublishRaw("/OnQuote", text);
                }

                Simulator.SetQuote("EURUSD", 1.4m, 1.4001m);
            }
            else if (message.Data?.Bid == 1.4m)
            {
                break;
            }
        }

        Assert.False(stop.IsCancellationRequested);
    }

    [Fact]
    public async Task A_session_that_is_gone_ends_the_stream_with_the_familys_exception()
    {
        MetaTraderClient client = SessionHost(TradingPlatform.MetaTrader5);
        AccountId account = await ConnectAsync(client);
        Simulator.ExpireSession(account.Value);

        await Assert.ThrowsAnyAsync<BrokerApiException>(async () =>
        {
            await foreach (StreamMessage<QuoteView> message in client.Streams.QuotesAsync(account, ["EURUSD"], Quick))
            {
                Assert.NotEqual(StreamMessageKind.Data, message.Kind);
            }
        });
    }

    // Data may repeat; what matters is the order of what happened.
    private static List<StreamMessageKind> Squeezed(List<StreamMessageKind> kinds)
    {
        List<StreamMessageKind> squeezed = [];
        foreach (StreamMessageKind kind in kinds.Where(k => k is StreamMessageKind.Data or StreamMessageKind.Connected or StreamMessageKind.CaughtUp or StreamMessageKind.Reconnecting))
        {
            if (squeezed.Count == 0 || squeezed[^1] != kind)
            {
                squeezed.Add(kind);
            }
        }

        return squeezed;
    }
}
