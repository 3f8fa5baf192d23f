namespace Broker.Crm.HubSpot.Limits;

/// <summary>Where one account stands with its limits, as this client has seen it. Thread-safe.</summary>
public interface IHubSpotLimits
{
    /// <summary>The calls allowed per interval, usually 10 seconds: what HubSpot last said, or the option, or 100.</summary>
    int RequestsPerInterval { get; }

    /// <summary>How many calls of the day were left after the last answer that said so; null when none did, as with OAuth.</summary>
    long? DailyRemaining { get; }

    /// <summary>True when the calls of the day are used up: every call ends in <see cref="Core.Errors.QuotaExhaustedException"/> and nothing is sent.</summary>
    bool IsStopped { get; }

    /// <summary>When the calls of the day come back; null when none are missing or <see cref="HubSpotLimitsOptions.PortalTimeZone"/> is not set.</summary>
    DateTimeOffset? ResetsAt { get; }

    /// <summary>Sends again at once, for example after the limit was raised. Does nothing when nothing is held back.</summary>
    void Resume();
}
