using Broker.Orchestration;
using Broker.Orchestration.Decisions;
using Broker.Orchestration.Effects;
using Broker.Orchestration.Hosting;
using Broker.Orchestration.Intake;
using Broker.Orchestration.Lanes;
using Broker.Orchestration.Operators;
using Broker.Orchestration.Ownership;
using Broker.Orchestration.Projections;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the orchestration.</summary>
public static class BrokerOrchestrationServiceCollectionExtensions
{
    /// <summary>Registers the orchestration of one tenant. Call <c>OwnFacts</c> and <c>UseSqlite</c> on the result.</summary>
    public static BrokerOrchestrationBuilder AddBrokerOrchestration(this IServiceCollection services, Action<BrokerOrchestrationOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<BrokerOrchestrationOptions>().Configure(configure).ValidateOnStart();
        services.AddSingleton<IValidateOptions<BrokerOrchestrationOptions>, BrokerOrchestrationOptionsCheck>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddLogging();
        services.AddSingleton(static p => new Decider(DecisionTable.Default, p.GetRequiredService<IOptions<BrokerOrchestrationOptions>>().Value.Policy));
        services.AddSingleton<OwnershipGuard>();
        services.AddSingleton<FactSubscriptions>();
        services.AddSingleton<ProposalDesk>();
        services.AddSingleton<IFacts, Facts>();
        services.AddSingleton<LaneSignal>();
        services.AddSingleton<CustomerLocks>();
        services.AddSingleton<LeaseKeeper>();
        services.AddSingleton<CaseProcessor>();
        services.AddSingleton<Observers>();
        services.AddSingleton<CrmProjector>();
        services.AddSingleton<ProjectionChecker>();
        services.AddSingleton<DriftSweep>();
        services.AddSingleton<ICrmProjection, CrmProjection>();
        services.AddSingleton<WorkFailures>();
        services.AddSingleton<InboxWorker>();
        services.AddSingleton<EffectWorker>();
        services.AddSingleton<IEffectHandler, ReserveLoginHandler>();
        services.AddSingleton<IEffectHandler, RegisterAccountHandler>();
        services.AddSingleton<IEffectHandler, LookUpAccountHandler>();
        services.AddSingleton<IEffectHandler, CheckConnectionHandler>();
        services.AddSingleton<IEffectHandler, ReadPaymentHandler>();
        services.AddSingleton<IEffectHandler, ReadApplicantHandler>();
        services.AddSingleton<IEffectHandler, RefundPaymentHandler>();
        services.AddSingleton<IEffectHandler, ProjectToCrmHandler>();
        services.AddSingleton<IEffectHandler, OpenTicketHandler>();
        services.AddSingleton<IEffectHandler, CheckProjectionHandler>();
        services.AddSingleton<IEffectHandler, NotifySubscriberHandler>();
        services.AddSingleton<IWebhookIntake, WebhookIntake>();
        services.AddSingleton(typeof(FactWriter<>));
        services.AddSingleton<CaseExplainer>();
        services.AddSingleton<IBrokerOrchestrator, BrokerOrchestrator>();
        services.AddHostedService<StartupCheck>();
        services.AddSingleton<LaneRunner>();
        services.AddHostedService<LaneHost>();
        services.AddHostedService<DriftSweepHost>();
        return new BrokerOrchestrationBuilder(services);
    }
}
