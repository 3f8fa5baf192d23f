using Broker.Crm.HubSpot.Records;

namespace Broker.Simulation.Tests.HubSpot;

/// <summary>Options with letters that some cultures write in another way.</summary>
public enum ReviewState
{
    Init,

    InReview,

    [HubSpotOption("APPROVED – ü")]
    Approved,
}
