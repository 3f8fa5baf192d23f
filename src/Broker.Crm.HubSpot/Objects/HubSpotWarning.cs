using Broker.Core.Errors;

namespace Broker.Crm.HubSpot.Objects;

/// <summary>A complaint that HubSpot sent together with a record. The call succeeded.</summary>
public sealed record HubSpotWarning
{
    /// <summary>HubSpot's category; an open set, null when the answer did not say. Compare it, do not print it.</summary>
    public string? Category { get; init; }

    /// <summary>HubSpot's text, which never prints.</summary>
    public ProviderText Message { get; init; }

    /// <summary>What it is about; empty when the answer did not say. May repeat what was sent.</summary>
    public IReadOnlyDictionary<string, string?> Context { get; init; } = System.Collections.Immutable.ImmutableDictionary<string, string?>.Empty;

    /// <summary>Neither text nor context: both may repeat what was sent.</summary>
    public override string ToString() => "HubSpot warning";
}
