using Broker.Contracts.Tests.Stubbing;
using Broker.Core.Errors;
using Broker.Core.Pipeline;
using Broker.Core.Secrets;
using Broker.Payments.Stripe;

namespace Broker.Contracts.Tests.Payments.Stripe;

/// <summary>A client over the real server, with waits short enough for a test, and the check of what it sent.</summary>
public abstract class StripeContractTest(WireMockFixture server) : WireMockTest(server)
{
    private static readonly SocketsHttpHandler Files = ApiTransport.CreatePrimaryHandler();

    public static TheoryData<string> Operations => [.. StripeOperations.All.Select(operation => operation.Name)];

    public static TheoryData<string> Json => [.. StripeOperations.All.Where(operation => !operation.IsFile).Select(operation => operation.Name)];

    public static TheoryData<string> Money => [.. StripeOperations.All.Where(operation => operation.MovesMoney).Select(operation => operation.Name)];

    public static TheoryData<string> SentOnce => [.. StripeOperations.All.Where(operation => !operation.MayRepeat).Select(operation => operation.Name)];

    private protected StripeClient Client(StripeOperation operation, string path = "/", Action<StripeOptions>? configure = null, HttpMessageHandler? handler = null, TimeProvider? clock = null)
    {
        var options = new StripeOptions { BaseAddress = new Uri(Server.BaseAddress, path), ApiKey = Secret.From(StripeOperations.ApiKey) };
        options.Resilience.BaseDelay = TimeSpan.FromMilliseconds(1);
        options.Resilience.MaxDelay = TimeSpan.FromSeconds(5);
        configure?.Invoke(options);
        handler = operation.IsFile ? new FileHostHandler(options.BaseAddress, handler ?? Files) : handler;
        return new StripeClient(options, handler is null ? null : new HttpClient(handler, disposeHandler: false), timeProvider: clock);
    }

    /// <summary>The error of a call that fails, of which nothing leaks.</summary>
    private protected static async Task<ApiError> FailureAsync(StripeOperation operation, IStripeClient client)
    {
        BrokerApiException failure = await Assert.ThrowsAnyAsync<BrokerApiException>(() => operation.CallAsync(client));
        Assert.Equal(("stripe", operation.Operation, operation.Key), (failure.System, failure.Error.Operation, failure.Error.RequestIdentity));
        Assert.Equal(failure.Outcome == Outcome.Unknown, failure is OutcomeUnknownException);
        foreach (string secret in new[] { "CANARY", StripeOperations.ApiKey, "_secret_contract", "broker.example", "Zoë" })
        {
            Assert.DoesNotContain(secret, failure + failure.Error.ToString(), StringComparison.Ordinal);
        }

        return failure.Error;
    }

    /// <summary>The call may have been applied; who asks again must look first.</summary>
    private protected static async Task UnknownAsync(StripeOperation operation, IStripeClient client, int attempts = 1)
    {
        ApiError error = await FailureAsync(operation, client);
        Assert.Equal((Outcome.Unknown, attempts), (error.Outcome, error.Attempts));
    }
}
