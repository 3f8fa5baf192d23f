namespace Broker.Crm.HubSpot.Limits;

/// <summary>How the client stays within the limits of one account (contracts/hubspot.md 11). Several programs that share an app share its limits too: give each its part.</summary>
public sealed class HubSpotLimitsOptions
{
    /// <summary>The calls per 10 seconds when nothing else is told: what the smallest plan allows.</summary>
    public const int DefaultRequestsPerInterval = 100;

    /// <summary>
    /// The most calls that leave in any 10 seconds; excess waits its turn within <c>Resilience.TotalTimeout</c>. Default null: 100, until HubSpot's answers say how
    /// many the account has. A number is kept to, and lowered when HubSpot says less. 1 to 100,000.
    /// </summary>
    public int? RequestsPerTenSeconds { get; set; }

    /// <summary>The most calls on their way at once, searches included. Default null: no limit, since HubSpot states none. 1 to 10,000.</summary>
    public int? MaxInFlight { get; set; }

    /// <summary>False sends without counting, for a test server or when something else counts. Refusals still hold calls back. Default true.</summary>
    public bool CountsCalls { get; set; } = true;

    /// <summary>
    /// The account's time zone (its settings show it): the calls of a day come back at its midnight. Default null: not known, so the time is not told and calls
    /// rest for 24 hours, by when midnight has passed in any zone, or until <see cref="IHubSpotLimits.Resume"/>.
    /// </summary>
    public TimeZoneInfo? PortalTimeZone { get; set; }
}
