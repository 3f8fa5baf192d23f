using System.Text.Json;
using Broker.Core.Identity;
using Broker.MetaTrader.Orders;
using Broker.MetaTrader.Wire;

namespace Broker.MetaTrader.Streams.Frames;

/// <summary>Reads changes of orders of both platforms (contracts/metatrader.md 5.1, 5.2: OrderUpdateSummary).</summary>
internal sealed class OrderUpdateFrameReader(TradingPlatform platform) : FrameReader<OrderUpdate>
{
    protected override FrameVerdict ReadFrame(ReadOnlySpan<byte> frame, out OrderUpdate? data)
    {
        data = null;
        var envelope = FrameEnvelope.Open(frame, FrameTypes.IsOrderUpdate);
        if (envelope.Verdict != FrameVerdict.Data)
        {
            return envelope.Verdict;
        }

        ref Utf8JsonReader reader = ref envelope.Data;
        if (!envelope.HasData || reader.TokenType != JsonTokenType.StartObject)
        {
            return FrameVerdict.Malformed;
        }

        data = Summary(ref reader);
        return FrameVerdict.Data;
    }

    private OrderUpdate Summary(ref Utf8JsonReader reader)
    {
        var update = new OrderUpdate();
        IReadOnlyList<OrderView>? opened = null;
        bool isComplete = false;
        AccountFigures figures = default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (JsonFields.IsNamed(ref reader, "update"u8))
            {
                reader.Read();
                update = Change(ref reader);
            }
            else if (JsonFields.IsNamed(ref reader, "openedorders"u8))
            {
                reader.Read();
                opened = OrderReading.Orders(platform, ref reader, out isComplete);
            }
            else if (!figures.TryRead(ref reader))
            {
                JsonFields.SkipValue(ref reader);
            }
        }

        return update with
        {
            OpenedOrders = opened,
            OpenedOrdersAreComplete = isComplete,
            Balance = figures.Balance,
            Credit = figures.Credit,
            Equity = figures.Equity,
            Margin = figures.Margin,
            FreeMargin = figures.FreeMargin,
            MarginLevel = figures.MarginLevel,
            Profit = figures.Profit,
        };
    }

    // MetaTrader 5 names what happened type, MetaTrader 4 action.
    private OrderUpdate Change(ref Utf8JsonReader reader)
    {
        string? action = null;
        OrderView? order = null;
        long? closeBy = null;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return new OrderUpdate();
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (JsonFields.IsNamed(ref reader, platform == TradingPlatform.MetaTrader4 ? "action"u8 : "type"u8))
            {
                reader.Read();
                action = OrderReading.Action(platform, ref reader);
            }
            else if (JsonFields.IsNamed(ref reader, "order"u8))
            {
                reader.Read();
                order = OrderReading.Order(platform, ref reader);
            }
            else if (JsonFields.IsNamed(ref reader, "closebyticket"u8))
            {
                reader.Read();
                closeBy = JsonFields.WholeValue(ref reader) is { } ticket and not 0 ? ticket : null;
            }
            else
            {
                JsonFields.SkipValue(ref reader);
            }
        }

        return new OrderUpdate { Action = action, Order = order, CloseByTicket = closeBy };
    }
}
