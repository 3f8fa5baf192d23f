using Broker.Core.Boundaries.Accounts;
using Broker.Core.Registration;
using Broker.MetaTrader;
using Broker.MetaTrader.Boundary;

#pragma warning disable IDE0130 // registration methods are found where every host looks for them
namespace Microsoft.Extensions.DependencyInjection;
#pragma warning restore IDE0130

/// <summary>Registers MetaTrader clients.</summary>
public static class MetaTraderServiceCollectionExtensions
{
    /// <summary>Registers the default client as <see cref="IMetaTraderClient"/>, and <see cref="IAccountBoundary"/> over it. Options are validated when the host starts.</summary>
    public static BrokerClientBuilder AddMetaTrader(this IServiceCollection services, Action<MetaTraderClientOptions> configure)
    {
        BrokerClientBuilder builder = Add(services, null, configure);
        services.AddSingleton<IAccountBoundary>(static provider =>
            new MetaTraderAccountBoundary(provider.GetRequiredService<IMetaTraderClient>(), provider.GetRequiredService<TimeProvider>()));
        return builder;
    }

    /// <summary>Registers a further client, for example of another tenant. Client and boundary are keyed services under <paramref name="name"/>.</summary>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static BrokerClientBuilder AddMetaTrader(this IServiceCollection services, string name, Action<MetaTraderClientOptions> configure)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        BrokerClientBuilder builder = Add(services, name, configure);
        services.AddKeyedSingleton<IAccountBoundary>(name, static (provider, key) =>
            new MetaTraderAccountBoundary(provider.GetRequiredKeyedService<IMetaTraderClient>(key), provider.GetRequiredService<TimeProvider>()));
        return builder;
    }

    private static BrokerClientBuilder Add(IServiceCollection services, string? name, Action<MetaTraderClientOptions> configure) =>
        services.AddBrokerClient<IMetaTraderClient, MetaTraderClientOptions>(
            MetaTraderClient.TelemetryName, name, configure, MetaTraderOptionsCheck.Check, static context => new MetaTraderClient(context));
}
