using Broker.Contracts.Tests.MetaTrader.Operations;
using Broker.Core.Errors;
using Broker.MetaTrader;
using Broker.MetaTrader.Trading;

namespace Broker.Contracts.Tests.MetaTrader;

/// <summary>What a failed call must say, for calls that throw and for trades, which answer.</summary>
internal static class Failures
{
    public static async Task<ApiError> OfAsync(MetaTraderOperation operation, IMetaTraderClient client)
    {
        ApiError error;
        string text;
        if (operation.IsTrade)
        {
            TradeResult result = Assert.IsType<TradeResult>(await operation.CallAsync(client));
            error = result.Error ?? throw new InvalidOperationException($"The trade has no error: {result}");
            text = result.ToString() + result.Lookup;
        }
        else
        {
            BrokerApiException failure = await Assert.ThrowsAnyAsync<BrokerApiException>(() => operation.CallAsync(client));
            (error, text) = (failure.Error, failure.ToString());
        }

        Assert.Equal("metatrader", error.System);
        foreach (string secret in new[] { "CANARY", Rows.PasswordText, Uri.EscapeDataString(Rows.PasswordText), Rows.Id.Value, Rows.ApiKey })
        {
            Assert.DoesNotContain(secret, text + error, StringComparison.Ordinal);
        }

        return error;
    }

    /// <summary>The outcome is not known: nothing certain is said, and what must be looked up is named.</summary>
    public static async Task UnknownAsync(MetaTraderOperation operation, IMetaTraderClient client)
    {
        if (operation.IsTrade)
        {
            TradeResult result = Assert.IsType<TradeResult>(await operation.CallAsync(client));
            Assert.Equal((TradeStatus.Unknown, null, true), (result.Status, result.WasApplied, result.WasSent));
            Assert.Equal((Outcome.Unknown, TradeRows.Key.Value), (result.Error?.Outcome, result.Error?.RequestIdentity));
            Assert.Equal(TradeRows.Key, result.Lookup?.Order.Key);
            Assert.DoesNotContain(Rows.Id.Value, result.ToString(), StringComparison.Ordinal);
            return;
        }

        var failure = await Assert.ThrowsAsync<OutcomeUnknownException>(() => operation.CallAsync(client));
        Assert.Equal((operation.Identity, 1), (failure.RequestIdentity, failure.Error.Attempts));
        foreach (string secret in new[] { Rows.PasswordText, Uri.EscapeDataString(Rows.PasswordText), Rows.Id.Value })
        {
            Assert.DoesNotContain(secret, failure.ToString(), StringComparison.Ordinal);
        }
    }

    /// <summary>The status of a trade and whether it may have been applied.</summary>
    public static async Task TradeAsync(MetaTraderOperation operation, IMetaTraderClient client, TradeStatus status, bool? wasApplied)
    {
        TradeResult result = Assert.IsType<TradeResult>(await operation.CallAsync(client));
        Assert.Equal((status, wasApplied, true, TradeRows.Key), (result.Status, result.WasApplied, result.WasSent, result.Lookup?.Order.Key));
        Assert.DoesNotContain("CANARY", result.ToString() + result.Error + result.Lookup, StringComparison.Ordinal);
    }
}
