using Broker.Core.Identity;
using Broker.Orchestration.Audit;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Operators;

namespace Broker.Orchestration.Sqlite.Tests.Support;

/// <summary>The same journal in memory, written the slow and obvious way.</summary>
internal sealed class JournalModel
{
    internal static readonly string[] FactNames = ["kyc.status", "crm.phone", "payment.state"];

    private readonly List<FactRecord> facts = [];
    private readonly List<EffectRecord> effects = [];
    private readonly List<TimerRecord> timers = [];
    private readonly List<ExceptionItem> exceptions = [];
    private readonly List<(CustomerId? Customer, string Canonical)> audit = [];
    private long duplicates;

    internal Dictionary<string, long> Cases { get; } = [];

    internal Dictionary<(IdentityKind Kind, string Id), string> Links { get; } = [];

    internal List<InboxItem> Inbox { get; } = [];

    internal string Apply(JournalCommit commit, long epoch)
    {
        if (commit.Lease is { } lease && lease.Epoch != epoch)
        {
            return nameof(StaleLeaseException);
        }

        if (commit.Received is { } item && Inbox.Exists(i => i.Source == item.Source && (i.EventId == item.EventId || (i.BusinessKey is not null && i.BusinessKey == item.BusinessKey))))
        {
            duplicates++;
            return nameof(CommitResult.Duplicate);
        }

        if (commit.Links.Any(l => Links.TryGetValue((l.Kind, l.ExternalId), out string? owner) && owner != l.Customer.Value)
            || (commit.Case is { } write && Cases.GetValueOrDefault(write.Case.Customer.Value) != write.ExpectedVersion))
        {
            return nameof(CaseConflictException);
        }

        Store(commit);
        return nameof(CommitResult.Stored);
    }

    internal JournalCounts Counts() => new(
        Cases.Count,
        audit.Count,
        exceptions.Count(static e => e.ClosedAt is null),
        Inbox.Count(static i => i.Status == InboxStatus.Pending),
        Inbox.Count(static i => i.Status == InboxStatus.Parked),
        effects.Count(static e => e.Status is EffectStatus.Pending or EffectStatus.Intended),
        duplicates);

    internal IEnumerable<(string, string?, DateTimeOffset)> CurrentFacts(CustomerId customer) => facts
        .Where(f => f.Customer == customer)
        .GroupBy(static f => f.Fact, StringComparer.Ordinal)
        .OrderBy(static g => g.Key, StringComparer.Ordinal)
        .Select(static g => g.OrderBy(static f => f.ObservedAt).Last())
        .Select(static f => (f.Fact, f.Value, f.ObservedAt));

    internal IEnumerable<string?> HistoryOf(CustomerId customer, string fact) =>
        facts.Where(f => f.Customer == customer && f.Fact == fact).OrderBy(static f => f.ObservedAt).Select(static f => f.Value);

    internal IEnumerable<EffectRecord> EffectsOf(CustomerId customer) => effects.Where(e => e.Customer == customer);

    internal IEnumerable<TimerRecord> TimersOf(CustomerId customer) =>
        timers.Where(t => t.Customer == customer).OrderBy(static t => t.DueAt).ThenBy(static t => t.Name, StringComparer.Ordinal);

    internal IEnumerable<(long, string)> AuditOf(CustomerId customer) =>
        audit.Select(static (a, i) => (a.Customer, Sequence: i + 1L, a.Canonical)).Where(a => a.Customer == customer).Select(static a => (a.Sequence, a.Canonical));

    internal IEnumerable<(string, int, DateTimeOffset, DateTimeOffset?)> ExceptionsOf(CustomerId customer) => exceptions
        .Select(static (e, i) => (Item: e, Place: i))
        .Where(e => e.Item.Customer == customer)
        .OrderByDescending(static e => e.Item.RaisedAt)
        .ThenByDescending(static e => e.Place)
        .Select(static e => (e.Item.Id, e.Item.Count, e.Item.RaisedAt, e.Item.ClosedAt));

    internal IEnumerable<string> DueInbox(DateTimeOffset now) => WaitingInbox().Where(i => i.DueAt <= now).OrderBy(static i => i.DueAt).Select(static i => i.Id);

    internal IEnumerable<string> DueEffects(DateTimeOffset now) => PendingEffects().Where(e => e.DueAt <= now).OrderBy(static e => e.DueAt).Select(static e => e.Key);

    internal IEnumerable<TimerRecord> DueTimers(DateTimeOffset now) => timers.Where(t => t.DueAt <= now)
        .OrderBy(static t => t.DueAt).ThenBy(static t => t.Customer.Value, StringComparer.Ordinal).ThenBy(static t => t.Name, StringComparer.Ordinal);

    internal DateTimeOffset? NextDue() => WaitingInbox().Select(static i => i.DueAt)
        .Concat(PendingEffects().Select(static e => e.DueAt)).Concat(timers.Select(static t => t.DueAt)).Order().Select(static t => (DateTimeOffset?)t).FirstOrDefault();

    private IEnumerable<InboxItem> WaitingInbox() => Inbox.Where(static i => i.Status is InboxStatus.Pending or InboxStatus.Parked);

    private IEnumerable<EffectRecord> PendingEffects() => effects.Where(static e => e.Status == EffectStatus.Pending);

    private void Store(JournalCommit commit)
    {
        if (commit.Received is { } item)
        {
            Inbox.Add(item);
        }

        if (commit.Case is { } write)
        {
            Cases[write.Case.Customer.Value] = write.Case.Version;
        }

        foreach (IdentityLink link in commit.Links)
        {
            Links[(link.Kind, link.ExternalId)] = link.Customer.Value;
        }

        foreach (InboxMark mark in commit.Inbox)
        {
            int at = Inbox.FindIndex(i => i.Id == mark.Id);
            Inbox[at] = Inbox[at] with { Status = mark.Status, DueAt = mark.DueAt, Attempts = mark.Attempts };
        }

        facts.AddRange(commit.Facts);
        foreach (EffectRecord effect in commit.Effects)
        {
            Replace(effects, effect, e => e.Key == effect.Key);
        }

        foreach (TimerKey done in commit.TimersDone)
        {
            timers.RemoveAll(t => t.Customer == done.Customer && t.Name == done.Name);
        }

        foreach (TimerRecord timer in commit.Timers)
        {
            Replace(timers, timer, t => t.Customer == timer.Customer && t.Name == timer.Name);
        }

        foreach (ExceptionItem raised in commit.Exceptions)
        {
            ExceptionItem? known = exceptions.Find(e => e.Id == raised.Id);
            Replace(exceptions, known is null ? raised : raised with { RaisedAt = known.RaisedAt, Count = known.Count + 1 }, e => e.Id == raised.Id);
        }

        foreach (ExceptionClose close in commit.ExceptionsClosed)
        {
            if (exceptions.Find(e => e.Id == close.Id && e.ClosedAt is null) is { } open)
            {
                Replace(exceptions, open with { ClosedAt = close.At }, e => e.Id == close.Id);
            }
        }

        audit.AddRange(commit.Audit.Select(static a => (a.Customer, AuditChain.Canonicalize(a))));
    }

    private static void Replace<T>(List<T> list, T item, Predicate<T> same)
    {
        int at = list.FindIndex(same);
        if (at < 0)
        {
            list.Add(item);
        }
        else
        {
            list[at] = item;
        }
    }
}
