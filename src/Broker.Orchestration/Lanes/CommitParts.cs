using Broker.Orchestration.Audit;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Operators;

namespace Broker.Orchestration.Lanes;

/// <summary>What is stored together with a decision: the inbox mark or effect that led to it.</summary>
internal sealed record CommitParts
{
    internal static CommitParts None { get; } = new();

    internal IReadOnlyList<InboxMark> Inbox { get; init; } = [];

    internal IReadOnlyList<EffectRecord> Effects { get; init; } = [];

    internal IReadOnlyList<IdentityLink> Links { get; init; } = [];

    internal IReadOnlyList<FactRecord> Facts { get; init; } = [];

    internal IReadOnlyList<ProposalWrite> Proposals { get; init; } = [];

    internal IReadOnlyList<TimerRecord> Timers { get; init; } = [];

    internal IReadOnlyList<TimerKey> TimersDone { get; init; } = [];

    internal IReadOnlyList<ExceptionItem> Exceptions { get; init; } = [];

    internal IReadOnlyList<ExceptionClose> ExceptionsClosed { get; init; } = [];

    internal IReadOnlyList<AuditEntry> Audit { get; init; } = [];

    internal IReadOnlyDictionary<string, string> Cursors { get; init; } = new Dictionary<string, string>();
}
