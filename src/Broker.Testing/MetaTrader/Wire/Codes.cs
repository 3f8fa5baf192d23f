namespace Broker.Testing.MetaTrader.Wire;

/// <summary>The same refusal has another name on each platform.</summary>
internal static class Codes
{
    public static string Api(MetaTraderPlatform p) => p == MetaTraderPlatform.MetaTrader4 ? "INTERNAL_ERROR" : "DONE";

    public static string NoMoney(MetaTraderPlatform p) => p == MetaTraderPlatform.MetaTrader4 ? "NOT_MONEY" : "NO_MONEY";

    public static string InvalidStops(MetaTraderPlatform p) => p == MetaTraderPlatform.MetaTrader4 ? "INVALID_SL_TP" : "INVALID_STOPS";

    public static string InvalidPrice(MetaTraderPlatform p) => p == MetaTraderPlatform.MetaTrader4 ? "INVALID_PRICES" : "INVALID_PRICE";

    public static string InvalidRequest(MetaTraderPlatform p) => p == MetaTraderPlatform.MetaTrader4 ? "INVALID_PARAM" : "INVALID_REQUEST";

    public static string InvalidExpiration(MetaTraderPlatform p) => p == MetaTraderPlatform.MetaTrader4 ? "EXPIRATION_DISABLED" : "INVALID_EXPIRATION";

    public static string NoPrices(MetaTraderPlatform p) => p == MetaTraderPlatform.MetaTrader4 ? "OFF_QUOTES" : "NO_PRICES";
}
