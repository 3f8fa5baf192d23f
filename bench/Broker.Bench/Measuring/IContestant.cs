namespace Broker.Bench.Measuring;

/// <summary>Something that can be called many times in a row.</summary>
internal interface IContestant
{
    /// <summary>The row's name in the table.</summary>
    string Name { get; }

    /// <summary>Runs a block of calls, one after the other.</summary>
    ValueTask RunAsync(int calls);
}
