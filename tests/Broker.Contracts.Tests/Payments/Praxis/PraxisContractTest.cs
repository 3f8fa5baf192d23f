using System.Text.Json.Nodes;
using Broker.Contracts.Tests.Payments.Calls;
using Broker.Contracts.Tests.Stubbing;
using Broker.Core.Errors;
using Broker.Core.Secrets;
using Broker.Payments;
using Broker.Payments.Praxis;

namespace Broker.Contracts.Tests.Payments.Praxis;

/// <summary>A client over the real server, at a time of the day that makes its signatures known beforehand.</summary>
public abstract class PraxisContractTest(WireMockFixture server) : WireMockTest(server)
{
    private protected const string MerchantSecret = "praxis-contract-secret";
    private protected const string WalletToken = "wt-9f8e";

    private protected static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_793_610_000);

    public static TheoryData<string> Calls => [.. PraxisCalls.All.Select(static call => call.Name)];

    public static TheoryData<string> MoneyCalls => [.. PraxisCalls.All.Where(static call => call.MovesMoney).Select(static call => call.Name)];

    private protected PraxisClient Client(string path = "/", Action<PraxisOptions>? configure = null, HttpMessageHandler? handler = null, TimeProvider? clock = null)
    {
        var options = new PraxisOptions
        {
            BaseAddress = new Uri(Server.BaseAddress, path), MerchantId = "API-Acme", ApplicationKey = "portal.acme.example",
            MerchantSecrets = [Secret.From(MerchantSecret), Secret.From("the-one-before")],
            NotificationAddress = new Uri("https://portal.acme.example/webhooks/praxis"), WithdrawalGateway = "gw-77",
        };
        options.Resilience.BaseDelay = TimeSpan.FromMilliseconds(1);
        options.Resilience.MaxDelay = TimeSpan.FromSeconds(5);
        configure?.Invoke(options);
        return new PraxisClient(options, handler is null ? null : new HttpClient(handler, disposeHandler: false), timeProvider: clock ?? new ExactClock(Now));
    }

    private protected static StubbedCall Stub(PraxisCall call, int requests, params JsonObject[] responses) => Stub(call.Name, requests, responses);

    /// <summary>The look-up that comes first, as a stub that answers well; none for a look-up itself.</summary>
    private protected static StubbedCall[] LookUp(PraxisCall call) => call.Before is { } before ? [Stub(before, 1, PraxisCalls.Mappings.ResponseOf(before))] : [];

    private protected static StubbedCall Stub(string name, int requests, params JsonObject[] responses) =>
        new(PraxisCalls.Mappings.MethodOf(name), PraxisCalls.Mappings.PathOf(name), requests, responses);

    private protected static JsonObject Good(PraxisCall call) => PraxisCalls.Mappings.ResponseOf(call.Name);

    private protected static async Task<ApiError> ErrorOfAsync(PraxisCall call, PraxisClient client)
    {
        BrokerApiException failure = await Assert.ThrowsAnyAsync<BrokerApiException>(() => call.CallAsync(client));
        foreach (string secret in new[] { "CANARY", MerchantSecret, WalletToken })
        {
            Assert.DoesNotContain(secret, failure + failure.Error.ToString(), StringComparison.Ordinal);
        }

        Assert.Equal("praxis", failure.Error.System);
        return failure.Error;
    }

    /// <summary>The outcome is not known: said as such, as a state that only a look-up or a notification may end, and with what to look for.</summary>
    private protected static async Task UnknownAsync(PraxisCall call, PraxisClient client)
    {
        ApiError error = await ErrorOfAsync(call, client);
        Assert.Equal((call.Operation, Outcome.Unknown, call.Identity, 1), (error.Operation, error.Outcome, error.RequestIdentity, error.Attempts));
        Assert.Equal((WithdrawalState.Unresolved, Core.Boundaries.Finance.PaymentState.Unresolved), (error.ToWithdrawalState(), error.ToPaymentState()));
    }
}
