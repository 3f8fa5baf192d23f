using System.Text.Json.Serialization;
using Broker.Crm.HubSpot.Wire;

namespace Broker.Crm.HubSpot.Owners;

/// <summary>A user or queue that records belong to (contracts/hubspot.md 9).</summary>
public sealed record HubSpotOwner
{
    /// <summary>The id, as it is written to <c>hubspot_owner_id</c>. Not the user's id.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string Id { get => field ?? string.Empty; init; }

    /// <summary>The e-mail address; null for queues.</summary>
    public string? Email { get; init; }

    /// <summary>The first name.</summary>
    public string? FirstName { get; init; }

    /// <summary>The last name.</summary>
    public string? LastName { get; init; }

    /// <summary>The user's id; null for archived owners, see <see cref="UserIdIncludingInactive"/>.</summary>
    public string? UserId { get; init; }

    /// <summary>The user's id, of archived owners too.</summary>
    public string? UserIdIncludingInactive { get; init; }

    /// <summary><c>PERSON</c> or <c>QUEUE</c>; open.</summary>
    public string? Type { get; init; }

    /// <summary>The teams.</summary>
    [JsonConverter(typeof(LenientListConverter<HubSpotOwnerTeam>))]
    public IReadOnlyList<HubSpotOwnerTeam>? Teams { get; init; }

    /// <summary>True for one that was deactivated or removed.</summary>
    public bool? Archived { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>Only the id: the rest is personal data.</summary>
    public override string ToString() => $"HubSpot owner {Id}";
}
