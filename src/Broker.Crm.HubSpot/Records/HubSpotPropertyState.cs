namespace Broker.Crm.HubSpot.Records;

/// <summary>What a write does with a property (contracts/hubspot.md 4).</summary>
public enum HubSpotPropertyState
{
    /// <summary>It was not set: it is not sent and HubSpot keeps what it has. Reading a record sets nothing.</summary>
    Absent,

    /// <summary>It was set and is sent, also when the value is the one it had.</summary>
    Value,

    /// <summary>It was set to null, to an empty text or to an empty list: HubSpot is told to empty it.</summary>
    Clear,
}
