namespace Broker.Core.Boundaries.Crm;

/// <summary>A remark on a ticket that was opened earlier. Neutral words only: no secret, no watch-list detail.</summary>
/// <param name="TicketKey">The key the ticket was opened with.</param>
/// <param name="Key">The stable key of the comment; the same key is never written twice, whatever the ticket.</param>
/// <param name="Text">What is to be said, as plain text.</param>
/// <param name="At">When it happened; shown where the CRM orders comments by time.</param>
public sealed record CrmTicketComment(string TicketKey, string Key, string Text, DateTimeOffset At)
{
    /// <summary>Only the keys.</summary>
    public override string ToString() => $"comment {Key} on ticket {TicketKey}";
}
