using Broker.Crm.HubSpot.Records;

namespace Broker.Crm.HubSpot.Tests.Objects;

[HubSpotObject("contacts")]
internal sealed partial class TestContact
{
    public partial string? Email { get; set; }

    public partial string? BrokerClientId { get; set; }

    public partial decimal? Deposits { get; set; }

    [HubSpotProperty("lastmodifieddate")]
    [HubSpotReadOnly]
    public partial DateTimeOffset? LastModified { get; }

    [HubSpotIgnore]
    public string Local { get; set; } = "kept";
}
