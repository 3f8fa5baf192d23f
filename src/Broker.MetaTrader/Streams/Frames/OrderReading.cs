using System.Text.Json;
using Broker.Core.Identity;
using Broker.MetaTrader.Mt4;
using Broker.MetaTrader.Mt4.Models;
using Broker.MetaTrader.Mt5.Models;
using Broker.MetaTrader.Orders;
using Broker.MetaTrader.Wire;

namespace Broker.MetaTrader.Streams.Frames;

/// <summary>Reads orders inside frames by the platform's own records.</summary>
internal static class OrderReading
{
    // Numbers of the vendor's gRPC definitions, in their order (contracts/metatrader.md 5.3); the HTTP hosts send names.
    private static readonly string[] Actions5 =
    [
        "Unknown", "PendingClose", "MarketOpen", "PendingOpen", "MarketClose", "PartialClose", "Started", "Filled", "Cancelling", "MarketModify", "PendingModify",
        "OnStopLoss", "OnTakeProfit", "OnStopOut", "Balance", "Expired", "Rejected", "MarketCloseBy",
    ];

    private static readonly string[] Actions4 =
        ["PositionOpen", "PositionClose", "PositionModify", "PendingOpen", "PendingClose", "PendingModify", "PendingFill", "Balance", "Credit"];

    /// <summary>One order; null when there is no object here, or nothing known in it.</summary>
    internal static OrderView? Order(TradingPlatform platform, ref Utf8JsonReader reader)
    {
        if (platform == TradingPlatform.MetaTrader4)
        {
            return Mt4Order.ReadFrom(ref reader) is { IsEmpty: false } order4 ? Mt4Views.Of(order4) : null;
        }

        return Mt5Order.ReadFrom(ref reader) is { IsEmpty: false } order5 ? Mt5Views.Of(order5) : null;
    }

    /// <summary>A list of orders; null when there is no list here.</summary>
    internal static IReadOnlyList<OrderView>? Orders(TradingPlatform platform, ref Utf8JsonReader reader, out bool isComplete)
    {
        isComplete = false;
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return null;
        }

        isComplete = true;
        var orders = new List<OrderView>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            OrderView? order = Order(platform, ref reader);
            isComplete &= order?.Ticket is not null;
            if (order is not null)
            {
                orders.Add(order);
            }
        }

        return orders;
    }

    /// <summary>The word for what happened.</summary>
    internal static string? Action(TradingPlatform platform, ref Utf8JsonReader reader)
    {
        string[] names = platform == TradingPlatform.MetaTrader4 ? Actions4 : Actions5;
        return reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out int number) && number >= 0 && number < names.Length
            ? names[number]
            : JsonFields.SharedValue(ref reader);
    }
}
