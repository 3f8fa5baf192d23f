namespace Broker.Crm.Salesforce.Limits;

/// <summary>What the org may still do. Thread-safe.</summary>
public interface ISalesforceLimits
{
    /// <summary>True when the org's calls of 24 hours are used up: until <see cref="NextProbeAt"/> every call ends in <see cref="Core.Errors.QuotaExhaustedException"/> and nothing is sent.</summary>
    bool IsStopped { get; }

    /// <summary>When the next call may probe whether calls came back; null when nothing is held back.</summary>
    DateTimeOffset? NextProbeAt { get; }

    /// <summary>Sends again at once, for example after the allocation was raised. Does nothing when nothing is held back.</summary>
    void Resume();

    /// <summary>Asks for all limits of the org. Counts as a call itself; for used calls alone, look at <see cref="ISalesforceClient.Usage"/>, which costs nothing.</summary>
    Task<SalesforceLimitReport> GetAsync(CancellationToken cancellationToken = default);

    /// <summary>Asks which versions of the API the org has, oldest first by number. Does not count as a call (contracts/salesforce.md 1).</summary>
    Task<IReadOnlyList<SalesforceApiVersion>> GetVersionsAsync(CancellationToken cancellationToken = default);
}
