namespace Broker.Orchestration.Journal;

/// <summary>Work that is due.</summary>
/// <param name="Inbox">Inbox items to decide.</param>
/// <param name="Effects">Effects to do.</param>
/// <param name="Timers">Timers that fire.</param>
public sealed record DueWork(IReadOnlyList<InboxItem> Inbox, IReadOnlyList<EffectRecord> Effects, IReadOnlyList<TimerRecord> Timers)
{
    /// <summary>True when there is nothing to do.</summary>
    public bool IsEmpty => Inbox.Count == 0 && Effects.Count == 0 && Timers.Count == 0;
}
