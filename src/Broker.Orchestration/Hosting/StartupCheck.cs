using Broker.Core.Boundaries.Accounts;
using Broker.Core.Boundaries.Crm;
using Broker.Core.Boundaries.Finance;
using Broker.Core.Boundaries.Kyc;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Ownership;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Broker.Orchestration.Hosting;

/// <summary>Refuses to start a host that lacks a boundary, a journal or an ownership map, and says what to add.</summary>
internal sealed class StartupCheck(IServiceProvider services, IServiceProviderIsService registered) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        List<string> missing = [];

        void Need<T>(string fix)
        {
            if (!registered.IsService(typeof(T)))
            {
                missing.Add($"{typeof(T).Name} is not registered; {fix}.");
            }
        }

        Need<OwnershipMap>("call OwnFacts(BrokerFacts.Map)");
        Need<ICaseJournal>("call UseSqlite(path)");
        Need<IAccountBoundary>("call AddMetaTrader");
        Need<IAccountCredentials>("register your own, it reserves logins and hands out their passwords");
        Need<IFinanceBoundary>("call AddStripePayments");
        Need<IKycBoundary>("register your own, a KYC vendor has no package");
        if (services.GetService<OwnershipMap>() is { } map && map.ProjectedTo(Crm.SystemName).Any())
        {
            Need<ICrmBoundary>("facts are projected to the CRM, so call AddHubSpot or AddSalesforce");
        }

        if (services.GetService<OwnershipMap>() is { } declared)
        {
            Fact[] foreign = [.. BrokerFacts.Decided.Where(f => !declared.Declares(f))];
            if (foreign.Length > 0)
            {
                missing.Add($"Fact '{foreign[0].Name}' follows from decisions of the orchestration and is not in the ownership map; give the default map as well: OwnFacts(BrokerFacts.Map, ...).");
            }

            missing.AddRange(FactSubscriptions.Problems(services.GetServices<FactSubscription>(), declared));
        }

        _ = services.GetRequiredService<IOptions<BrokerOrchestrationOptions>>().Value;
        return missing.Count == 0
            ? Task.CompletedTask
            : throw new InvalidOperationException("The orchestration cannot start. " + string.Join(" ", missing));
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
