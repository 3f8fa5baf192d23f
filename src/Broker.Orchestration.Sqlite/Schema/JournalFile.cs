using System.Globalization;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Sqlite.Engine;

namespace Broker.Orchestration.Sqlite.Schema;

/// <summary>Looks at a file before anything is written to it: new, ours, foreign, newer or damaged.</summary>
internal static class JournalFile
{
    // Below this a full check of the pages costs a few milliseconds; above it only sizes are compared.
    private const long FullCheckBytes = 16 * 1024 * 1024;

    private const long SmallestPage = 512;

    /// <summary>Opens for writing; makes the tables in a new or empty file.</summary>
    internal static Database OpenForWriting(string path, TimeSpan busyTimeout)
    {
        if (!File.Exists(path))
        {
            CreatePrivate(path);
        }

        CheckLength(path);

        Database database = Database.Open(path, readOnly: false, busyTimeout);
        try
        {
            bool isNew = IsNew(database);
            if (!isNew)
            {
                CheckOurs(database);
            }

            if (!string.Equals(database.ReadText("PRAGMA journal_mode = WAL"), "wal", StringComparison.OrdinalIgnoreCase))
            {
                throw new JournalStorageException($"The journal '{path}' cannot use a write-ahead log here. Put it on a local disk; network file systems do not work.");
            }

            database.Execute("PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF; PRAGMA wal_autocheckpoint = 0; PRAGMA cache_size = -16000");
            if (isNew)
            {
                database.Execute(JournalSchema.Create);
            }
            else
            {
                CheckWhole(database);
                BringUpToDate(database);
            }

            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>Opens for reading only.</summary>
    internal static Database OpenForReading(string path, TimeSpan busyTimeout, bool check)
    {
        if (check && !File.Exists(path))
        {
            throw new JournalStorageException($"There is no journal '{path}'. Check the path; reading never creates one.");
        }

        CheckLength(path);
        Database database = Database.Open(path, readOnly: true, busyTimeout);
        try
        {
            database.Execute("PRAGMA query_only = ON; PRAGMA trusted_schema = OFF; PRAGMA temp_store = MEMORY");
            if (check)
            {
                if (IsNew(database))
                {
                    throw new JournalStorageException($"The journal '{path}' is empty: nothing was ever stored in it.");
                }

                CheckOurs(database);
            }

            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    // What is in the journal is personal; SQLite gives the same rights to the files beside it.
    private static void CreatePrivate(string path)
    {
        if (Path.GetDirectoryName(path) is { Length: > 0 } directory)
        {
            Directory.CreateDirectory(directory);
        }

        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        new FileStream(path, options).Dispose();
    }

    // SQLite takes a file shorter than its smallest page for an empty one and would write over it. The file is not opened for this: closing it
    // would drop the locks that other connections of this process hold.
    private static void CheckLength(string path)
    {
        if (new FileInfo(path) is { Exists: true, Length: > 0 and < SmallestPage })
        {
            throw Fault.Of(SQLitePCL.raw.SQLITE_NOTADB, path);
        }
    }

    private static bool IsNew(Database database) =>
        database.ReadNumber("PRAGMA application_id") == 0
        && database.ReadNumber("PRAGMA user_version") == 0
        && database.ReadNumber("SELECT count(*) FROM sqlite_schema") == 0;

    private static void CheckOurs(Database database)
    {
        if (database.ReadNumber("PRAGMA application_id") != JournalSchema.ApplicationId)
        {
            throw new JournalStorageException($"'{database.Path}' is a SQLite database of another program, not a journal. It was not changed; name another path.");
        }

        long version = database.ReadNumber("PRAGMA user_version");
        if (version is < JournalSchema.OldestVersion or > JournalSchema.Version)
        {
            throw new JournalStorageException(string.Create(CultureInfo.InvariantCulture,
                $"The journal '{database.Path}' has schema version {version}, this program knows {JournalSchema.Version}. It was not changed; use a program at least as new as the one that wrote it."));
        }
    }

    private static void BringUpToDate(Database database)
    {
        if (database.ReadNumber("PRAGMA user_version") == 1)
        {
            database.Execute(JournalSchema.FromVersion1);
        }
    }

    private static void CheckWhole(Database database)
    {
        // An empty log makes the file itself complete, so that its size can be judged.
        long length = database.Checkpoint(SQLitePCL.raw.SQLITE_CHECKPOINT_TRUNCATE) ? new FileInfo(database.Path).Length : long.MaxValue;
        long expected = database.ReadNumber("PRAGMA page_count") * database.ReadNumber("PRAGMA page_size");
        if (length < expected)
        {
            throw new JournalStorageException(string.Create(CultureInfo.InvariantCulture,
                $"The journal '{database.Path}' was cut off: it has {length} bytes of {expected}. It was not changed; restore a backup."));
        }

        if (expected <= FullCheckBytes && !string.Equals(database.ReadText("PRAGMA quick_check(1)"), "ok", StringComparison.Ordinal))
        {
            throw new JournalStorageException($"The journal '{database.Path}' is damaged. Keep the file for analysis and restore a backup; it was not overwritten.");
        }
    }
}
