using Broker.Core.Boundaries.Accounts;
using Broker.Core.Identity;
using Broker.Orchestration.Audit;
using Broker.Orchestration.Cases;
using Broker.Orchestration.Decisions;
using Broker.Orchestration.Hosting;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Operators;
using Broker.Orchestration.Ownership;
using Broker.Orchestration.Projections;
using Microsoft.Extensions.Options;

namespace Broker.Orchestration.Lanes;

/// <summary>Read, decide, store: the only way a case changes. One transaction holds facts, case, audit, timers, effects and the mark of what led here.</summary>
internal sealed class CaseProcessor(
    ICaseJournal unguarded,
    LeaseKeeper leases,
    CustomerLocks locks,
    Decider decider,
    OwnershipMap map,
    FactSubscriptions subscriptions,
    Observers observers,
    LaneSignal signal,
    IOptions<BrokerOrchestrationOptions> options,
    TimeProvider time)
{
    private const int MaxConflicts = 8;
    private readonly GuardedJournal journal = GuardedJournal.Over(unguarded, map);
    private readonly TenantId tenant = new(options.Value.Tenant);
    private readonly HashSet<string> projected = [.. map.ProjectedTo(Crm.SystemName).Select(static p => p.Fact.Name)];

    internal TenantId Tenant => tenant;

    /// <summary>Decides one input for a customer and stores what follows.</summary>
    internal async Task<Decision> ApplyAsync(
        CustomerId customer, CaseInput input, Actor actor, string causation, Func<DateTimeOffset, ValueTask<CommitParts>>? also, CancellationToken cancellationToken) =>
        (await ApplyWhenAsync(customer, input, actor, causation, null, also, cancellationToken).ConfigureAwait(false))!;

    /// <summary>The same, if something still holds once the customer is locked; null, and nothing is decided or stored, if not.</summary>
    internal async Task<Decision?> ApplyWhenAsync(
        CustomerId customer, CaseInput input, Actor actor, string causation, Func<ValueTask<bool>>? holds, Func<DateTimeOffset, ValueTask<CommitParts>>? also, CancellationToken cancellationToken)
    {
        using CustomerLocks.Releaser held = await locks.EnterAsync(customer, cancellationToken).ConfigureAwait(false);
        if (holds is not null && !await holds().ConfigureAwait(false))
        {
            return null;
        }

        for (int conflict = 0; ; conflict++)
        {
            CustomerCase current = await journal.ReadCaseAsync(tenant, customer, cancellationToken).ConfigureAwait(false)
                ?? throw new UnknownCustomerException(customer);
            DateTimeOffset now = time.GetUtcNow();
            Decision decision = decider.Decide(current, input, actor, causation, now);
            CommitParts parts = also is null ? CommitParts.None : await also(now).ConfigureAwait(false);
            try
            {
                await StoreAsync(current, decision, parts, now, cancellationToken).ConfigureAwait(false);
            }
            catch (CaseConflictException) when (conflict < MaxConflicts)
            {
                continue;
            }

            observers.Decided(customer, decision, causation);
            signal.Wake();
            return decision;
        }
    }

    /// <summary>Opens a case, or adds links to one that is open. Returns it.</summary>
    internal async Task<CustomerCase> OpenAsync(OpenCaseRequest request, Actor actor, CancellationToken cancellationToken)
    {
        using CustomerLocks.Releaser held = await locks.EnterAsync(request.Customer, cancellationToken).ConfigureAwait(false);
        for (int conflict = 0; ; conflict++)
        {
            CustomerCase? current = await journal.ReadCaseAsync(tenant, request.Customer, cancellationToken).ConfigureAwait(false);
            DateTimeOffset now = time.GetUtcNow();
            CustomerCase basis = current ?? new CustomerCase { Tenant = tenant, Customer = request.Customer, OpenedAt = now, StateSince = now };
            // Decided like every other change, so that a late link lets held inputs take effect.
            var opened = new CaseInput.Opened(request.Qualified, now)
            {
                Links = new IdentityLinks { CrmRecord = request.CrmRecord, Payer = request.Payer, Applicant = request.Applicant },
                AgreementsVersion = request.AgreementsVersion,
                JurisdictionAllowed = request.JurisdictionAllowed,
            };
            Decision decision = decider.Decide(basis, opened, actor, "open-case", now);
            if (current is not null && decision.IsUnchanged)
            {
                return current;
            }

            try
            {
                CustomerCase stored = await StoreAsync(basis, decision, OpenParts(request, decision.Case, current is null, actor, now), now, cancellationToken).ConfigureAwait(false);
                observers.Decided(request.Customer, decision, "open-case");
                signal.Wake();
                return stored;
            }
            catch (CaseConflictException) when (conflict < MaxConflicts && current is not null)
            {
            }
        }
    }

    /// <summary>Stores a fact that drives no decision, and plans its projection.</summary>
    internal async Task WriteFactAsync(FactRecord fact, CommitParts also, CancellationToken cancellationToken)
    {
        using CustomerLocks.Releaser held = await locks.EnterAsync(fact.Customer, cancellationToken).ConfigureAwait(false);
        CustomerCase current = await journal.ReadCaseAsync(tenant, fact.Customer, cancellationToken).ConfigureAwait(false)
            ?? throw new UnknownCustomerException(fact.Customer);
        DateTimeOffset now = time.GetUtcNow();
        CommitParts parts = also with
        {
            Facts = [.. also.Facts, fact],
            Audit =
            [
                .. also.Audit,
                new AuditEntry
                {
                    At = now,
                    Kind = AuditKind.FactWritten,
                    Actor = Actor.System(fact.Owner),
                    Customer = fact.Customer,
                    Decision = "Record",
                    Rule = "ownership-write",
                    Causation = fact.Cause,
                    CaseVersion = current.Version,
                    Inputs = [new AuditInput(fact.Fact, fact.Owner, null, fact.ObservedAt)],
                },
            ],
        };
        await StoreAsync(current, new Decision { Case = current, Before = current.State }, parts, now, cancellationToken).ConfigureAwait(false);
        signal.Wake();
    }

    /// <summary>Stores a commit that changes no case.</summary>
    internal async Task StoreAsync(CommitParts parts, CancellationToken cancellationToken)
    {
        await journal.CommitAsync(
            new JournalCommit
            {
                Tenant = tenant,
                Lease = await leases.GetAsync(cancellationToken).ConfigureAwait(false),
                At = time.GetUtcNow(),
                Inbox = parts.Inbox,
                Effects = parts.Effects,
                Links = parts.Links,
                Facts = parts.Facts,
                Proposals = parts.Proposals,
                Timers = parts.Timers,
                TimersDone = parts.TimersDone,
                Exceptions = parts.Exceptions,
                ExceptionsClosed = parts.ExceptionsClosed,
                Audit = parts.Audit,
                Cursors = parts.Cursors,
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>An effect that is asked for again under its key: its generation grows, so that one under way runs once more. Call it while the customer is locked.</summary>
    internal async ValueTask<EffectRecord> PlannedAsync(string key, EffectKind kind, CustomerId customer, DateTimeOffset dueAt, CancellationToken cancellationToken, string? subject = null)
    {
        EffectRecord? stored = await journal.ReadEffectAsync(tenant, key, cancellationToken).ConfigureAwait(false);
        return new EffectRecord { Key = key, Customer = customer, Kind = kind, Subject = subject ?? customer.Value, DueAt = dueAt, Generation = (stored?.Generation ?? 0) + 1 };
    }

    /// <summary>Plans an effect of a customer by itself.</summary>
    internal async Task PlanAsync(string key, EffectKind kind, CustomerId customer, CommitParts also, CancellationToken cancellationToken)
    {
        using CustomerLocks.Releaser held = await locks.EnterAsync(customer, cancellationToken).ConfigureAwait(false);
        EffectRecord planned = await PlannedAsync(key, kind, customer, time.GetUtcNow(), cancellationToken).ConfigureAwait(false);
        await StoreAsync(also with { Effects = [.. also.Effects, planned] }, cancellationToken).ConfigureAwait(false);
        signal.Wake();
    }

    private static CommitParts OpenParts(OpenCaseRequest request, CustomerCase changed, bool isNew, Actor actor, DateTimeOffset now)
    {
        List<IdentityLink> links = [];
        void Link(IdentityKind kind, string? id)
        {
            if (id is not null)
            {
                links.Add(new IdentityLink(kind, id, request.Customer));
            }
        }

        Link(IdentityKind.CrmRecord, request.CrmRecord?.Value);
        Link(IdentityKind.Payer, request.Payer?.Value);
        Link(IdentityKind.Applicant, request.Applicant?.Value);
        List<FactRecord> facts = [];
        if (changed.AgreementsVersion is { } agreements && request.AgreementsVersion is not null)
        {
            facts.Add(new FactRecord(request.Customer, BrokerFacts.AgreementsVersion.Name, Application.SystemName, agreements, now, now, "open-case"));
        }

        if (changed.JurisdictionAllowed is { } allowed && request.JurisdictionAllowed is not null)
        {
            facts.Add(new FactRecord(request.Customer, BrokerFacts.JurisdictionAllowed.Name, Application.SystemName, BrokerFacts.JurisdictionAllowed.Codec.Write(allowed), now, now, "open-case"));
        }

        return new CommitParts
        {
            Links = links,
            Facts = facts,
            Audit =
            [
                new AuditEntry
                {
                    At = now,
                    Kind = AuditKind.Identity,
                    Actor = actor,
                    Customer = request.Customer,
                    Decision = isNew ? "Open" : "Link",
                    Rule = "identity-map",
                    Reason = string.Join(", ", links.Select(static l => l.Kind.ToString())),
                    Causation = "open-case",
                    CaseVersion = changed.Version,
                },
            ],
        };
    }

    private async Task<CustomerCase> StoreAsync(CustomerCase current, Decision decision, CommitParts parts, DateTimeOffset now, CancellationToken cancellationToken)
    {
        CustomerCase next = decision.IsUnchanged ? current : decision.Case with { Version = current.Version + 1 };
        IReadOnlyList<FactRecord> facts = [.. decision.Facts, .. parts.Facts];
        List<EffectRecord> effects = [.. parts.Effects, .. decision.Effects];
        if (facts.Any(f => projected.Contains(f.Fact)))
        {
            effects.Add(await PlannedAsync(ProjectionKeys.Project(current.Customer), EffectKind.ProjectToCrm, current.Customer, now + options.Value.ProjectionDelay, cancellationToken).ConfigureAwait(false));
        }

        foreach (FactSubscription subscription in subscriptions.Of(facts))
        {
            effects.Add(await PlannedAsync(FactSubscriptions.KeyOf(subscription, current.Customer), EffectKind.NotifySubscriber, current.Customer, now, cancellationToken, subscription.Name).ConfigureAwait(false));
        }

        if (options.Value.OpenTickets)
        {
            effects.AddRange(decision.Exceptions.Where(static e => e.Kind is ExceptionKind.Registration or ExceptionKind.Connection && e.Verdict != DelayVerdict.Commercial).Select(e => new EffectRecord
            {
                Key = "ticket:" + e.Id,
                Customer = current.Customer,
                Kind = EffectKind.OpenTicket,
                Subject = e.Id,
                DueAt = now,
            }));
        }

        await journal.CommitAsync(
            new JournalCommit
            {
                Tenant = tenant,
                Lease = await leases.GetAsync(cancellationToken).ConfigureAwait(false),
                At = now,
                Case = decision.IsUnchanged ? null : new CaseWrite(next, current.Version),
                Inbox = parts.Inbox,
                Facts = facts,
                Links = [.. decision.Links, .. parts.Links],
                Effects = effects,
                Proposals = parts.Proposals,
                Timers = [.. decision.Timers, .. parts.Timers],
                TimersDone = [.. decision.TimersDone, .. parts.TimersDone],
                Exceptions = [.. decision.Exceptions, .. parts.Exceptions],
                ExceptionsClosed = [.. decision.ExceptionsClosed, .. parts.ExceptionsClosed],
                Audit = [.. parts.Audit, .. decision.Audit],
            },
            cancellationToken).ConfigureAwait(false);
        return next;
    }
}
