using System.Collections.Frozen;
using Broker.Core.Errors;
using Broker.MetaTrader.Wire;

namespace Broker.MetaTrader.Trading;

/// <summary>
/// What a failure says about a trade. Only codes listed here are refusals; every other one, known or not, leaves the outcome unknown: codes of timeouts and lost
/// connections, of the API's own faults, of logins and sessions (the API may log in again while a trade is under way), and words of progress.
/// Source: contracts/metatrader.md 3.3, 4.4.
/// </summary>
internal static class TradeCodes
{
    private static readonly FrozenDictionary<string, TradeStatus> ByName = Build(
    [
        (TradeStatus.RejectedByFunds, "NO_MONEY NOT_MONEY MONEY_LIMIT_REACHED"),
        (TradeStatus.RejectedByMarket, """
            MARKET_CLOSED INVALID_PRICE INVALID_PRICES INVALID_STOPS INVALID_SL_TP REQUOTE REQUOTE_EX PRICE_CHANGED OFF_QUOTES NO_PRICES PRICES REQUEST_REJECTED
            ORDER_LOCKED
            """),
        (TradeStatus.RejectedByPolicy, """
            TRADE_DISABLED INVESTOR_MODE LONG_POS_ALLOWED ONLY_LONG_POSITION ONLY_SHORT_POSITION ONLY_CLOSE_POSITION HEDGE_PROHIBITED RPROHIBITED_FIFO FIFO_CLOSE
            TOO_MANY_ORDERS ORDER_LIMIT_REACHED ORDER_LIMIT_REACHED_EX VOLUME_LIMIT_REACHED POSITION_LIMIT_REACHED AUTOTRADE_DISABLE_SERVER
            AUTOTRADE_DISABLE_CLIENT EXPIRATION_DISABLED MODIFICATIONS_DENIED ACCOUNT_DISABLED NOT_PERMISSION NOT_ENOUGH_RIGHTS ALLOWED_REAL_ACCOUNTS_ONLY
            """),
        (TradeStatus.RejectedAsInvalid, """
            INVALID_VOLUME INVALID_EXPIRATION UNSUPPORTED_FILLING_MODE VOLUME_CLOSE_EXCEEDS_POSITION NULL_ARGUMENT INVALID_PARAM INVALID_REQUEST INVALID_SYMBOL
            INVALID_TICKET INVALID_ORDER SAME_PARAMS NO_CHANGES METHOD_NOT_SUPPORTED NOT_FOUND SYMBOL_NOT_FOUND POSITION_NOT_EXISTS
            """),
        (TradeStatus.Throttled, "TOO_FREQUENT_REQUEST TOO_FREQUENT_REQUESTS TOO_MANY_TRADE_REQUESTS TOO_MANY_REQUESTS RATE_LIMITED"),
    ]);

    /// <summary>The status of a failed call.</summary>
    internal static TradeStatus Of(ApiError error)
    {
        if (error.Outcome == Outcome.NotSent)
        {
            return TradeStatus.NotSent;
        }

        // What the pipeline does not hold for certain is never made certain here; the other way round it is.
        if (error.Outcome != Outcome.Refused || FailureRules.IsPassingTrouble(error.Text.Reveal()))
        {
            return TradeStatus.Unknown;
        }

        return error.Code is { } code ? ByName.GetValueOrDefault(code, TradeStatus.Unknown) : ByStatus(error.Kind);
    }

    // A gateway's own refusal, without a code of the platform.
    private static TradeStatus ByStatus(ErrorKind kind) => kind switch
    {
        ErrorKind.RateLimited => TradeStatus.Throttled,
        ErrorKind.Authentication or ErrorKind.Permission => TradeStatus.RejectedByPolicy,
        ErrorKind.Validation or ErrorKind.NotFound => TradeStatus.RejectedAsInvalid,
        _ => TradeStatus.Unknown,
    };

    private static FrozenDictionary<string, TradeStatus> Build((TradeStatus Status, string Names)[] groups) => groups
        .SelectMany(static group => group.Names.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(name => KeyValuePair.Create(name, group.Status)))
        .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
}
