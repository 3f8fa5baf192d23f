using Broker.Core.Secrets;

namespace Broker.Crm.HubSpot.Authentication;

/// <summary>An access token and its times.</summary>
/// <param name="Token">The token.</param>
/// <param name="RefreshAt">From here on it is replaced, while it still serves.</param>
/// <param name="ServesUntil">From here on calls wait for another.</param>
/// <param name="FetchedAt">When HubSpot gave it to this program; null when it came from the store.</param>
internal sealed record AccessLease(Secret Token, DateTimeOffset RefreshAt, DateTimeOffset ServesUntil, DateTimeOffset? FetchedAt)
{
    // A call that leaves now needs a moment to arrive, and clocks differ.
    private static readonly TimeSpan Travel = TimeSpan.FromSeconds(10);

    internal static AccessLease Of(Secret token, DateTimeOffset expiresAt, TimeSpan margin, DateTimeOffset now, DateTimeOffset? fetchedAt)
    {
        TimeSpan lifetime = expiresAt - now;

        // A token that lives shorter than the margin is not replaced all the time, but at its half.
        DateTimeOffset refreshAt = expiresAt - (lifetime > margin * 2 ? margin : lifetime / 2);
        DateTimeOffset servesUntil = expiresAt - (lifetime > Travel * 4 ? Travel : lifetime / 4);
        return new AccessLease(token, refreshAt < servesUntil ? refreshAt : servesUntil, servesUntil, fetchedAt);
    }

    /// <summary>Never the token.</summary>
    public override string ToString() => nameof(AccessLease);
}
