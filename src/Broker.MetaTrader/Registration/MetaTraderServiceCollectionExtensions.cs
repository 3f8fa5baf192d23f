using Broker.Core.Boundaries.Accounts;
using Broker.Core.Registration;
using Broker.MetaTrader;
using Broker.MetaTrader.Boundary;
using Broker.MetaTrader.Diagnosis;
using Microsoft.Extensions.Options;

#pragma warning disable IDE0130 // registration methods are found where every host looks for them
namespace Microsoft.Extensions.DependencyInjection;
#pragma warning restore IDE0130

/// <summary>Registers MetaTrader clients.</summary>
public static class MetaTraderServiceCollectionExtensions
{
    /// <summary>
    /// Registers the default client as <see cref="IMetaTraderClient"/>, and <see cref="IAccountBoundary"/> and <see cref="IConnectionDiagnosis"/> over it. Options are
    /// validated when the host starts.
    /// </summary>
    /// <remarks>The diagnosis is set with <c>services.Configure&lt;DiagnosisOptions&gt;(...)</c>; it takes a registered <see cref="IMarketCalendar"/> when its options name none.</remarks>
    public static BrokerClientBuilder AddMetaTrader(this IServiceCollection services, Action<MetaTraderClientOptions> configure)
    {
        BrokerClientBuilder builder = Add(services, null, configure);
        AddDiagnosis(services, string.Empty);
        services.AddSingleton<IConnectionDiagnosis>(static provider => Diagnosis(provider, provider.GetRequiredService<IMetaTraderClient>(), string.Empty));
        services.AddSingleton<IAccountBoundary>(static provider =>
            new MetaTraderAccountBoundary(provider.GetRequiredService<IMetaTraderClient>(), provider.GetRequiredService<TimeProvider>()));
        return builder;
    }

    /// <summary>Registers a further client, for example of another tenant. Client, boundary and diagnosis are keyed services under <paramref name="name"/>.</summary>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static BrokerClientBuilder AddMetaTrader(this IServiceCollection services, string name, Action<MetaTraderClientOptions> configure)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        BrokerClientBuilder builder = Add(services, name, configure);
        AddDiagnosis(services, name);
        services.AddKeyedSingleton<IConnectionDiagnosis>(name, static (provider, key) => Diagnosis(provider, provider.GetRequiredKeyedService<IMetaTraderClient>(key), (string)key!));
        services.AddKeyedSingleton<IAccountBoundary>(name, static (provider, key) =>
            new MetaTraderAccountBoundary(provider.GetRequiredKeyedService<IMetaTraderClient>(key), provider.GetRequiredService<TimeProvider>()));
        return builder;
    }

    private static void AddDiagnosis(IServiceCollection services, string name)
    {
        services.AddOptions<DiagnosisOptions>(name).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DiagnosisOptions>>(new DiagnosisOptionsCheck(name, DiagnosisOptionsCheck.OwnerOf(name)));
    }

    private static ConnectionDiagnosis Diagnosis(IServiceProvider provider, IMetaTraderClient client, string name)
    {
        DiagnosisOptions options = provider.GetRequiredService<IOptionsMonitor<DiagnosisOptions>>().Get(name);
        options.Calendar ??= provider.GetService<IMarketCalendar>();
        return new ConnectionDiagnosis(client, options, provider.GetRequiredService<TimeProvider>());
    }

    private static BrokerClientBuilder Add(IServiceCollection services, string? name, Action<MetaTraderClientOptions> configure) =>
        services.AddBrokerClient<IMetaTraderClient, MetaTraderClientOptions>(
            MetaTraderClient.TelemetryName, name, configure, MetaTraderOptionsCheck.Check, static context => new MetaTraderClient(context));
}
