using Broker.Bench.Measuring;

namespace Broker.Bench.Journal;

/// <summary>One journal, with the raw rows it is compared with. A new one is one class, its contender, and one line in <see cref="JournalEntries"/>.</summary>
internal interface IJournalEntry
{
    string Name { get; }

    ContenderKind Kind { get; }

    /// <summary>The same rows, written raw.</summary>
    IRawTransition CreateRaw();

    /// <summary>Opens the journal in an empty directory.</summary>
    Task<IJournalContender> OpenAsync(string directory, CancellationToken cancellationToken);
}
