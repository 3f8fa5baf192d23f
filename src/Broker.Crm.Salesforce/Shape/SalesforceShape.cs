namespace Broker.Crm.Salesforce.Shape;

/// <summary>The ways to write records.</summary>
public enum SalesforceShape
{
    /// <summary>One call for each record.</summary>
    SingleCall = 0,

    /// <summary>Composite: 25 steps in a call that may use one another's ids.</summary>
    Composite = 1,

    /// <summary>Composite graph: 500 steps in a call; what hangs together is written as a whole or not at all.</summary>
    Graph = 2,

    /// <summary>Collections: 200 records of one object in a call.</summary>
    Collections = 3,

    /// <summary>A Bulk 2.0 job: any number of records, later.</summary>
    Bulk = 4,
}
