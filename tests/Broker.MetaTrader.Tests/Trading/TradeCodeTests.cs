using Broker.Core.Identity;
using Broker.MetaTrader.Errors;
using Broker.MetaTrader.Trading;

namespace Broker.MetaTrader.Tests.Trading;

/// <summary>What every code says about a trade; all that is not listed as a refusal here is unknown.</summary>
public sealed class TradeCodeTests
{
    private static readonly Dictionary<string, TradeStatus> Refusals = new(StringComparer.Ordinal)
    {
        ["NO_MONEY"] = TradeStatus.RejectedByFunds, ["NOT_MONEY"] = TradeStatus.RejectedByFunds, ["MONEY_LIMIT_REACHED"] = TradeStatus.RejectedByFunds,
        ["MARKET_CLOSED"] = TradeStatus.RejectedByMarket, ["INVALID_PRICE"] = TradeStatus.RejectedByMarket, ["INVALID_PRICES"] = TradeStatus.RejectedByMarket,
        ["INVALID_STOPS"] = TradeStatus.RejectedByMarket, ["INVALID_SL_TP"] = TradeStatus.RejectedByMarket, ["REQUOTE"] = TradeStatus.RejectedByMarket,
        ["REQUOTE_EX"] = TradeStatus.RejectedByMarket, ["PRICE_CHANGED"] = TradeStatus.RejectedByMarket, ["OFF_QUOTES"] = TradeStatus.RejectedByMarket,
        ["NO_PRICES"] = TradeStatus.RejectedByMarket, ["PRICES"] = TradeStatus.RejectedByMarket, ["REQUEST_REJECTED"] = TradeStatus.RejectedByMarket,
        ["ORDER_LOCKED"] = TradeStatus.RejectedByMarket,
        ["TRADE_DISABLED"] = TradeStatus.RejectedByPolicy, ["INVESTOR_MODE"] = TradeStatus.RejectedByPolicy, ["LONG_POS_ALLOWED"] = TradeStatus.RejectedByPolicy,
        ["ONLY_LONG_POSITION"] = TradeStatus.RejectedByPolicy, ["ONLY_SHORT_POSITION"] = TradeStatus.RejectedByPolicy, ["ONLY_CLOSE_POSITION"] = TradeStatus.RejectedByPolicy,
        ["HEDGE_PROHIBITED"] = TradeStatus.RejectedByPolicy, ["RPROHIBITED_FIFO"] = TradeStatus.RejectedByPolicy, ["FIFO_CLOSE"] = TradeStatus.RejectedByPolicy,
        ["TOO_MANY_ORDERS"] = TradeStatus.RejectedByPolicy, ["ORDER_LIMIT_REACHED"] = TradeStatus.RejectedByPolicy, ["ORDER_LIMIT_REACHED_EX"] = TradeStatus.RejectedByPolicy,
        ["VOLUME_LIMIT_REACHED"] = TradeStatus.RejectedByPolicy, ["POSITION_LIMIT_REACHED"] = TradeStatus.RejectedByPolicy, ["AUTOTRADE_DISABLE_SERVER"] = TradeStatus.RejectedByPolicy,
        ["AUTOTRADE_DISABLE_CLIENT"] = TradeStatus.RejectedByPolicy, ["EXPIRATION_DISABLED"] = TradeStatus.RejectedByPolicy, ["MODIFICATIONS_DENIED"] = TradeStatus.RejectedByPolicy,
        ["ACCOUNT_DISABLED"] = TradeStatus.RejectedByPolicy, ["NOT_PERMISSION"] = TradeStatus.RejectedByPolicy, ["NOT_ENOUGH_RIGHTS"] = TradeStatus.RejectedByPolicy,
        ["ALLOWED_REAL_ACCOUNTS_ONLY"] = TradeStatus.RejectedByPolicy,
        ["INVALID_VOLUME"] = TradeStatus.RejectedAsInvalid, ["INVALID_EXPIRATION"] = TradeStatus.RejectedAsInvalid, ["UNSUPPORTED_FILLING_MODE"] = TradeStatus.RejectedAsInvalid,
        ["VOLUME_CLOSE_EXCEEDS_POSITION"] = TradeStatus.RejectedAsInvalid, ["NULL_ARGUMENT"] = TradeStatus.RejectedAsInvalid, ["INVALID_PARAM"] = TradeStatus.RejectedAsInvalid,
        ["INVALID_REQUEST"] = TradeStatus.RejectedAsInvalid, ["INVALID_SYMBOL"] = TradeStatus.RejectedAsInvalid, ["INVALID_TICKET"] = TradeStatus.RejectedAsInvalid,
        ["INVALID_ORDER"] = TradeStatus.RejectedAsInvalid, ["SAME_PARAMS"] = TradeStatus.RejectedAsInvalid, ["NO_CHANGES"] = TradeStatus.RejectedAsInvalid,
        ["METHOD_NOT_SUPPORTED"] = TradeStatus.RejectedAsInvalid, ["NOT_FOUND"] = TradeStatus.RejectedAsInvalid, ["SYMBOL_NOT_FOUND"] = TradeStatus.RejectedAsInvalid,
        ["POSITION_NOT_EXISTS"] = TradeStatus.RejectedAsInvalid,
        ["TOO_FREQUENT_REQUEST"] = TradeStatus.Throttled, ["TOO_FREQUENT_REQUESTS"] = TradeStatus.Throttled, ["TOO_MANY_TRADE_REQUESTS"] = TradeStatus.Throttled,
        ["TOO_MANY_REQUESTS"] = TradeStatus.Throttled, ["RATE_LIMITED"] = TradeStatus.Throttled,
    };

    [Theory]
    [InlineData(TradingPlatform.MetaTrader5)]
    [InlineData(TradingPlatform.MetaTrader4)]
    public async Task Every_code_has_one_meaning_and_is_sent_once(TradingPlatform platform)
    {
        Assert.All(Refusals.Keys, static name => Assert.NotNull(MetaTraderErrorCodes.Find(name, TradingPlatform.MetaTrader5)));
        foreach (MetaTraderErrorCode code in MetaTraderErrorCodes.All)
        {
            // Each on a rig of its own, so that no circuit breaker opens.
            var rig = new TradingRig(platform);
            rig.On("/OrderSend", $$"""{"message":"m","code":"{{code.Name}}"}""", 201);

            TradeResult result = await rig.RunAsync(TradingRig.Buy());

            TradeStatus expected = Refusals.GetValueOrDefault(code.Name, TradeStatus.Unknown);
            Assert.True(expected == result.Status, $"{code.Name} is {result.Status}, not {expected}");
            Assert.Single(rig.Trades);
            Assert.Equal(expected is TradeStatus.Unknown or TradeStatus.Throttled ? null : false, result.WasApplied);
            Assert.Equal(expected == TradeStatus.Unknown, result.Error!.Outcome == Outcome.Unknown);
        }
    }

    [Theory]
    [InlineData(TradingPlatform.MetaTrader5, 10019, TradeStatus.RejectedByFunds)]
    [InlineData(TradingPlatform.MetaTrader4, 134, TradeStatus.RejectedByFunds)]
    [InlineData(TradingPlatform.MetaTrader5, 10018, TradeStatus.RejectedByMarket)]
    [InlineData(TradingPlatform.MetaTrader4, 132, TradeStatus.RejectedByMarket)]
    [InlineData(TradingPlatform.MetaTrader5, 10012, TradeStatus.Unknown)]
    [InlineData(TradingPlatform.MetaTrader4, 128, TradeStatus.Unknown)]
    [InlineData(TradingPlatform.MetaTrader4, 10019, TradeStatus.Unknown)]
    [InlineData(TradingPlatform.MetaTrader5, 10009, TradeStatus.Unknown)]
    [InlineData(TradingPlatform.MetaTrader5, 0, TradeStatus.Unknown)]
    [InlineData(TradingPlatform.MetaTrader4, 0, TradeStatus.Unknown)]
    public async Task A_code_may_come_as_a_number_of_its_platform(TradingPlatform platform, int code, TradeStatus status)
    {
        var rig = new TradingRig(platform);
        Assert.Equal(status, (await rig.On("/OrderSend", $$"""{"message":"m","code":{{code}}}""").RunAsync(TradingRig.Buy())).Status);
    }

    [Theory]
    [InlineData(400, TradeStatus.RejectedAsInvalid)]
    [InlineData(404, TradeStatus.RejectedAsInvalid)]
    [InlineData(401, TradeStatus.RejectedByPolicy)]
    [InlineData(403, TradeStatus.RejectedByPolicy)]
    [InlineData(409, TradeStatus.Unknown)]
    public async Task A_refusal_of_the_gateway_is_read_by_its_status(int status, TradeStatus expected)
    {
        var rig = new TradingRig();
        Assert.Equal(expected, (await rig.On("/OrderSend", "", status).RunAsync(TradingRig.Buy())).Status);
        Assert.Single(rig.Trades);
    }
}
