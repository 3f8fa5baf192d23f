namespace Broker.Bench.Bodies;

/// <summary>One MT5 account summary, 309 bytes. Shape: contracts/metatrader.md 5.1; the values are made up.</summary>
public static class AccountSummaryBody
{
    /// <summary>The account asked for.</summary>
    public const string Id = "0b8e6c1e-5a54-4a6f-9a53-0d7b0e6f1a11";

    /// <summary>The JSON text.</summary>
    public static string Text { get; } = OneLine.Of("""
        {"balance":10250.75,"credit":1500.25,"profit":-32.400000000000006,"equity":10218.350000000002,
        "margin":812.5000000000001,"freeMargin":9405.850000000002,"marginLevel":1257.6430769230772,"leverage":200.0,
        "currency":"EUR","method":"Hedging","type":"Demo account, standard group","isInvestor":false,"synced":true}
        """);
}
