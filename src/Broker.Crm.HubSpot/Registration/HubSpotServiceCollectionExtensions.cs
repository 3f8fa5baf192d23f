using Broker.Core.Boundaries.Crm;
using Broker.Core.Registration;
using Broker.Crm.HubSpot;
using Broker.Crm.HubSpot.Crm;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds HubSpot to a host.</summary>
public static class HubSpotServiceCollectionExtensions
{
    /// <summary>Adds <see cref="IHubSpotClient"/>, <see cref="HubSpotCrm"/> and, as the same object, <see cref="ICrmBoundary"/>. Options are checked at start.</summary>
    public static BrokerClientBuilder AddHubSpot(this IServiceCollection services, Action<HubSpotOptions> configure) =>
        AddHubSpot(services, string.Empty, configure);

    /// <summary>As <see cref="AddHubSpot(IServiceCollection, Action{HubSpotOptions})"/> for one of several accounts: keyed services under the name.</summary>
    public static BrokerClientBuilder AddHubSpot(this IServiceCollection services, string name, Action<HubSpotOptions> configure)
    {
        BrokerClientBuilder builder = services.AddBrokerClient<IHubSpotClient, HubSpotOptions>(
            HubSpotClient.Category, name, configure, HubSpotOptionsCheck.Check, static context => new HubSpotClient(context));
        if (builder.Name.Length == 0)
        {
            services.AddSingleton(static provider => new HubSpotCrm(provider.GetRequiredService<IHubSpotClient>(), Layout(provider, string.Empty), Clock(provider)));
            services.AddSingleton<ICrmBoundary>(static provider => provider.GetRequiredService<HubSpotCrm>());
        }
        else
        {
            services.AddKeyedSingleton(builder.Name, static (provider, key) => new HubSpotCrm(provider.GetRequiredKeyedService<IHubSpotClient>(key), Layout(provider, (string)key!), Clock(provider)));
            services.AddKeyedSingleton<ICrmBoundary>(builder.Name, static (provider, key) => provider.GetRequiredKeyedService<HubSpotCrm>(key));
        }

        return builder;
    }

    private static HubSpotCrmOptions Layout(IServiceProvider provider, string name) => provider.GetRequiredService<IOptionsMonitor<HubSpotOptions>>().Get(name).Crm;

    private static TimeProvider Clock(IServiceProvider provider) => provider.GetService<TimeProvider>() ?? TimeProvider.System;
}
