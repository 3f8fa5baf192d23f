using Broker.Core.Boundaries.Accounts;

namespace Broker.Orchestration.Cases;

/// <summary>The account's connection, as last checked.</summary>
public sealed record HealthFacet
{
    /// <summary>Connected, disconnected or unknown.</summary>
    public ConnectionState State { get; init; }

    /// <summary>When it was checked.</summary>
    public DateTimeOffset? ObservedAt { get; init; }

    /// <summary>Failed checks in a row.</summary>
    public int Failures { get; init; }

    /// <summary>True for a read-only login; null when unknown.</summary>
    public bool? IsInvestor { get; init; }
}
