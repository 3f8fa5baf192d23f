using Broker.Crm.HubSpot.Records;

namespace Broker.Crm.HubSpot.Tests.Records;

public enum KycState
{
    NotStarted,
    InReview,

    [HubSpotOption("APPROVED – ü")]
    Approved,

    Init,
}
