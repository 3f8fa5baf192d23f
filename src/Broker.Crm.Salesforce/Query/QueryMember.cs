namespace Broker.Crm.Salesforce.Query;

/// <summary>The members of a query result.</summary>
internal enum QueryMember
{
    Other = 0,
    Records = 1,
    TotalSize = 2,
    Done = 3,
    NextRecordsUrl = 4,
}
