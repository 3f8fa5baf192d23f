using Broker.Core.Boundaries.Crm;
using Broker.Core.Registration;
using Broker.Crm.Salesforce;
using Broker.Crm.Salesforce.Crm;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Salesforce to a host.</summary>
public static class SalesforceServiceCollectionExtensions
{
    /// <summary>Adds <see cref="ISalesforceClient"/>, <see cref="SalesforceCrm"/> and, as the same object, <see cref="ICrmBoundary"/>. Options are checked at start.</summary>
    public static BrokerClientBuilder AddSalesforce(this IServiceCollection services, Action<SalesforceOptions> configure) =>
        AddSalesforce(services, string.Empty, configure);

    /// <summary>As <see cref="AddSalesforce(IServiceCollection, Action{SalesforceOptions})"/> for one of several orgs: keyed services under the name.</summary>
    public static BrokerClientBuilder AddSalesforce(this IServiceCollection services, string name, Action<SalesforceOptions> configure)
    {
        BrokerClientBuilder builder = services.AddBrokerClient<ISalesforceClient, SalesforceOptions>(
            SalesforceClient.Category, name, configure, SalesforceOptionsCheck.Check, static context => new SalesforceClient(context));
        if (builder.Name.Length == 0)
        {
            services.AddSingleton(static provider => new SalesforceCrm(provider.GetRequiredService<ISalesforceClient>(), Layout(provider, string.Empty), Clock(provider)));
            services.AddSingleton<ICrmBoundary>(static provider => provider.GetRequiredService<SalesforceCrm>());
        }
        else
        {
            services.AddKeyedSingleton(builder.Name, static (provider, key) => new SalesforceCrm(provider.GetRequiredKeyedService<ISalesforceClient>(key), Layout(provider, (string)key!), Clock(provider)));
            services.AddKeyedSingleton<ICrmBoundary>(builder.Name, static (provider, key) => provider.GetRequiredKeyedService<SalesforceCrm>(key));
        }

        return builder;
    }

    private static SalesforceCrmOptions Layout(IServiceProvider provider, string name) => provider.GetRequiredService<IOptionsMonitor<SalesforceOptions>>().Get(name).Crm;

    private static TimeProvider Clock(IServiceProvider provider) => provider.GetService<TimeProvider>() ?? TimeProvider.System;
}
