using System.Text;
using Broker.Core.Identity;
using Broker.MetaTrader.Orders;
using Broker.MetaTrader.Streams;
using Broker.MetaTrader.Streams.Frames;

namespace Broker.MetaTrader.Tests.Streams;

public sealed class OrderFrameTests
{
    private const string Mt5 = """
        {"type":"OrderUpdate","data":{"update":{"trans":{"updateId":1},"order":{"ticket":77,"orderType":"Buy","symbol":"EURUSD","lots":0.10,"openPrice":1.0842,"state":"Filled"},
        "type":"MarketOpen","closeByTicket":0},"openedOrders":[{"ticket":77,"orderType":"Buy","lots":0.1}],"balance":1000.5,"credit":0,"equity":1001.25,"margin":10,
        "freeMargin":991.25,"marginLevel":10012.5,"profit":0.75,"user":500123}}
        """;

    private const string Mt4 = """
        {"type":"OrderUpdate","data":{"update":{"order":{"ticket":9,"type":"Sell","symbol":"GBPUSD","lots":1},"action":"PositionClose"},"balance":5,"currency":"EUR","openedOrders":[]}}
        """;

    [Fact]
    public void An_update_of_MetaTrader_5_tells_what_happened_to_which_order()
    {
        OrderUpdate update = Read(TradingPlatform.MetaTrader5, Mt5);

        Assert.Equal("MarketOpen", update.Action);
        Assert.Equal((TradingPlatform.MetaTrader5, 77L, OrderSide.Buy, 0.10m), (update.Order!.Platform, update.Order.Ticket!.Value, update.Order.Side, update.Order.Lots!.Value));
        Assert.Null(update.CloseByTicket);
        Assert.Equal(77, Assert.Single(update.OpenedOrders!).Ticket);
        Assert.True(update.OpenedOrdersAreComplete);
        Assert.Equal((1000.5m, 0m, 1001.25m, 10m, 991.25m, 10012.5m, 0.75m), (update.Balance!.Value, update.Credit!.Value, update.Equity!.Value, update.Margin!.Value, update.FreeMargin!.Value, update.MarginLevel!.Value, update.Profit!.Value));
    }

    [Fact]
    public void An_update_of_MetaTrader_4_tells_what_happened_to_which_order()
    {
        OrderUpdate update = Read(TradingPlatform.MetaTrader4, Mt4);

        Assert.Equal("PositionClose", update.Action);
        Assert.Equal((TradingPlatform.MetaTrader4, 9L, OrderSide.Sell), (update.Order!.Platform, update.Order.Ticket!.Value, update.Order.Side));
        Assert.Empty(update.OpenedOrders!);
        Assert.True(update.OpenedOrdersAreComplete);
        Assert.Null(update.Equity);
    }

    [Theory]
    [InlineData(TradingPlatform.MetaTrader5, "type", "2", "MarketOpen")]
    [InlineData(TradingPlatform.MetaTrader5, "type", "17", "MarketCloseBy")]
    [InlineData(TradingPlatform.MetaTrader5, "type", "18", "18")]
    [InlineData(TradingPlatform.MetaTrader5, "type", "-1", "-1")]
    [InlineData(TradingPlatform.MetaTrader5, "type", "\"Invented\"", "Invented")]
    [InlineData(TradingPlatform.MetaTrader4, "action", "6", "PendingFill")]
    [InlineData(TradingPlatform.MetaTrader4, "action", "null", null)]
    public void Numbers_become_words_and_unknown_words_are_kept(TradingPlatform platform, string name, string value, string? expected) =>
        Assert.Equal(expected, Read(platform, $$$$"""{"type":"OrderUpdate","data":{"update":{"{{{{name}}}}":{{{{value}}}}}}}""").Action);

    [Theory]
    [InlineData("""[{"ticket":1},7]""", 1)]
    [InlineData("""[{"ticket":1},{}]""", 1)]
    [InlineData("""[{"ticket":1},{"symbol":"EURUSD"}]""", 2)]
    [InlineData("""{"ticket":1}""", null)]
    [InlineData("null", null)]
    public void A_list_with_holes_does_not_look_complete(string list, int? count)
    {
        OrderUpdate update = Read(TradingPlatform.MetaTrader5, $$$"""{"type":"OrderUpdate","data":{"openedOrders":{{{list}}}}}""");

        Assert.False(update.OpenedOrdersAreComplete);
        Assert.Equal(count, update.OpenedOrders?.Count);
    }

    [Fact]
    public void A_profit_update_is_read_on_both_platforms()
    {
        const string frame = """{"type":"ProfitUpdate","data":{"balance":1,"equity":"2.5","profit":-3,"orders":[{"ticket":4,"profit":-3}]}}""";
        foreach (TradingPlatform platform in new[] { TradingPlatform.MetaTrader4, TradingPlatform.MetaTrader5 })
        {
            Assert.Equal(FrameVerdict.Data, new ProfitFrameReader(platform).Read(Encoding.UTF8.GetBytes(frame), out ProfitUpdate? update));
            Assert.Equal((1m, 2.5m, -3m, 4L), (update!.Balance!.Value, update.Equity!.Value, update.Profit!.Value, Assert.Single(update.Orders!).Ticket!.Value));
        }
    }

    [Fact]
    public void A_raw_frame_keeps_its_type_and_loses_its_secrets()
    {
        const string frame = """{"type":"Mail","data":{"subject":"hi","password":"CANARY-1","deep":[{"apiKey":"CANARY-2","n":1}]}}""";

        Assert.Equal(FrameVerdict.Data, new RawFrameReader().Read(Encoding.UTF8.GetBytes(frame), out RawFrame? raw));

        Assert.Equal("Mail", raw!.Type);
        Assert.Equal("""{"subject":"hi","deep":[{"n":1}]}""", raw.Data.GetRawText());
        Assert.DoesNotContain("hi", raw.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"type":"OpenedOrdersTickets","data":[1,2]}""", "OpenedOrdersTickets", "[1,2]")]
    [InlineData("""{"data":"text","type":"Disconnect"}""", "Disconnect", "\"text\"")]
    public void Raw_data_may_be_anything(string frame, string type, string data)
    {
        Assert.Equal(FrameVerdict.Data, new RawFrameReader().Read(Encoding.UTF8.GetBytes(frame), out RawFrame? raw));

        Assert.Equal((type, data), (raw!.Type, raw.Data.GetRawText()));
    }

    [Fact]
    public void No_truncated_or_damaged_frame_throws()
    {
        byte[] frame = Encoding.UTF8.GetBytes(Mt5);
        for (int at = 0; at < frame.Length; at++)
        {
            new OrderUpdateFrameReader(TradingPlatform.MetaTrader5).Read(frame.AsSpan(0, at), out _);
            foreach (byte value in new byte[] { (byte)'"', (byte)'{', (byte)']', (byte)'1', 0xFF })
            {
                byte[] damaged = [.. frame];
                damaged[at] = value;
                new OrderUpdateFrameReader(TradingPlatform.MetaTrader5).Read(damaged, out _);
                new OrderUpdateFrameReader(TradingPlatform.MetaTrader4).Read(damaged, out _);
                new ProfitFrameReader(TradingPlatform.MetaTrader5).Read(damaged, out _);
                new RawFrameReader().Read(damaged, out _);
            }
        }
    }

    private static OrderUpdate Read(TradingPlatform platform, string frame)
    {
        Assert.Equal(FrameVerdict.Data, new OrderUpdateFrameReader(platform).Read(Encoding.UTF8.GetBytes(frame), out OrderUpdate? update));
        return update!;
    }
}
