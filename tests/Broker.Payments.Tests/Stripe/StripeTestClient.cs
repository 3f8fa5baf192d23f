using Broker.Core.Pipeline;
using Broker.Core.Registration;
using Broker.Core.Secrets;
using Broker.Payments.Stripe;
using Broker.TestSupport;
using Microsoft.Extensions.Logging.Abstractions;

namespace Broker.Payments.Tests.Stripe;

/// <summary>A client over a scripted handler and a clock that runs through waits by itself.</summary>
internal static class StripeTestClient
{
    public static StripeClient Over(StubHttpHandler handler, Action<StripeOptions>? configure = null, LogCollector? log = null)
    {
        var options = new StripeOptions { ApiKey = Secret.From("sk_test_unit") };
        configure?.Invoke(options);
        return new StripeClient(new ClientContext<StripeOptions>(
            options, ApiTransport.From(handler), log?.CreateLogger("test") ?? NullLogger.Instance, new FakeTimeProvider { AutoAdvance = true }));
    }

    /// <summary>The decoded pairs of a form body or query, in order.</summary>
    public static IReadOnlyList<string> Pairs(string? encoded) =>
        [.. (encoded ?? "").TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => Uri.UnescapeDataString(pair.Replace('+', ' ')))];
}
