using Broker.Core.Boundaries;
using Broker.Core.Boundaries.Crm;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Orchestration.Hosting;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Operators;
using Microsoft.Extensions.Options;

namespace Broker.Orchestration.Effects;

/// <summary>Opens a ticket for an exception item. The item's id is the ticket's key, so trying again is harmless.</summary>
internal sealed class OpenTicketHandler(IEnumerable<ICrmBoundary> crms, ICaseJournal journal, IOptions<BrokerOrchestrationOptions> options) : IEffectHandler
{
    private readonly ICrmBoundary? crm = crms.FirstOrDefault();

    public EffectKind Kind => EffectKind.OpenTicket;

    public bool WritesOutside => true;

    public async Task<EffectOutcome> RunAsync(EffectRecord effect, CancellationToken cancellationToken)
    {
        if (crm is null)
        {
            return EffectOutcome.Done("no CRM");
        }

        IReadOnlyList<ExceptionItem> items = await journal.ReadExceptionsAsync(new TenantId(options.Value.Tenant), effect.Customer, openOnly: true, cancellationToken).ConfigureAwait(false);
        if (items.FirstOrDefault(i => i.Id == effect.Subject) is not { } item)
        {
            return EffectOutcome.Done("closed meanwhile");
        }

        BoundaryResult<CrmTicketOpened> opened = await crm.OpenTicketAsync(
            new CrmTicket(item.Id, effect.Customer.Value, $"{item.Kind}: {item.Cause}", item.Sentence, item.Verdict.ToString(), item.Id), cancellationToken).ConfigureAwait(false);
        return opened.IsConfirmed
            ? EffectOutcome.Done(opened.Value.WasCreated ? "opened" : "already open")
            : opened.Outcome == Outcome.Refused && !opened.Failure.IsTransient ? EffectOutcome.GiveUp(opened.Failure) : EffectOutcome.Again(opened.Failure);
    }
}
