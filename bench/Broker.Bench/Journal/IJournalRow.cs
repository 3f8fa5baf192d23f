namespace Broker.Bench.Journal;

/// <summary>One row of a journal table.</summary>
internal interface IJournalRow
{
    string Name { get; }

    /// <summary>Transitions made durable together, or in flight together.</summary>
    int Width { get; }

    /// <summary>Runs for about <paramref name="slice"/>; whatever it has to prepare is not counted.</summary>
    Task<JournalSample> RunAsync(TimeSpan slice);
}
