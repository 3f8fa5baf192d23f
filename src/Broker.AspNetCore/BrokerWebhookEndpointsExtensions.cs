using Broker.Core.Boundaries.Webhooks;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Broker.AspNetCore;

/// <summary>Maps the endpoints that providers deliver to.</summary>
public static class BrokerWebhookEndpointsExtensions
{
    private const string Category = "Broker.AspNetCore.Webhooks";

    /// <summary>
    /// Maps <c>POST {prefix}/{source}</c> for each registered <see cref="IWebhookVerifier"/>. A delivery is verified over its raw bytes, stored, and only then
    /// answered as its sender expects. Other sources are 404.
    /// </summary>
    /// <remarks>
    /// Refused: 400 no delivery of the source, 401 not signed as expected, 408 too slow, 413 too large. 503 when it could not be stored, so that the sender sends
    /// again. The signature is the authentication, so the endpoints are open to anonymous requests. Nothing may change the body before it gets here: no request
    /// decompression, no re-serialization.
    /// </remarks>
    /// <param name="endpoints">The application.</param>
    /// <param name="prefix">The path before the source. Default <c>/webhooks</c>.</param>
    /// <param name="configure">Changes the options; null for the defaults.</param>
    /// <returns>All of the endpoints, for conventions such as a host filter or a rate limit.</returns>
    /// <exception cref="InvalidOperationException">Nothing verifies or stores deliveries, or two verifiers have one source.</exception>
    /// <exception cref="OptionsValidationException">An option is wrong.</exception>
    public static IEndpointConventionBuilder MapBrokerWebhooks(this IEndpointRouteBuilder endpoints, string prefix = "/webhooks", Action<BrokerWebhookOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(prefix);
        var options = new BrokerWebhookOptions();
        configure?.Invoke(options);
        options.Check();
        IServiceProvider services = endpoints.ServiceProvider;
        IWebhookVerifier[] verifiers = [.. services.GetServices<IWebhookVerifier>()];
        if (verifiers.Length == 0)
        {
            throw new InvalidOperationException("No IWebhookVerifier is registered: register the clients, for example AddStripePayments, before MapBrokerWebhooks.");
        }

        if (verifiers.GroupBy(static v => v.Source, StringComparer.OrdinalIgnoreCase).FirstOrDefault(static group => group.Count() > 1) is { } twice)
        {
            throw new InvalidOperationException($"Two verifiers have the source '{twice.Key}': register the second account under a name.");
        }

        var storage = new WebhookStorage(services);
        TimeProvider time = services.GetService<TimeProvider>() ?? TimeProvider.System;
        ILogger logger = services.GetService<ILoggerFactory>()?.CreateLogger(Category) ?? NullLogger.Instance;
        RouteGroupBuilder group = endpoints.MapGroup(prefix);
        foreach (IWebhookVerifier verifier in verifiers)
        {
            var endpoint = new WebhookEndpoint(verifier, storage, options, time, logger);
            group.MapPost("/" + Uri.EscapeDataString(verifier.Source), (RequestDelegate)endpoint.HandleAsync).WithDisplayName("webhook of " + verifier.Source);
        }

        group.WithMetadata(new AllowAnonymousAttribute());
        return group;
    }
}
