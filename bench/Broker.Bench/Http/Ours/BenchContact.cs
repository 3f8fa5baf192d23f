using Broker.Crm.HubSpot.Records;

namespace Broker.Bench.Http.Ours;

/// <summary>The same eleven properties as the class of the floor, read by the generated reader.</summary>
[HubSpotObject("contacts")]
internal sealed partial class BenchContact
{
    public partial string? BrokerAccountUuid { get; set; }

    public partial string? BrokerClientId { get; set; }

    [HubSpotShared]
    public partial string? Country { get; set; }

    [HubSpotProperty("createdate")]
    [HubSpotReadOnly]
    public partial DateTimeOffset? CreateDate { get; }

    public partial string? Email { get; set; }

    [HubSpotProperty("firstname")]
    public partial string? FirstName { get; set; }

    [HubSpotProperty("hs_object_id")]
    [HubSpotReadOnly]
    public partial string? ObjectId { get; }

    [HubSpotProperty("lastmodifieddate")]
    [HubSpotReadOnly]
    public partial DateTimeOffset? LastModifiedDate { get; }

    [HubSpotProperty("lastname")]
    public partial string? LastName { get; set; }

    [HubSpotProperty("lifecyclestage")]
    [HubSpotShared]
    public partial string? LifecycleStage { get; set; }

    public partial string? Phone { get; set; }
}
