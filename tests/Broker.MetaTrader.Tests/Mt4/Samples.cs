namespace Broker.MetaTrader.Tests.Mt4;

/// <summary>Answers with every documented member.</summary>
internal static class Samples
{
    public const string Order = """
        {"ticket":90210,"openTime":"2026-11-02T09:15:30","closeTime":"0001-01-01T00:00:00","expiration":"2026-11-30T00:00:00","type":"Buy","lots":0.1,"symbol":"EURUSD.m",
        "openPrice":1.08512,"stopLoss":1.08,"takeProfit":1.09,"closePrice":1.08617,"magicNumber":77,"swap":-0.35,"commission":-0.7,"comment":"trend","profit":10.5,
        "rateOpen":1.0,"rateClose":1.01,"rateMargin":1.02,"ex":{"order":90210,"login":500123,"symbol":"EURUSD.m","digits":5,"cmd":0,"volume":10,"open_time":1793610930,
        "state":0,"open_price":1.08512,"sl":1.08,"tp":1.09,"close_time":0,"value_date":1,"expiration":2,"place_type":1,"conv_rates":[1.0,1.01],"commission":-0.7,
        "commission_agent":-0.1,"storage":-0.35,"close_price":1.08617,"profit":10.5,"taxes":0.25,"magic":77,"comment":"trend","internal_id":3,"activation":4,"spread":5,
        "margin_rate":1.02,"timestamp":1793610931,"reserved":[0,6],"next":7},"placedType":"Expert","state":"OPEN_NORMAL","digits":5}
        """;

    public const string Quote = """{"symbol":"EURUSD.m","bid":1.08512,"ask":1.08521,"time":"2026-11-02T09:15:30.25","high":1.09,"low":1.08}""";

    public const string Params = """
        {"symbolName":"EURUSD.m","symbol":{"execution":"Instant","stopsLevel":12,"digits":5,"point":1E-05,"swapLong":-5.5,"swapShort":1.25,"spread":0,"freezeLevel":3,
        "marginCurrency":"EUR","profitMode":"Forex","marginMode":"Forex","contractSize":100000.0,"currency":"USD","marginDivider":1.5,"ex":{"password":"hidden","x":1},"code":9},
        "group":{"name":"Forex","description":"Majors"},
        "groupParams":{"minLot":0.01,"maxLot":50,"lotStep":0.01,"show":1,"trade":2,"execution":3,"comm_base":3.5,"comm_type":4,"comm_lots":5,"comm_agent":0.5,
        "comm_agent_type":6,"spread_diff":7,"lot_min":8,"lot_max":9,"ie_deviation":10,"confirmation":11,"trade_rights":12,"ie_quick_mode":13,"autocloseout_mode":14,
        "comm_tax":0.19,"comm_agent_lots":15,"freemargin_mode":16}}
        """;

    public const string Bar = """{"time":"2026-11-02T09:15:00","open":1.1,"high":1.4,"low":1.0,"close":1.2,"volume":321.0}""";

    public const string TickValue = """{"symbol":"EURUSD.m","tickValue":1.0,"tickSize":0.00001,"tickValueMq":0.9}""";

    public const string Log = """{"time":"2026-11-02T09:15:30","level":"Error","message":"login with CANARY-secret failed","id":"CANARY-token","user":500123,"password":"CANARY-password"}""";
}
