using System.Text.Json;
using Broker.Core.Identity;
using Broker.MetaTrader.Orders;
using Broker.MetaTrader.Wire;

namespace Broker.MetaTrader.Streams.Frames;

/// <summary>Reads floating results of both platforms (contracts/metatrader.md 5.1, 5.2: ProfitUpdate).</summary>
internal sealed class ProfitFrameReader(TradingPlatform platform) : FrameReader<ProfitUpdate>
{
    protected override FrameVerdict ReadFrame(ReadOnlySpan<byte> frame, out ProfitUpdate? data)
    {
        data = null;
        var envelope = FrameEnvelope.Open(frame, FrameTypes.IsOrderProfit);
        if (envelope.Verdict != FrameVerdict.Data)
        {
            return envelope.Verdict;
        }

        ref Utf8JsonReader reader = ref envelope.Data;
        if (!envelope.HasData || reader.TokenType != JsonTokenType.StartObject)
        {
            return FrameVerdict.Malformed;
        }

        IReadOnlyList<OrderView>? orders = null;
        AccountFigures figures = default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (JsonFields.IsNamed(ref reader, "orders"u8))
            {
                reader.Read();
                orders = OrderReading.Orders(platform, ref reader, out _);
            }
            else if (!figures.TryRead(ref reader))
            {
                JsonFields.SkipValue(ref reader);
            }
        }

        data = new ProfitUpdate
        {
            Orders = orders,
            Balance = figures.Balance,
            Credit = figures.Credit,
            Equity = figures.Equity,
            Margin = figures.Margin,
            FreeMargin = figures.FreeMargin,
            MarginLevel = figures.MarginLevel,
            Profit = figures.Profit,
        };
        return FrameVerdict.Data;
    }
}
