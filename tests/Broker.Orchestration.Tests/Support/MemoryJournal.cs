using System.Runtime.CompilerServices;
using Broker.Core.Identity;
using Broker.Orchestration.Audit;
using Broker.Orchestration.Cases;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Operators;
using Broker.Orchestration.Ownership;

namespace Broker.Orchestration.Tests.Support;

/// <summary>A journal without a file, for many short histories. Keeps what the port promises about cases, facts, proposals, effects, timers, items, cursors and audit; takes no deliveries.</summary>
internal sealed class MemoryJournal : ICaseJournal
{
    private readonly Lock gate = new();
    private readonly Dictionary<CustomerId, CustomerCase> cases = [];
    private readonly Dictionary<(IdentityKind, string), CustomerId> links = [];
    private readonly Dictionary<CustomerId, Dictionary<string, List<FactRecord>>> facts = [];
    private readonly Dictionary<CustomerId, List<Proposal>> proposals = [];
    private readonly Dictionary<string, EffectRecord> effects = new(StringComparer.Ordinal);
    private readonly Dictionary<(CustomerId, string), TimerRecord> timers = [];
    private readonly Dictionary<string, ExceptionItem> items = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> cursors = new(StringComparer.Ordinal);
    private readonly List<(CustomerId? Customer, AuditRecord Record)> audit = [];
    private long epoch;

    public ValueTask<JournalLease> AcquireLeaseAsync(string node, TimeSpan duration, CancellationToken cancellationToken = default) =>
        new(new JournalLease(node, ++epoch, DateTimeOffset.MaxValue));

    public ValueTask<JournalLease> RenewLeaseAsync(JournalLease lease, TimeSpan duration, CancellationToken cancellationToken = default) => new(lease);

    public ValueTask<CommitResult> CommitAsync(JournalCommit commit, CancellationToken cancellationToken = default)
    {
        lock (gate)
        {
            Check(commit);
            if (commit.Case is { } write)
            {
                cases[write.Case.Customer] = write.Case;
            }

            foreach (FactRecord fact in commit.Facts)
            {
                Insert(fact with { RecordedAt = commit.At });
            }

            foreach (ProposalWrite one in commit.Proposals)
            {
                List<Proposal> of = Of(proposals, one.Proposal.Customer);
                int at = of.FindIndex(p => p.Key == one.Proposal.Key);
                if (at < 0)
                {
                    of.Add(one.Proposal);
                }
                else if (one.Expected is not null)
                {
                    of[at] = one.Proposal;
                }
            }

            foreach (IdentityLink link in commit.Links)
            {
                links[(link.Kind, link.ExternalId)] = link.Customer;
            }

            foreach (EffectRecord effect in commit.Effects)
            {
                effects[effect.Key] = effect;
            }

            foreach (TimerKey done in commit.TimersDone)
            {
                timers.Remove((done.Customer, done.Name));
            }

            foreach (TimerRecord timer in commit.Timers)
            {
                timers[(timer.Customer, timer.Name)] = timer;
            }

            foreach (ExceptionItem item in commit.Exceptions)
            {
                items[item.Id] = item with { Count = items.TryGetValue(item.Id, out ExceptionItem? known) ? known.Count + 1 : 1 };
            }

            foreach (ExceptionClose close in commit.ExceptionsClosed)
            {
                if (items.TryGetValue(close.Id, out ExceptionItem? item))
                {
                    items[close.Id] = item with { ClosedAt = close.At, CloseReason = close.Reason };
                }
            }

            foreach ((string name, string value) in commit.Cursors)
            {
                cursors[name] = value;
            }

            foreach (AuditEntry entry in commit.Audit)
            {
                string previous = audit.Count == 0 ? AuditChain.Genesis : audit[^1].Record.Hash;
                audit.Add((entry.Customer, AuditChain.Append(audit.Count + 1, previous, AuditChain.Canonicalize(entry))));
            }

            return new(CommitResult.Stored);
        }
    }

    public ValueTask<CustomerCase?> ReadCaseAsync(TenantId tenant, CustomerId customer, CancellationToken cancellationToken = default) => Locked(() => cases.GetValueOrDefault(customer));

    public ValueTask<IReadOnlyList<CustomerCase>> ListCasesAsync(TenantId tenant, CustomerId? after, int limit, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<CustomerId?> ResolveAsync(TenantId tenant, IdentityKind kind, string externalId, CancellationToken cancellationToken = default) =>
        Locked(() => links.TryGetValue((kind, externalId), out CustomerId found) ? found : (CustomerId?)null);

    public ValueTask<DueWork> ReadDueAsync(TenantId tenant, DateTimeOffset now, int limit, CancellationToken cancellationToken = default) => Locked(() => new DueWork(
        [],
        [.. effects.Values.Where(e => e.Status == EffectStatus.Pending && e.DueAt <= now).OrderBy(static e => e.DueAt).Take(limit)],
        [.. timers.Values.Where(t => t.DueAt <= now).Take(limit)]));

    public ValueTask<DateTimeOffset?> NextDueAsync(TenantId tenant, CancellationToken cancellationToken = default) => Locked(() => effects.Values
        .Where(static e => e.Status == EffectStatus.Pending).Select(static e => (DateTimeOffset?)e.DueAt).Concat(timers.Values.Select(static t => (DateTimeOffset?)t.DueAt)).Min());

    public ValueTask<IReadOnlyList<FactRecord>> ReadFactsAsync(TenantId tenant, CustomerId customer, CancellationToken cancellationToken = default) =>
        Locked<IReadOnlyList<FactRecord>>(() => facts.TryGetValue(customer, out var of) ? [.. of.OrderBy(static f => f.Key, StringComparer.Ordinal).Select(static f => f.Value[^1])] : []);

    public ValueTask<IReadOnlyList<FactRecord>> ReadFactHistoryAsync(TenantId tenant, CustomerId customer, string fact, CancellationToken cancellationToken = default) =>
        Locked<IReadOnlyList<FactRecord>>(() => facts.TryGetValue(customer, out var of) && of.TryGetValue(fact, out List<FactRecord>? history) ? [.. history] : []);

    public ValueTask<Proposal?> ReadProposalAsync(TenantId tenant, CustomerId customer, string key, CancellationToken cancellationToken = default) =>
        Locked(() => Of(proposals, customer).Find(p => p.Key == key));

    public ValueTask<IReadOnlyList<Proposal>> ReadProposalsAsync(TenantId tenant, ProposalFilter filter, Proposal? after, int limit, CancellationToken cancellationToken = default) =>
        Locked<IReadOnlyList<Proposal>>(() =>
        [
            .. (filter.Customer is { } customer ? Of(proposals, customer) : proposals.Values.SelectMany(static p => p))
                .Where(p => (filter.Owner is null || p.Owner == filter.Owner) && (!filter.OpenOnly || p.Status == ProposalStatus.Open))
                .SkipWhile(p => after is not null && (p.Customer != after.Customer || p.Key != after.Key)).Skip(after is null ? 0 : 1).Take(limit),
        ]);

    public ValueTask<EffectRecord?> ReadEffectAsync(TenantId tenant, string key, CancellationToken cancellationToken = default) => Locked(() => effects.GetValueOrDefault(key));

    public ValueTask<IReadOnlyList<EffectRecord>> ReadEffectsAsync(TenantId tenant, CustomerId customer, CancellationToken cancellationToken = default) =>
        Locked<IReadOnlyList<EffectRecord>>(() => [.. effects.Values.Where(e => e.Customer == customer)]);

    public ValueTask<IReadOnlyList<EffectRecord>> ReadInterruptedAsync(TenantId tenant, long epoch, CancellationToken cancellationToken = default) => new([]);

    public ValueTask<IReadOnlyList<TimerRecord>> ReadTimersAsync(TenantId tenant, CustomerId customer, CancellationToken cancellationToken = default) =>
        Locked<IReadOnlyList<TimerRecord>>(() => [.. timers.Values.Where(t => t.Customer == customer).OrderBy(static t => t.DueAt)]);

    public ValueTask<IReadOnlyList<ExceptionItem>> ReadExceptionsAsync(TenantId tenant, CustomerId? customer, bool openOnly, CancellationToken cancellationToken = default) =>
        Locked<IReadOnlyList<ExceptionItem>>(() => [.. items.Values.Where(i => (customer is null || i.Customer == customer) && (!openOnly || i.ClosedAt is null))]);

    public async IAsyncEnumerable<AuditRecord> ReadAuditAsync(TenantId tenant, long fromSequence = 1, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach ((_, AuditRecord record) in await Locked(() => audit.ToArray()))
        {
            yield return record;
        }
    }

    public async IAsyncEnumerable<AuditRecord> ReadAuditOfAsync(TenantId tenant, CustomerId customer, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach ((CustomerId? of, AuditRecord record) in await Locked(() => audit.ToArray()))
        {
            if (of == customer)
            {
                yield return record;
            }
        }
    }

    public ValueTask<string?> ReadCursorAsync(TenantId tenant, string name, CancellationToken cancellationToken = default) => Locked(() => cursors.GetValueOrDefault(name));

    public ValueTask<JournalCounts> CountAsync(TenantId tenant, CancellationToken cancellationToken = default) =>
        Locked(() => new JournalCounts(cases.Count, audit.Count, items.Values.Count(static i => i.ClosedAt is null), 0, 0, effects.Values.Count(static e => e.Status < EffectStatus.Done), 0));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static List<T> Of<T>(Dictionary<CustomerId, List<T>> lists, CustomerId customer)
    {
        if (!lists.TryGetValue(customer, out List<T>? list))
        {
            lists[customer] = list = [];
        }

        return list;
    }

    private void Check(JournalCommit commit)
    {
        if (commit.Lease is { } lease && lease.Epoch != epoch)
        {
            throw new StaleLeaseException(lease.Epoch, epoch);
        }

        if (commit.Case is { } write && (cases.GetValueOrDefault(write.Case.Customer)?.Version ?? 0) != write.ExpectedVersion)
        {
            throw new CaseConflictException("The case moved on.");
        }

        if (commit.Links.Any(l => links.TryGetValue((l.Kind, l.ExternalId), out CustomerId owner) && owner != l.Customer))
        {
            throw new CaseConflictException("The id belongs to another customer.");
        }

        if (commit.Proposals.Any(p => p.Expected is { } expected && Of(proposals, p.Proposal.Customer).Find(k => k.Key == p.Proposal.Key)?.Status != expected))
        {
            throw new CaseConflictException("The proposal was decided.");
        }
    }

    // Ordered by observation; of several at one time the last stored is last.
    private void Insert(FactRecord fact)
    {
        if (!facts.TryGetValue(fact.Customer, out Dictionary<string, List<FactRecord>>? of))
        {
            facts[fact.Customer] = of = new Dictionary<string, List<FactRecord>>(StringComparer.Ordinal);
        }

        if (!of.TryGetValue(fact.Fact, out List<FactRecord>? history))
        {
            of[fact.Fact] = history = [];
        }

        int after = history.FindLastIndex(f => f.ObservedAt <= fact.ObservedAt);
        history.Insert(after + 1, fact);
    }

    private ValueTask<T> Locked<T>(Func<T> read)
    {
        lock (gate)
        {
            return new ValueTask<T>(read());
        }
    }
}
