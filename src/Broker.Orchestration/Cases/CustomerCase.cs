using Broker.Core.Identity;

namespace Broker.Orchestration.Cases;

/// <summary>All facets of one customer, one per owner, and the state computed from them. Immutable.</summary>
public sealed record CustomerCase
{
    /// <summary>The broker.</summary>
    public required TenantId Tenant { get; init; }

    /// <summary>The customer.</summary>
    public required CustomerId Customer { get; init; }

    /// <summary>Grows by one with every commit.</summary>
    public long Version { get; init; }

    /// <summary>The computed state.</summary>
    public CaseState State { get; init; }

    /// <summary>Since when the state holds.</summary>
    public DateTimeOffset StateSince { get; init; }

    /// <summary>When the case was opened.</summary>
    public DateTimeOffset OpenedAt { get; init; }

    /// <summary>The relationship facet, owned by the CRM.</summary>
    public RelationshipStage Relationship { get; init; }

    /// <summary>The mapped ids.</summary>
    public IdentityLinks Links { get; init; } = new();

    /// <summary>The identity facet, owned by KYC.</summary>
    public IdentityFacet Identity { get; init; } = new();

    /// <summary>The money facet, owned by payments: one entry per payment.</summary>
    public IReadOnlyList<PaymentFacet> Payments { get; init; } = [];

    /// <summary>The account facet, owned by MetaTrader.</summary>
    public AccountFacet Account { get; init; } = new();

    /// <summary>The health facet, owned by MetaTrader.</summary>
    public HealthFacet Health { get; init; } = new();

    /// <summary>Restrictions in force.</summary>
    public IReadOnlyList<Restriction> Restrictions { get; init; } = [];

    /// <summary>Open reviews.</summary>
    public IReadOnlyList<Review> Reviews { get; init; } = [];

    /// <summary>The agreements version the customer accepted.</summary>
    public string? AgreementsVersion { get; init; }

    /// <summary>Whether residence and client class may be served; null when nobody decided.</summary>
    public bool? JurisdictionAllowed { get; init; }

    /// <summary>Events that must be decided again once the registration in flight is resolved.</summary>
    public IReadOnlyList<CaseEvent> Deferred { get; init; } = [];

    /// <summary>When the case was closed.</summary>
    public DateTimeOffset? ClosedAt { get; init; }
}
