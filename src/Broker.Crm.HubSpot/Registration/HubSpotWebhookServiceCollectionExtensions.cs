using Broker.Core.Boundaries.Webhooks;
using Broker.Crm.HubSpot.Webhooks;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the deliveries of HubSpot apps to a host.</summary>
public static class HubSpotWebhookServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="HubSpotWebhook"/> and, as <see cref="IWebhookVerifier"/> of the source <c>hubspot</c>, what verifies the deliveries. One for all accounts: an app
    /// has one target address for all who installed it, and several apps may share it by their secrets.
    /// </summary>
    public static IServiceCollection AddHubSpotWebhooks(this IServiceCollection services, Action<HubSpotWebhookOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions<HubSpotWebhookOptions>().Configure(configure).ValidateOnStart();
        services.AddSingleton<IValidateOptions<HubSpotWebhookOptions>, HubSpotWebhookOptionsCheck>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(static provider => new HubSpotWebhook(provider.GetRequiredService<IOptions<HubSpotWebhookOptions>>().Value, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IWebhookVerifier>(static provider => new HubSpotWebhookVerifier(provider.GetRequiredService<HubSpotWebhook>()));
        return services;
    }
}
