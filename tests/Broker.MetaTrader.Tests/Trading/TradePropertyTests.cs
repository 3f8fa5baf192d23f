using System.Net;
using Broker.Core.Boundaries.Trading;
using Broker.Core.Identity;
using Broker.MetaTrader.Trading;

namespace Broker.MetaTrader.Tests.Trading;

/// <summary>Random requests, random authorizations, random faults: never a trade that was not authorized, never one sent twice.</summary>
public sealed class TradePropertyTests
{
    private const int Rounds = 1_500;

    [Theory]
    [InlineData(1, TradingPlatform.MetaTrader5)]
    [InlineData(2, TradingPlatform.MetaTrader4)]
    public async Task No_trade_goes_out_without_its_authorization_or_twice(int seed, TradingPlatform platform)
    {
        var random = new Random(seed);
        var seen = new HashSet<TradeStatus>();
        for (int round = 0; round < Rounds; round++)
        {
            var rig = new TradingRig(platform, static o => o.Resilience.MaxRetries = 1);
            int fault = random.Next(8);
            rig.OnAllTrades((_, _) => AnswerAsync(fault));
            rig.On("/OpenedOrder", TradingRig.Row(type: random.Next(2) == 0 ? "Buy" : "BuyLimit", state: platform == TradingPlatform.MetaTrader4 ? "OPEN_NORMAL" : "Placed", stop: 1));
            TradeRequest request = AnyRequest(random);
            TradeRequest granted = random.Next(3) == 0 ? AnyRequest(random) : request;
            TradeAuthorization authorization = rig.Grant(granted, TimeSpan.FromSeconds(random.Next(5) == 0 ? 0 : 60));
            bool isAllowed = granted.ToTradeOrder() == request.ToTradeOrder() && authorization.ExpiresAt > rig.Time.GetUtcNow();

            TradeResult[] results = await Task.WhenAll(Enumerable.Range(0, random.Next(1, 4)).Select(_ => rig.RunAsync(request, authorization).AsTask()));

            string[] sent = [.. rig.Trades.Where(static target => !target.StartsWith("/OrderHistory", StringComparison.Ordinal))];
            Assert.True(sent.Length <= (isAllowed ? 1 : 0), $"round {round}: {sent.Length} sent");
            Assert.Equal(sent.Length, results.Count(static result => result.WasSent));
            Assert.All(results, static result => Assert.True(result.WasSent == result.Lookup is not null && (result.WasSent || result.WasApplied == false)));
            Assert.All(results, result => Assert.True(result.WasSent || result.Problems.Count > 0 || result.Error is not null));
            seen.UnionWith(results.Select(static result => result.Status));
        }

        Assert.Superset(new HashSet<TradeStatus> { TradeStatus.Unknown, TradeStatus.NotSent, TradeStatus.RejectedByPolicy, TradeStatus.RejectedByMarket, platform == TradingPlatform.MetaTrader4 ? TradeStatus.Accepted : TradeStatus.Filled }, seen);
    }

    private static TradeRequest AnyRequest(Random random)
    {
        var form = (TradeForm)random.Next(random.Next(4) == 0 ? 4 : 1);
        TradeRequest request = random.Next(6) switch
        {
            0 => TradingRig.Close(random.Next(0, 3) * 0.1m),
            1 => TradingRig.Modify(random.Next(2) == 0 ? StopChange.Keep : StopChange.Set(1.1m), random.Next(2) == 0 ? StopChange.Keep : StopChange.Remove),
            2 => TradingRig.Delete(),
            3 => TradingRig.CloseBy(),
            _ => TradingRig.Buy() with
            {
                Operation = (TradeOperation)random.Next(0, 9), Lots = random.Next(0, 4) * 0.1m, Price = random.Next(2) == 0 ? null : 1.1m, StopLoss = random.Next(2) == 0 ? null : 1.05m,
                StopLimitPrice = random.Next(4) == 0 ? 1.12m : null, Magic = random.Next(2) == 0 ? null : 77,
            },
        };
        return request with { Form = form, Key = new OperationKey(random.Next(2) == 0 ? "k1" : "k2") };
    }

    private static Task<HttpResponseMessage> AnswerAsync(int fault) => fault switch
    {
        0 => Task.FromException<HttpResponseMessage>(new HttpRequestException("reset", new IOException("reset"))),
        1 => Body(502, ""),
        2 => Body(201, """{"message":"m","code":"INVALID_TOKEN"}"""),
        3 => Body(201, """{"message":"m","code":"REQUOTE"}"""),
        4 => Body(429, ""),
        5 => Body(200, "<html>"),
        _ => Body(200, TradingRig.Row()),
    };

    private static Task<HttpResponseMessage> Body(int status, string body) => Task.FromResult(new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body) });
}
