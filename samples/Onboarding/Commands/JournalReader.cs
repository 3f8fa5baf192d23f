using Broker.Core.Identity;
using Broker.Orchestration.Hosting;
using Broker.Orchestration.Operators;
using Broker.Orchestration.Sqlite;
using Microsoft.Extensions.Options;
using Onboarding.CommandLine;
using Onboarding.Setup;

namespace Onboarding.Commands;

/// <summary>Opens a journal for reading, also while a run is using it.</summary>
internal static class JournalReader
{
    internal static TenantId Tenant { get; } = new(OnboardingHost.Tenant);

    internal static ValueTask<SqliteCaseJournal> OpenAsync(Arguments arguments, CancellationToken cancellationToken) =>
        SqliteCaseJournal.OpenReadOnlyAsync(arguments.ExistingDatabase(), cancellationToken);

    internal static CaseExplainer Explainer(SqliteCaseJournal journal) =>
        new(journal, Options.Create(new BrokerOrchestrationOptions { Tenant = OnboardingHost.Tenant, Policy = OnboardingHost.Policy }), TimeProvider.System);
}
