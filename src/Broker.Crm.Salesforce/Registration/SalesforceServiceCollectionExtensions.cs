using Broker.Core.Registration;
using Broker.Crm.Salesforce;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Salesforce to a host.</summary>
public static class SalesforceServiceCollectionExtensions
{
    /// <summary>Adds <see cref="ISalesforceClient"/>. Options are checked at start.</summary>
    public static BrokerClientBuilder AddSalesforce(this IServiceCollection services, Action<SalesforceOptions> configure) =>
        AddSalesforce(services, string.Empty, configure);

    /// <summary>As <see cref="AddSalesforce(IServiceCollection, Action{SalesforceOptions})"/> for one of several orgs: keyed services under the name.</summary>
    public static BrokerClientBuilder AddSalesforce(this IServiceCollection services, string name, Action<SalesforceOptions> configure) =>
        services.AddBrokerClient<ISalesforceClient, SalesforceOptions>(
            SalesforceClient.Category, name, configure, SalesforceOptionsCheck.Check, static context => new SalesforceClient(context));
}
