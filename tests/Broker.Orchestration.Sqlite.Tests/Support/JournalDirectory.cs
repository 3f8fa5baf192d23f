using Broker.TestSupport;

namespace Broker.Orchestration.Sqlite.Tests.Support;

/// <summary>A scratch directory with one journal file.</summary>
public sealed class JournalDirectory : IDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("journal-");

    public string File => Path.Combine(directory.FullName, "journal.db");

    public string Folder => directory.FullName;

    public FakeTimeProvider Clock { get; } = new();

    /// <summary>A write that a test blocks waits long enough for a slow test.</summary>
    public SqliteJournalOptions Options => new() { Path = File, PreGrowWalBytes = 1024 * 1024, BusyTimeout = TimeSpan.FromMinutes(1) };

    public ValueTask<SqliteCaseJournal> OpenAsync() => SqliteCaseJournal.OpenAsync(Options, Clock);

    public void Dispose() => directory.Delete(recursive: true);
}
