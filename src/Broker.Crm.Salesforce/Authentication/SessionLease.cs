namespace Broker.Crm.Salesforce.Authentication;

/// <summary>A session and its times.</summary>
/// <param name="Session">The session.</param>
/// <param name="RefreshAt">From here on it is replaced, while it still serves; never when the life of sessions was not told.</param>
/// <param name="ServesUntil">From here on calls wait for another.</param>
/// <param name="FetchedAt">When Salesforce gave it to this program; null when it came from the store.</param>
internal sealed record SessionLease(SalesforceSession Session, DateTimeOffset RefreshAt, DateTimeOffset ServesUntil, DateTimeOffset? FetchedAt)
{
    private static readonly TimeSpan LongestMargin = TimeSpan.FromMinutes(5);

    /// <summary>How long before its end a session is replaced: 5 minutes, or a quarter of a short life.</summary>
    internal static TimeSpan MarginOf(TimeSpan life) => life / 4 < LongestMargin ? life / 4 : LongestMargin;

    internal static SessionLease Of(SalesforceSession session, DateTimeOffset from, TimeSpan? life, DateTimeOffset? fetchedAt) => life is { } limit
        ? new SessionLease(session, from + limit - MarginOf(limit), from + limit, fetchedAt)
        : new SessionLease(session, DateTimeOffset.MaxValue, DateTimeOffset.MaxValue, fetchedAt);

    /// <summary>Never the token.</summary>
    public override string ToString() => nameof(SessionLease);
}
