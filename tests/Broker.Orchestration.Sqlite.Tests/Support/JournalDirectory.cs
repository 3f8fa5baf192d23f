using Broker.TestSupport;

namespace Broker.Orchestration.Sqlite.Tests.Support;

/// <summary>A scratch directory with one journal file.</summary>
public sealed class JournalDirectory : IDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("journal-");

    public string File => Path.Combine(directory.FullName, "journal.db");

    public string Folder => directory.FullName;

    public FakeTimeProvider Clock { get; } = new();

    public SqliteJournalOptions Options => new() { Path = File, PreGrowWalBytes = 1024 * 1024 };

    public ValueTask<SqliteCaseJournal> OpenAsync() => SqliteCaseJournal.OpenAsync(Options, Clock);

    public void Dispose() => directory.Delete(recursive: true);
}
