using Broker.Core.Boundaries.Finance;
using Broker.Core.Boundaries.Webhooks;
using Broker.Core.Registration;
using Broker.Payments.Ports;
using Broker.Payments.Stripe;
using Broker.Payments.Stripe.Webhooks;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers Stripe.</summary>
public static class StripePaymentsServiceCollectionExtensions
{
    /// <summary>
    /// Registers <see cref="IStripeClient"/>, <see cref="StripeWebhook"/>, and Stripe as <see cref="IFinanceBoundary"/>, <see cref="IFinanceReversals"/>, <see cref="IWebhookVerifier"/>
    /// and <see cref="IPaymentProvider"/>.
    /// Options are checked at start.
    /// </summary>
    public static BrokerClientBuilder AddStripePayments(this IServiceCollection services, Action<StripeOptions> configure) =>
        services.AddStripePayments(string.Empty, configure);

    /// <summary>Registers the same under a name, for several accounts: each service is then keyed by <paramref name="name"/>.</summary>
    public static BrokerClientBuilder AddStripePayments(this IServiceCollection services, string name, Action<StripeOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(name);
        BrokerClientBuilder builder = services.AddBrokerClient<IStripeClient, StripeOptions>(
            "Broker.Payments.Stripe", name, configure, StripeOptionsCheck.Check, static context => new StripeClient(context));
        if (name.Length == 0)
        {
            services.AddSingleton(static provider => Webhook(provider, string.Empty));
            services.AddSingleton<IFinanceBoundary>(static provider => new StripeFinanceBoundary(provider.GetRequiredService<IStripeClient>()));
            services.AddSingleton<IFinanceReversals>(static provider => new StripeFinanceBoundary(provider.GetRequiredService<IStripeClient>()));
            services.AddSingleton<IWebhookVerifier>(static provider => new StripeWebhookVerifier(provider.GetRequiredService<StripeWebhook>()));
            services.AddSingleton<IPaymentProvider>(static provider => new StripePaymentProvider(
                provider.GetRequiredService<IStripeClient>(), new StripeWebhookVerifier(provider.GetRequiredService<StripeWebhook>())));
        }
        else
        {
            services.AddKeyedSingleton(name, (provider, _) => Webhook(provider, name));
            services.AddKeyedSingleton<IFinanceBoundary>(name, (provider, _) => new StripeFinanceBoundary(provider.GetRequiredKeyedService<IStripeClient>(name)));
            services.AddKeyedSingleton<IFinanceReversals>(name, (provider, _) => new StripeFinanceBoundary(provider.GetRequiredKeyedService<IStripeClient>(name)));
            services.AddKeyedSingleton<IPaymentProvider>(name, (provider, _) => new StripePaymentProvider(
                provider.GetRequiredKeyedService<IStripeClient>(name), new StripeWebhookVerifier(provider.GetRequiredKeyedService<StripeWebhook>(name))));
            services.AddKeyedSingleton<IWebhookVerifier>(name, (provider, _) => new StripeWebhookVerifier(provider.GetRequiredKeyedService<StripeWebhook>(name)));
        }

        return builder;
    }

    private static StripeWebhook Webhook(IServiceProvider provider, string name) =>
        new(provider.GetRequiredService<IOptionsMonitor<StripeOptions>>().Get(name), provider.GetRequiredService<TimeProvider>());
}
