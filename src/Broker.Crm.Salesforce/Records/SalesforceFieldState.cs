namespace Broker.Crm.Salesforce.Records;

/// <summary>What a write does with a field (contracts/salesforce.md 4).</summary>
public enum SalesforceFieldState
{
    /// <summary>It was not set: it is not sent and Salesforce keeps what it has. Reading a record sets nothing.</summary>
    Absent,

    /// <summary>It was set and is sent, also when the value is the one it had.</summary>
    Value,

    /// <summary>It was set to null, to an empty text or to an empty list: a JSON null is sent and Salesforce empties the field.</summary>
    Clear,
}
