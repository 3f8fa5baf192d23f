using Broker.Core.Identity;
using Broker.Orchestration.Audit;
using Broker.Orchestration.Operators;

namespace Broker.Orchestration.Journal;

/// <summary>What is stored together.</summary>
public sealed record JournalCommit
{
    /// <summary>The tenant of everything in it.</summary>
    public required TenantId Tenant { get; init; }

    /// <summary>The lease it is made under; null for intake, which any caller may do.</summary>
    public JournalLease? Lease { get; init; }

    /// <summary>When it is made; becomes the recorded time of facts.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The new case; null when no case changes.</summary>
    public CaseWrite? Case { get; init; }

    /// <summary>A new inbox item. When it is a duplicate, nothing of the commit is stored and the result says so.</summary>
    public InboxItem? Received { get; init; }

    /// <summary>Changes to inbox items that exist.</summary>
    public IReadOnlyList<InboxMark> Inbox { get; init; } = [];

    /// <summary>New fact values.</summary>
    public IReadOnlyList<FactRecord> Facts { get; init; } = [];

    /// <summary>Proposals that are new or change their status.</summary>
    public IReadOnlyList<ProposalWrite> Proposals { get; init; } = [];

    /// <summary>New identity links. Linking an id that belongs to another customer fails the commit.</summary>
    public IReadOnlyList<IdentityLink> Links { get; init; } = [];

    /// <summary>Effects to insert or replace by key.</summary>
    public IReadOnlyList<EffectRecord> Effects { get; init; } = [];

    /// <summary>Timers to set or replace by customer and name.</summary>
    public IReadOnlyList<TimerRecord> Timers { get; init; } = [];

    /// <summary>Timers to remove.</summary>
    public IReadOnlyList<TimerKey> TimersDone { get; init; } = [];

    /// <summary>Exception items to raise, by id: raising one that is open changes only its text and count.</summary>
    public IReadOnlyList<ExceptionItem> Exceptions { get; init; } = [];

    /// <summary>Exception items to close.</summary>
    public IReadOnlyList<ExceptionClose> ExceptionsClosed { get; init; } = [];

    /// <summary>Audit entries; sequence and hash are given by the journal, in order, without gaps.</summary>
    public IReadOnlyList<AuditEntry> Audit { get; init; } = [];

    /// <summary>Cursors to store.</summary>
    public IReadOnlyDictionary<string, string> Cursors { get; init; } = new Dictionary<string, string>();
}
