using Broker.Core.Boundaries.Finance;
using Broker.Core.Boundaries.Webhooks;
using Broker.Core.Registration;
using Broker.Payments.Adyen;
using Broker.Payments.Adyen.Webhooks;
using Broker.Payments.Ports;
using Broker.Payments.Timelines;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers Adyen.</summary>
public static class AdyenPaymentsServiceCollectionExtensions
{
    /// <summary>
    /// Registers <see cref="IAdyenClient"/>, <see cref="AdyenWebhook"/>, <see cref="AdyenEventIntake"/>, and Adyen as <see cref="IFinanceBoundary"/>,
    /// <see cref="IFinanceReversals"/>, <see cref="IWebhookVerifier"/> and <see cref="IPaymentProvider"/>. Options are checked at start.
    /// </summary>
    /// <remarks>
    /// Register an <see cref="IPaymentEventStore"/> of your own for production: the default one is in memory, and Adyen cannot be read back.
    /// </remarks>
    public static BrokerClientBuilder AddAdyenPayments(this IServiceCollection services, Action<AdyenOptions> configure) => services.AddAdyenPayments(string.Empty, configure);

    /// <summary>Registers the same under a name, for several accounts: each service is then keyed by <paramref name="name"/>; the store is shared.</summary>
    public static BrokerClientBuilder AddAdyenPayments(this IServiceCollection services, string name, Action<AdyenOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(name);
        BrokerClientBuilder builder = services.AddBrokerClient<IAdyenClient, AdyenOptions>(
            "Broker.Payments.Adyen", name, configure, AdyenOptionsCheck.Check, static context => new AdyenClient(context));
        services.TryAddSingleton<IPaymentEventStore, InMemoryPaymentEventStore>();
        Add(services, name, static (provider, key) => new AdyenWebhook(OptionsOf(provider, key), provider.GetRequiredService<TimeProvider>()));
        Add(services, name, static (provider, key) => new AdyenEventIntake(Get<AdyenWebhook>(provider, key), provider.GetRequiredService<IPaymentEventStore>()));
        Add(services, name, static (provider, key) => new AdyenFinanceBoundary(Get<IAdyenClient>(provider, key), provider.GetRequiredService<IPaymentEventStore>(), provider.GetRequiredService<TimeProvider>()));
        Add<IFinanceBoundary>(services, name, static (provider, key) => Get<AdyenFinanceBoundary>(provider, key));
        Add<IFinanceReversals>(services, name, static (provider, key) => Get<AdyenFinanceBoundary>(provider, key));
        Add<IWebhookVerifier>(services, name, static (provider, key) => Get<AdyenWebhook>(provider, key));
        Add<IPaymentProvider>(services, name, static (provider, key) => new AdyenPaymentProvider(
            Get<IAdyenClient>(provider, key), Get<AdyenWebhook>(provider, key), OptionsOf(provider, key), provider.GetRequiredService<TimeProvider>()));
        return builder;
    }

    private static AdyenOptions OptionsOf(IServiceProvider provider, string name) => provider.GetRequiredService<IOptionsMonitor<AdyenOptions>>().Get(name);

    private static T Get<T>(IServiceProvider provider, string name)
        where T : notnull => name.Length == 0 ? provider.GetRequiredService<T>() : provider.GetRequiredKeyedService<T>(name);

    private static void Add<T>(IServiceCollection services, string name, Func<IServiceProvider, string, T> make)
        where T : class
    {
        if (name.Length == 0)
        {
            services.AddSingleton(provider => make(provider, string.Empty));
        }
        else
        {
            services.AddKeyedSingleton(name, (provider, _) => make(provider, name));
        }
    }
}
