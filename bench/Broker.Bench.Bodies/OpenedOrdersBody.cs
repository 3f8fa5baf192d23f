using System.Globalization;
using System.Text;

namespace Broker.Bench.Bodies;

/// <summary>500 open MT5 positions, each with the deal that opened it. Shape: contracts/metatrader.md 5.1; the values are made up.</summary>
public static class OpenedOrdersBody
{
    /// <summary>Orders in the list.</summary>
    public const int Count = 500;

    /// <summary>The JSON text.</summary>
    public static string Text { get; } = "[" + string.Join(',', Enumerable.Range(0, Count).Select(Order)) + "]";

    private static string Order(int i)
    {
        string symbol = Symbols[i % Symbols.Length];
        string side = i % 2 == 0 ? "Buy" : "Sell";
        string time = string.Create(CultureInfo.InvariantCulture, $"2026-11-{1 + (i % 28):D2}T{i % 24:D2}:{i % 60:D2}:17");
        long ticket = 71_000_000 + i;
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $$"""
            {"ticket":{{ticket}},"profit":{{i}}.{{i % 100:D2}},"swap":-0.{{i % 90 + 10}},"commission":-3.5,"fee":0,"closePrice":1.0{{i % 900 + 100}},
            """);
        text.Append(CultureInfo.InvariantCulture, $$"""
            "closeTime":"0001-01-01T00:00:00","closeLots":0,"closeComment":"","openPrice":1.0{{i % 800 + 100}},"openTime":"{{time}}","lots":0.{{i % 90 + 10}},
            """);
        text.Append(CultureInfo.InvariantCulture, $$"""
            "contractSize":100000,"expertId":{{i % 5}},"placedType":"Manually","orderType":"{{side}}","dealType":"Deal{{side}}","symbol":"{{symbol}}",
            """);
        text.Append(CultureInfo.InvariantCulture, $$"""
            "comment":"order {{i}}","state":"Filled","stopLoss":1.05,"takeProfit":1.2,"requestId":{{i}},"digits":5,"profitRate":1,"stopLimitPrice":0,
            """);
        text.Append(CultureInfo.InvariantCulture, $$"""
            "dealInternalIn":{"ticketNumber":{{ticket + 5}},"id":"","login":500123,"historyTime":0,"orderTicket":{{ticket}},"openTime":{{1_793_000_000 + i}},"symbol":"{{symbol}}",
            """);
        text.Append(CultureInfo.InvariantCulture, $$"""
            "type":"Deal{{side}}","direction":"In","openPrice":1.0{{i % 800 + 100}},"price":1.0{{i % 800 + 100}},"stopLoss":0,"takeProfit":0,"volume":{{(i % 90 + 10) * 1_000_000}},
            """);
        text.Append(CultureInfo.InvariantCulture, $$"""
            "profit":0,"profitRate":1,"volumeRate":0,"commission":-3.5,"fee":0,"swap":0,"expertId":{{i % 5}},"positionTicket":{{ticket}},"comment":"order {{i}}",
            """);
        text.Append(CultureInfo.InvariantCulture, $$"""
            "contractSize":100000,"digits":5,"moneyDigits":2,"freeProfit":0,"trailRounder":0,"openTimeMs":{{1_793_000_000_000 + i}},"placedType":"Manually",
            """);
        text.Append(CultureInfo.InvariantCulture, $$"""
            "openTimeAsDateTime":"{{time}}","lots":0.{{i % 90 + 10}}},"dealInternalOut":null,"orderInternal":null,"partialCloseDeals":[],"partialFillDeals":[],
            """);
        text.Append(CultureInfo.InvariantCulture, $$"""
            "closeVolume":0,"volume":{{(i % 90 + 10) * 1_000_000}},"expirationType":"GTC","expirationTime":"0001-01-01T00:00:00","fillPolicy":"ImmediateOrCancel",
            """);
        text.Append(CultureInfo.InvariantCulture, $$"""
            "openTimestampUTC":{{1_793_000_000_000 + i}},"closeTimestampUTC":0}
            """);
        return text.ToString();
    }

    private static string[] Symbols => ["EURUSD", "GBPUSD", "USDJPY", "XAUUSD", "BTCUSD", "EURUSD.m"];
}
