using System.Text.Json.Nodes;
using Broker.Contracts.Tests.Payments.Adyen.Operations;
using Broker.Contracts.Tests.Payments.Calls;
using Broker.Contracts.Tests.Stubbing;
using Broker.Core.Boundaries.Finance;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Pipeline;
using Broker.Core.Secrets;
using Broker.Payments;
using Broker.Payments.Adyen;

namespace Broker.Contracts.Tests.Payments.Adyen;

/// <summary>A client over the real server, each service at the path that Adyen has it at.</summary>
public abstract class AdyenContractTest(WireMockFixture server) : WireMockTest(server)
{
    private readonly List<HttpClient> opened = [];

    public static TheoryData<string> Calls => [.. AdyenCalls.All.Select(static call => call.Name)];

    public static TheoryData<string> MoneyCalls => [.. AdyenCalls.All.Where(static call => call.MovesMoney).Select(static call => call.Name)];

    public static TheoryData<string> KeyedCalls => [.. AdyenCalls.All.Where(static call => call.Safety == AdyenSafety.Keyed).Select(static call => call.Name)];

    public override async Task DisposeAsync()
    {
        opened.ForEach(static client => client.Dispose());
        await base.DisposeAsync();
    }

    private protected AdyenClient Client(AdyenCall call, string path = "/", Action<AdyenOptions>? configure = null, HttpMessageHandler? handler = null, TimeProvider? clock = null)
    {
        string root = path.TrimEnd('/');
        var options = new AdyenOptions
        {
            BaseAddress = new Uri(Server.BaseAddress, root + "/checkout/v72"),
            TransfersAddress = new Uri(Server.BaseAddress, root + "/btl/v4"),
            DisputesAddress = new Uri(Server.BaseAddress, root + "/ca/services/DisputeService/v30"),
            ApiKey = Secret.From(Rows.ApiKey), TransfersApiKey = Secret.From(Rows.TransfersKey), ReportApiKey = Secret.From(Rows.ReportKey),
            MerchantAccount = Rows.Account, BalanceAccount = Rows.BalanceAccount,
        };
        options.Resilience.BaseDelay = TimeSpan.FromMilliseconds(1);
        options.Resilience.MaxDelay = TimeSpan.FromSeconds(5);
        configure?.Invoke(options);
        if (call.Operation == "DownloadReport")
        {
            handler = new ReportHostHandler(new Uri(Server.BaseAddress, path), handler ?? ApiTransport.CreatePrimaryHandler());
        }

        return new AdyenClient(options, handler is null ? null : Opened(handler), timeProvider: clock);
    }

    private protected static StubbedCall Stub(AdyenCall call, int requests, params JsonObject[] responses) =>
        new(AdyenCalls.Mappings.MethodOf(call.Name), AdyenCalls.Mappings.PathOf(call.Name), requests, responses);

    private protected static JsonObject Good(AdyenCall call) => AdyenCalls.Mappings.ResponseOf(call.Name);

    private protected static async Task<ApiError> ErrorOfAsync(AdyenCall call, AdyenClient client, OperationKey? key)
    {
        BrokerApiException failure = await Assert.ThrowsAnyAsync<BrokerApiException>(() => call.CallAsync(client, key));
        foreach (string secret in new[] { "CANARY", Rows.ApiKey, Rows.TransfersKey, Rows.ReportKey, "adyenjs_0_1", "Müller" })
        {
            Assert.DoesNotContain(secret, failure + failure.Error.ToString(), StringComparison.Ordinal);
        }

        Assert.Equal(("adyen", call.Operation), (failure.Error.System, failure.Error.Operation));
        return failure.Error;
    }

    /// <summary>The outcome is not known: said as such, and as a state that only a read, an event or a report may end.</summary>
    private protected static async Task UnknownAsync(AdyenCall call, AdyenClient client, OperationKey? key, int attempts)
    {
        ApiError error = await ErrorOfAsync(call, client, key);
        Assert.Equal((Outcome.Unknown, attempts), (error.Outcome, error.Attempts));
        if (key is { } given)
        {
            Assert.Equal(given.Value, error.RequestIdentity);
        }

        Assert.Equal((PaymentState.Unresolved, RefundState.Unresolved, DisputeState.Unresolved), (error.ToPaymentState(), error.ToRefundState(), error.ToDisputeState()));
        Assert.Equal((PaymentModificationState.Unresolved, WithdrawalState.Unresolved), (error.ToModificationState(), error.ToWithdrawalState()));
    }

    /// <summary>Every try is the same request: body, query and key.</summary>
    private protected static void SameEveryTime(IReadOnlyList<RecordedRequest> sent, OperationKey? key) => Assert.All(sent, request =>
    {
        Assert.Equal((sent[0].Body, sent[0].ToString()), (request.Body, request.ToString()));
        Assert.Equal(key?.Value, request.Headers.GetValueOrDefault("Idempotency-Key"));
    });

    private HttpClient Opened(HttpMessageHandler handler)
    {
        var client = new HttpClient(handler);
        lock (opened)
        {
            opened.Add(client);
        }

        return client;
    }
}
