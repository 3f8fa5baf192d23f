using Broker.Crm.HubSpot.Records;

namespace Broker.Api.Tests;

/// <summary>The class of the HubSpot README.</summary>
[HubSpotObject("contacts")]
internal sealed partial class Contact
{
    public partial string? BrokerClientId { get; set; }

    public partial string? Email { get; set; }

    public partial string? Phone { get; set; }

    public partial decimal? Deposits { get; set; }
}
