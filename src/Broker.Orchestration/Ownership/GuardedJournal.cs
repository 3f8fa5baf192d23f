using Broker.Core.Identity;
using Broker.Orchestration.Audit;
using Broker.Orchestration.Cases;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Lanes;
using Broker.Orchestration.Operators;

namespace Broker.Orchestration.Ownership;

/// <summary>
/// The journal behind the last check: whoever makes a commit, by whatever way, every fact in it must be declared, be written as its owner, and be no secret.
/// </summary>
internal sealed class GuardedJournal : ICaseJournal
{
    private readonly ICaseJournal inner;
    private readonly OwnershipMap map;

    private GuardedJournal(ICaseJournal inner, OwnershipMap map)
    {
        this.inner = inner;
        this.map = map;
    }

    internal static GuardedJournal Over(ICaseJournal journal, OwnershipMap map) => journal as GuardedJournal ?? new GuardedJournal(journal, map);

    public ValueTask<CommitResult> CommitAsync(JournalCommit commit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(commit);
        foreach (FactRecord fact in commit.Facts)
        {
            if (Refusal(fact.Fact, fact.Owner) is { } refusal)
            {
                return RefuseAsync(commit, fact.Fact, fact.Owner, fact.Customer, refusal, cancellationToken);
            }
        }

        foreach (ProposalWrite write in commit.Proposals)
        {
            if (Refusal(write.Proposal.Fact, write.Proposal.Owner) is { } refusal)
            {
                return RefuseAsync(commit, write.Proposal.Fact, write.Proposal.Owner, write.Proposal.Customer, refusal, cancellationToken);
            }
        }

        return inner.CommitAsync(commit, cancellationToken);
    }

    public ValueTask<JournalLease> AcquireLeaseAsync(string node, TimeSpan duration, CancellationToken cancellationToken = default) => inner.AcquireLeaseAsync(node, duration, cancellationToken);

    public ValueTask<JournalLease> RenewLeaseAsync(JournalLease lease, TimeSpan duration, CancellationToken cancellationToken = default) => inner.RenewLeaseAsync(lease, duration, cancellationToken);

    public ValueTask<CustomerCase?> ReadCaseAsync(TenantId tenant, CustomerId customer, CancellationToken cancellationToken = default) => inner.ReadCaseAsync(tenant, customer, cancellationToken);

    public ValueTask<IReadOnlyList<CustomerCase>> ListCasesAsync(TenantId tenant, CustomerId? after, int limit, CancellationToken cancellationToken = default) =>
        inner.ListCasesAsync(tenant, after, limit, cancellationToken);

    public ValueTask<CustomerId?> ResolveAsync(TenantId tenant, IdentityKind kind, string externalId, CancellationToken cancellationToken = default) =>
        inner.ResolveAsync(tenant, kind, externalId, cancellationToken);

    public ValueTask<DueWork> ReadDueAsync(TenantId tenant, DateTimeOffset now, int limit, CancellationToken cancellationToken = default) => inner.ReadDueAsync(tenant, now, limit, cancellationToken);

    public ValueTask<DateTimeOffset?> NextDueAsync(TenantId tenant, CancellationToken cancellationToken = default) => inner.NextDueAsync(tenant, cancellationToken);

    public ValueTask<IReadOnlyList<FactRecord>> ReadFactsAsync(TenantId tenant, CustomerId customer, CancellationToken cancellationToken = default) =>
        inner.ReadFactsAsync(tenant, customer, cancellationToken);

    public ValueTask<IReadOnlyList<FactRecord>> ReadFactHistoryAsync(TenantId tenant, CustomerId customer, string fact, CancellationToken cancellationToken = default) =>
        inner.ReadFactHistoryAsync(tenant, customer, fact, cancellationToken);

    public ValueTask<Proposal?> ReadProposalAsync(TenantId tenant, CustomerId customer, string key, CancellationToken cancellationToken = default) =>
        inner.ReadProposalAsync(tenant, customer, key, cancellationToken);

    public ValueTask<IReadOnlyList<Proposal>> ReadProposalsAsync(TenantId tenant, ProposalFilter filter, Proposal? after, int limit, CancellationToken cancellationToken = default) =>
        inner.ReadProposalsAsync(tenant, filter, after, limit, cancellationToken);

    public ValueTask<EffectRecord?> ReadEffectAsync(TenantId tenant, string key, CancellationToken cancellationToken = default) => inner.ReadEffectAsync(tenant, key, cancellationToken);

    public ValueTask<IReadOnlyList<EffectRecord>> ReadEffectsAsync(TenantId tenant, CustomerId customer, CancellationToken cancellationToken = default) =>
        inner.ReadEffectsAsync(tenant, customer, cancellationToken);

    public ValueTask<IReadOnlyList<EffectRecord>> ReadInterruptedAsync(TenantId tenant, long epoch, CancellationToken cancellationToken = default) =>
        inner.ReadInterruptedAsync(tenant, epoch, cancellationToken);

    public ValueTask<IReadOnlyList<TimerRecord>> ReadTimersAsync(TenantId tenant, CustomerId customer, CancellationToken cancellationToken = default) =>
        inner.ReadTimersAsync(tenant, customer, cancellationToken);

    public ValueTask<IReadOnlyList<ExceptionItem>> ReadExceptionsAsync(TenantId tenant, CustomerId? customer, bool openOnly, CancellationToken cancellationToken = default) =>
        inner.ReadExceptionsAsync(tenant, customer, openOnly, cancellationToken);

    public IAsyncEnumerable<AuditRecord> ReadAuditAsync(TenantId tenant, long fromSequence = 1, CancellationToken cancellationToken = default) =>
        inner.ReadAuditAsync(tenant, fromSequence, cancellationToken);

    public IAsyncEnumerable<AuditRecord> ReadAuditOfAsync(TenantId tenant, CustomerId customer, CancellationToken cancellationToken = default) =>
        inner.ReadAuditOfAsync(tenant, customer, cancellationToken);

    public ValueTask<string?> ReadCursorAsync(TenantId tenant, string name, CancellationToken cancellationToken = default) => inner.ReadCursorAsync(tenant, name, cancellationToken);

    public ValueTask<JournalCounts> CountAsync(TenantId tenant, CancellationToken cancellationToken = default) => inner.CountAsync(tenant, cancellationToken);

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private string? Refusal(string factName, string owner) => map.Find(factName) switch
    {
        null => "A commit held a fact that is not in the ownership map; declare it with its owner first. Nothing was stored.",
        { } fact when fact.Owner != owner => $"A commit held '{fact.Name}' as a fact of another system, and it is owned by {fact.Owner}. Nothing was stored; write it with FactWriter<TOwner> of its owner, or propose a change.",
        { Sensitivity: Sensitivity.Secret } fact => $"A commit held '{fact.Name}', which is a secret; secrets are not stored as facts. Nothing was stored.",
        _ => null,
    };

    private async ValueTask<CommitResult> RefuseAsync(JournalCommit commit, string factName, string owner, CustomerId customer, string refusal, CancellationToken cancellationToken)
    {
        // The writer named itself; only a system the map knows is repeated.
        string actingAs = map.Facts.Any(f => f.Owner == owner) ? owner : "unknown";
        CommitParts parts = OwnershipRefusals.Of(map, actingAs, factName, customer, "RefuseCommit", refusal, Actor.System(actingAs), "commit", commit.At);
        await inner.CommitAsync(
            new JournalCommit { Tenant = commit.Tenant, Lease = commit.Lease, At = commit.At, Audit = parts.Audit, Exceptions = parts.Exceptions }, cancellationToken).ConfigureAwait(false);
        throw new OwnershipViolationException(refusal);
    }
}
