using Broker.Contracts.Tests.Stubbing;
using Broker.Core.Secrets;
using Broker.Payments.Stripe;

namespace Broker.Contracts.Tests.Payments;

/// <summary>A client over the real server, with waits short enough for a test, and the check of what it sent.</summary>
public abstract class StripeContractTest(WireMockFixture server) : WireMockTest(server)
{
    public static TheoryData<string> Operations => [.. StripeOperation.All.Select(operation => operation.Name)];

    private protected StripeClient Client(Action<StripeOptions>? configure = null)
    {
        var options = new StripeOptions { BaseAddress = Server.BaseAddress, ApiKey = Secret.From(StripeOperation.ApiKey) };
        options.Resilience.BaseDelay = TimeSpan.FromMilliseconds(5);
        options.Resilience.MaxDelay = TimeSpan.FromSeconds(5);
        configure?.Invoke(options);
        return new StripeClient(options);
    }

    /// <summary>Every request of the operation, exactly: method, path, decoded query and form pairs in any order, headers there and not there.</summary>
    private protected async Task VerifySentAsync(StripeOperation operation, int times = 1)
    {
        RecordedRequest[] sent = [.. (await Server.RequestsAsync()).Where(r => r.Method == operation.Method.Method && r.Path == operation.Path)];
        Assert.Equal(times, sent.Length);
        Assert.All(sent, request =>
        {
            Assert.Equal(operation.Query.Order(StringComparer.Ordinal), request.Query.Select(p => $"{p.Key}={p.Value}").Order(StringComparer.Ordinal));
            Assert.Equal(operation.Form.Order(StringComparer.Ordinal), FormOf(request).Order(StringComparer.Ordinal));
            Assert.Equal("Bearer " + StripeOperation.ApiKey, request.Headers.GetValueOrDefault("Authorization"));
            Assert.Equal(StripeOperation.Version, request.Headers.GetValueOrDefault("Stripe-Version"));
            Assert.Equal(operation.Key, request.Headers.GetValueOrDefault("Idempotency-Key"));
            Assert.Equal(operation.Method == HttpMethod.Post ? "application/x-www-form-urlencoded" : null, request.Headers.GetValueOrDefault("Content-Type"));
        });
    }

    private static IEnumerable<string> FormOf(RecordedRequest request) =>
        request.Body.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => Uri.UnescapeDataString(pair.Replace('+', ' ')));
}
