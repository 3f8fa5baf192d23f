namespace Broker.Crm.Salesforce.Composite;

/// <summary>What one call of the composite family may hold (contracts/salesforce.md 6).</summary>
public static class CompositeLimits
{
    /// <summary>Steps of one composite call.</summary>
    public const int CompositeSteps = 25;

    /// <summary>Steps of one composite call that are queries or work on collections.</summary>
    public const int CompositeQuerySteps = 5;

    /// <summary>Steps of all graphs of one call.</summary>
    public const int GraphNodes = 500;

    /// <summary>Graphs of one call.</summary>
    public const int Graphs = 75;

    /// <summary>Steps of a graph that refer to one another in a row.</summary>
    public const int GraphDepth = 15;

    /// <summary>Different kinds of steps of a graph: a verb and an object.</summary>
    public const int GraphKinds = 15;

    /// <summary>Characters of a graph's name.</summary>
    public const int GraphNameLength = 40;

    /// <summary>Records of one tree call, at all levels.</summary>
    public const int TreeRecords = 200;

    /// <summary>Objects of one tree call.</summary>
    public const int TreeTypes = 5;

    /// <summary>Levels of a tree, the roots included.</summary>
    public const int TreeLevels = 5;

    /// <summary>Steps of one batch call.</summary>
    public const int BatchSteps = 25;

    /// <summary>Records of one collection call that writes.</summary>
    public const int CollectionRecords = 200;

    /// <summary>Ids of one collection call that reads.</summary>
    public const int CollectionIds = 2_000;

    /// <summary>Runs of records of one object in a collection call: more changes of object are refused by Salesforce.</summary>
    public const int CollectionTypeRuns = 10;
}
