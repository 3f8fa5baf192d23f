using Broker.MetaTrader.Mt5.Models;
using Broker.MetaTrader.Mt5.Requests;
using static Broker.Contracts.Tests.MetaTrader.Operations.Rows;

namespace Broker.Contracts.Tests.MetaTrader.Operations;

/// <summary>Bars of MetaTrader 5.</summary>
internal static class Mt5History
{
    private const string Range = "from=2026-11-01T09:30:00; to=2026-11-02T23:59:59";
    private static readonly DateOnly Day = new(2026, 3, 9);
    private static readonly Mt5BarsRequest Bars = new() { Symbol = "EURUSD", From = From, To = To, TimeFrame = Mt5TimeFrame.M15 };

    public static IReadOnlyList<MetaTraderOperation> All { get; } =
    [
        Read(Mt5, "/PriceHistory", $"id=*; symbol=EURUSD; {Range}; timeFrame=15", c => c.Mt5.History.GetPriceHistoryAsync(Id, Bars), Check),
        Read(
            Mt5,
            "/PriceHistoryMany",
            $"id=*; symbol=EURUSD; symbol=GBPUSD; {Range}; timeFrame=60",
            c => c.Mt5.History.GetPriceHistoryManyAsync(Id, new Mt5BarsManyRequest { Symbols = Pair, From = From, To = To, TimeFrame = Mt5TimeFrame.H1 }),
            CheckMany) with { Absent = ["Exception"] },
        Read(
            Mt5,
            "/PriceHistoryEx",
            "id=*; symbol=EURUSD; from=2026-11-02T23:59:59; numBars=200; timeFrame=1",
            c => c.Mt5.History.GetPriceHistoryExAsync(Id, new Mt5BarsBackRequest { Symbol = "EURUSD", End = To, NumBars = 200, TimeFrame = Mt5TimeFrame.M1 }),
            Check),
        Read(
            Mt5,
            "/PriceHistoryExMany",
            "id=*; symbol=EURUSD; symbol=GBPUSD; from=2026-11-02T23:59:59; numBars=200; timeFrame=10080",
            c => c.Mt5.History.GetPriceHistoryExManyAsync(Id, new Mt5BarsBackManyRequest { Symbols = Pair, End = To, NumBars = 200, TimeFrame = Mt5TimeFrame.W1 }),
            CheckMany) with { Absent = ["Exception"] },
        Read(Mt5, "/PriceHistoryMonth", "id=*; symbol=EURUSD; year=2026; month=3; day=9; timeFrame=1440", c => c.Mt5.History.GetPriceHistoryMonthAsync(Id, "EURUSD", Day, Mt5TimeFrame.D1), Check),
        Read(Mt5, "/PriceHistoryMonthMany", "id=*; symbols=EURUSD; symbols=GBPUSD; year=2026; month=3; day=9; timeFrame=1440", c => c.Mt5.History.GetPriceHistoryMonthManyAsync(Id, Pair, Day, Mt5TimeFrame.D1), CheckSymbols)
            with { Absent = ["Exception"] },
        Read(Mt5, "/PriceHistoryToday", "id=*; symbol=EURUSD; timeFrame=5", c => c.Mt5.History.GetPriceHistoryTodayAsync(Id, "EURUSD", Mt5TimeFrame.M5), Check),
        Read(Mt5, "/PriceHistoryTodayMany", "id=*; symbols=EURUSD; symbols=GBPUSD; timeFrame=5", c => c.Mt5.History.GetPriceHistoryTodayManyAsync(Id, Pair, Mt5TimeFrame.M5), CheckSymbols) with { Absent = ["Exception"] },
        Read(Mt5, "/PriceHistoryHighLow", $"id=*; symbol=EURUSD; {Range}; timeFrame=15", c => c.Mt5.History.GetPriceHistoryHighLowAsync(Id, Bars), CheckBar),
    ];

    private static void Check(IReadOnlyList<Mt5Bar> bars) => CheckBar(Assert.Single(bars));

    private static void CheckMany(IReadOnlyList<Mt5SymbolBars> all)
    {
        CheckSymbols(all);
        Assert.Equal([null, "No bars of this symbol."], all.Select(one => one.Exception));
    }

    private static void CheckSymbols(IReadOnlyList<Mt5SymbolBars> all)
    {
        Assert.Equal(Pair, all.Select(one => one.Symbol));
        Check(all[0].Bars!);
        Assert.Empty(all[1].Bars!);
    }

    private static void CheckBar(Mt5Bar bar)
    {
        Assert.Equal((Opened, 1.08345m, 1.0841m, 1.0829m, 1.08295m), (bar.Time, bar.OpenPrice, bar.HighPrice, bar.LowPrice, bar.ClosePrice));
        Assert.Equal((412L, 12, 0L), (bar.TickVolume, bar.Spread, bar.Volume));
    }
}
