namespace Broker.Testing.Salesforce.Composite;

/// <summary>How much one call may hold (contracts/salesforce.md 6).</summary>
internal static class CompositeLimits
{
    public const int Subrequests = 25;
    public const int QueriesAndCollections = 5;
    public const int GraphNodes = 500;
    public const int Graphs = 75;
    public const int FailedGraphs = 14;
    public const int GraphDepth = 15;
    public const int TreeRecords = 200;
    public const int TreeTypes = 5;
    public const int TreeDepth = 5;
    public const int CollectionRecords = 200;
    public const int CollectionIds = 2_000;
    public const int CollectionChunks = 10;
}
