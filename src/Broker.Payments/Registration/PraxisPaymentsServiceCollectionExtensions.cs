using Broker.Core.Boundaries.Finance;
using Broker.Core.Boundaries.Webhooks;
using Broker.Core.Registration;
using Broker.Payments.Praxis;
using Broker.Payments.Praxis.Webhooks;
using Broker.Payments.Ports;
using Broker.Payments.Timelines;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers Praxis.</summary>
public static class PraxisPaymentsServiceCollectionExtensions
{
    /// <summary>
    /// Registers <see cref="IPraxisClient"/>, <see cref="PraxisWebhook"/>, and Praxis as <see cref="IFinanceBoundary"/>,
    /// <see cref="IFinanceReversals"/>, <see cref="IWebhookVerifier"/> and <see cref="IPaymentProvider"/>. Options are checked at start.
    /// </summary>
    /// <remarks>
    /// Register an <see cref="IPaymentEventStore"/> of your own for production: the default one is in memory, and forgets who paid and what was learned before.
    /// </remarks>
    public static BrokerClientBuilder AddPraxisPayments(this IServiceCollection services, Action<PraxisOptions> configure) => services.AddPraxisPayments(string.Empty, configure);

    /// <summary>Registers the same under a name, for several accounts: each service is then keyed by <paramref name="name"/>; the store is shared.</summary>
    public static BrokerClientBuilder AddPraxisPayments(this IServiceCollection services, string name, Action<PraxisOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(name);
        BrokerClientBuilder builder = services.AddBrokerClient<IPraxisClient, PraxisOptions>(
            "Broker.Payments.Praxis", name, configure, PraxisOptionsCheck.Check, static context => new PraxisClient(context));
        services.TryAddSingleton<IPaymentEventStore, InMemoryPaymentEventStore>();
        Add(services, name, static (provider, key) => new PraxisWebhook(OptionsOf(provider, key), provider.GetRequiredService<TimeProvider>()));
        Add(services, name, static (provider, key) => new PraxisFinanceBoundary(Get<IPraxisClient>(provider, key), provider.GetRequiredService<IPaymentEventStore>(), provider.GetRequiredService<TimeProvider>()));
        Add<IFinanceBoundary>(services, name, static (provider, key) => Get<PraxisFinanceBoundary>(provider, key));
        Add<IFinanceReversals>(services, name, static (provider, key) => Get<PraxisFinanceBoundary>(provider, key));
        Add<IWebhookVerifier>(services, name, static (provider, key) => Get<PraxisWebhook>(provider, key));
        Add<IPaymentProvider>(services, name, static (provider, key) => new PraxisPaymentProvider(
            Get<IPraxisClient>(provider, key), Get<PraxisWebhook>(provider, key), OptionsOf(provider, key), provider.GetRequiredService<TimeProvider>()));
        return builder;
    }

    private static PraxisOptions OptionsOf(IServiceProvider provider, string name) => provider.GetRequiredService<IOptionsMonitor<PraxisOptions>>().Get(name);

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
