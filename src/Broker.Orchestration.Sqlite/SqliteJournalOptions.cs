using Broker.Core.Configuration;

namespace Broker.Orchestration.Sqlite;

/// <summary>How the embedded journal is kept. Read once when it is opened.</summary>
public sealed class SqliteJournalOptions
{
    private const long MebiByte = 1024 * 1024;

    /// <summary>The file, on a local disk. Created with its directory when it is missing. Required.</summary>
    public string? Path { get; set; }

    /// <summary>
    /// How far the write-ahead log is written out once at opening, in bytes, so that commits overwrite it instead of making the file longer. Also
    /// the size at which the log is copied into the database. Default 8 MiB; 1 MiB to 1 GiB.
    /// </summary>
    public long PreGrowWalBytes { get; set; } = 8 * MebiByte;

    /// <summary>How many commits may share one write to disk. Default 256; 1 to 10,000.</summary>
    public int MaxCommitsPerGroup { get; set; } = 256;

    /// <summary>How long to wait for another program that locks the file, for example a backup. Default 5 s; 0 s to 5 min.</summary>
    public TimeSpan BusyTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The most pages the file may have; null for no limit. For tests of a full disk.</summary>
    internal int? MaxPages { get; set; }

    /// <summary>What is wrong with the options.</summary>
    internal OptionsCheck Check() => new OptionsCheck("SqliteJournal")
        .Required(nameof(Path), string.IsNullOrWhiteSpace(Path) ? null : Path, "a file name on a local disk, for example journal.db")
        .Range(nameof(PreGrowWalBytes), PreGrowWalBytes, MebiByte, 1024 * MebiByte)
        .Range(nameof(MaxCommitsPerGroup), MaxCommitsPerGroup, 1, 10_000)
        .Range(nameof(BusyTimeout), BusyTimeout, TimeSpan.Zero, TimeSpan.FromMinutes(5));
}
