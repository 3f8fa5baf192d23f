using Broker.Crm.HubSpot.Records;

namespace Broker.Simulation.Tests.HubSpot;

/// <summary>A class of a user, with every kind of property.</summary>
[HubSpotObject("contacts")]
public sealed partial class TypedContact
{
    public partial string? BrokerClientId { get; set; }

    [HubSpotProperty("firstname")]
    public partial string? FirstName { get; set; }

    public partial string? Phone { get; set; }

    public partial decimal? Deposits { get; set; }

    public partial long? Logins { get; set; }

    public partial bool? IsVip { get; set; }

    public partial DateOnly? BornOn { get; set; }

    public partial DateTimeOffset? VerifiedAt { get; set; }

    public partial ReviewState? ReviewState { get; set; }

    public partial IReadOnlyList<string>? Products { get; set; }

    public partial IReadOnlyList<ReviewState>? ReviewHistory { get; set; }

    [HubSpotReadOnly]
    [HubSpotProperty("createdate")]
    public partial DateTimeOffset? CreateDate { get; }
}
