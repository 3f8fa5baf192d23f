using Broker.Core.Configuration;
using Broker.Core.Pipeline;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Broker.Core.Registration;

/// <summary>What all <c>AddX</c> methods share: named options validated at start, a handler chain without logging, a singleton per name.</summary>
public static class BrokerClientRegistration
{
    /// <summary>Registers a client.</summary>
    /// <remarks>
    /// Handlers that a host gives to all HTTP clients (<c>ConfigureHttpClientDefaults</c>) are left out: a resilience handler among them would repeat calls
    /// that must not be doubled. Add what is wanted to <see cref="BrokerClientBuilder.HttpClient"/> of this client.
    /// </remarks>
    /// <param name="services">The services.</param>
    /// <param name="category">The log category, for example <c>Broker.MetaTrader</c>; also the prefix of the HTTP client's name.</param>
    /// <param name="name">The client's name; null or empty for the default client.</param>
    /// <param name="configure">Sets the options.</param>
    /// <param name="check">Validates the options; gets the options and the words to name them by.</param>
    /// <param name="create">Makes the client.</param>
    public static BrokerClientBuilder AddBrokerClient<TClient, TOptions>(
        this IServiceCollection services,
        string category,
        string? name,
        Action<TOptions> configure,
        Func<TOptions, string, OptionsCheck> check,
        Func<ClientContext<TOptions>, TClient> create)
        where TClient : class
        where TOptions : ApiClientOptions, new()
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        ArgumentNullException.ThrowIfNull(check);
        ArgumentNullException.ThrowIfNull(create);
        string key = name ?? string.Empty;
        string httpName = key.Length == 0 ? category : category + ":" + key;
        services.AddOptions<TOptions>(key).Configure(configure).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TOptions>>(new NamedOptionsCheck<TOptions>(key, key.Length == 0 ? category : $"{category} '{key}'", check));
        services.TryAddSingleton(TimeProvider.System);
        IHttpClientBuilder http = services.AddHttpClient(httpName)
            .ConfigurePrimaryHttpMessageHandler(static () => ApiTransport.CreatePrimaryHandler())
            .ConfigureAdditionalHttpMessageHandlers(static (handlers, _) => handlers.Clear())
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();

        TClient Create(IServiceProvider provider) => create(new ClientContext<TOptions>(
            provider.GetRequiredService<IOptionsMonitor<TOptions>>().Get(key),
            ApiTransport.From(provider.GetRequiredService<IHttpMessageHandlerFactory>(), httpName),
            provider.GetService<ILoggerFactory>()?.CreateLogger(category) ?? NullLogger.Instance,
            provider.GetRequiredService<TimeProvider>())
        {
            Handler = provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(httpName),
        });

        if (key.Length == 0)
        {
            services.AddSingleton(Create);
        }
        else
        {
            services.AddKeyedSingleton(key, (provider, _) => Create(provider));
        }

        return new BrokerClientBuilder(services, key, http);
    }
}
