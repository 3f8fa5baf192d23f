using Broker.Core.Identity;
using Broker.Orchestration.Hosting;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Lanes;
using Broker.Orchestration.Ownership;
using Microsoft.Extensions.Options;

namespace Broker.Orchestration.Effects;

/// <summary>Tells a subscription of the current value of its fact. What it was told is stored afterwards, so that a process that ends in between tells again.</summary>
internal sealed class NotifySubscriberHandler(
    FactSubscriptions subscriptions, OwnershipMap map, ICaseJournal journal, IOptions<BrokerOrchestrationOptions> options, TimeProvider time) : IEffectHandler
{
    private readonly TenantId tenant = new(options.Value.Tenant);

    public EffectKind Kind => EffectKind.NotifySubscriber;

    public bool WritesOutside => false;

    public async Task<EffectOutcome> RunAsync(EffectRecord effect, CancellationToken cancellationToken)
    {
        if (subscriptions.Find(effect.Subject) is not { } subscription || map.Find(subscription.FactName) is not { } fact)
        {
            return EffectOutcome.Done("no such subscription any more");
        }

        IReadOnlyList<FactRecord> facts = await journal.ReadFactsAsync(tenant, effect.Customer, cancellationToken).ConfigureAwait(false);
        if (facts.FirstOrDefault(f => f.Fact == fact.Name) is not { } record)
        {
            return EffectOutcome.Done("no value");
        }

        string cursor = FactSubscriptions.CursorOf(subscription, effect.Customer);
        string mark = FactSubscriptions.MarkOf(record);
        if (await journal.ReadCursorAsync(tenant, cursor, cancellationToken).ConfigureAwait(false) == mark)
        {
            return EffectOutcome.Done("told before");
        }

        await subscriptions.TellerOf(subscription)(fact, effect.Customer, record, time.GetUtcNow(), cancellationToken).ConfigureAwait(false);
        return EffectOutcome.Done("told") with
        {
            Also = new CommitParts { Cursors = new Dictionary<string, string>(StringComparer.Ordinal) { [cursor] = mark } },
        };
    }
}
