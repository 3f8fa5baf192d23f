namespace Broker.MetaTrader.Diagnosis;

/// <summary>What the codes of refused orders mean, for people.</summary>
internal static class TradeWords
{
    internal static string Meaning(string code) => code switch
    {
        "NO_MONEY" or "NOT_MONEY" => "there is not enough free margin",
        "MARKET_CLOSED" => "the market of this symbol is closed",
        "TRADE_DISABLED" => "trading is disabled for the account or the symbol",
        "INVALID_STOPS" or "INVALID_SL_TP" => "stop loss or take profit are on the wrong side or too close to the price",
        "INVALID_PRICE" or "INVALID_PRICES" => "the price is not valid",
        "INVALID_VOLUME" => "the volume is below, above or between the allowed steps",
        "INVALID_EXPIRATION" or "EXPIRATION_DISABLED" => "the expiration is not allowed",
        "REQUOTE" or "REQUOTE_EX" or "PRICE_CHANGED" or "PRICES" => "the price had moved",
        "OFF_QUOTES" or "NO_PRICES" => "there were no prices to trade at",
        "INVESTOR_MODE" => "the account is connected read-only",
        "AUTOTRADE_DISABLE_SERVER" or "AUTOTRADE_DISABLE_CLIENT" => "automated trading is switched off",
        "UNSUPPORTED_FILLING_MODE" => "the fill policy is not supported for this symbol",
        "ONLY_LONG_POSITION" or "LONG_POS_ALLOWED" => "only buying is allowed",
        "ONLY_SHORT_POSITION" => "only selling is allowed",
        "ONLY_CLOSE_POSITION" => "positions can only be closed",
        "FIFO_CLOSE" or "RPROHIBITED_FIFO" => "positions must be closed in the order in which they were opened",
        "HEDGE_PROHIBITED" => "opposite positions are not allowed",
        "POSITION_LIMIT_REACHED" or "ORDER_LIMIT_REACHED" or "ORDER_LIMIT_REACHED_EX" or "VOLUME_LIMIT_REACHED" or "TOO_MANY_ORDERS" => "a limit of orders, positions or volume is reached",
        _ => "the rules of market or account forbid it",
    };
}
