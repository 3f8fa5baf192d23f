using System.Globalization;
using Broker.Orchestration.Sqlite.Engine;
using SQLitePCL;

namespace Broker.Orchestration.Sqlite.Writing;

/// <summary>
/// Keeps the write-ahead log at its size: grown once, then overwritten from its beginning. Commits that overwrite need no change of the file's
/// length or blocks, which is what makes a sync slow.
/// </summary>
internal sealed class LogKeeper
{
    private const int FrameBytes = 4096 + 24;

    // Room for the group that crosses the mark.
    private const double DueShare = 0.75;

    private readonly Database database;
    private readonly long dueFrames;
    private long frames;

    internal LogKeeper(Database database, long bytes)
    {
        this.database = database;
        dueFrames = (long)(bytes / FrameBytes * DueShare);
        database.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA journal_size_limit = {bytes}"));
        Grow(bytes);
    }

    /// <summary>True when the log should be copied into the database.</summary>
    internal bool IsDue => frames >= dueFrames;

    internal void Wrote() => frames += database.TakePagesWritten();

    /// <summary>Copies the log into the database. A reader of an older state can hold it back; then it is tried again a little later.</summary>
    internal bool CopyBack()
    {
        frames = dueFrames - (dueFrames / 16);
        if (!database.Checkpoint(raw.SQLITE_CHECKPOINT_PASSIVE))
        {
            return false;
        }

        frames = 0;
        return true;
    }

    // A transaction too large for the page cache is spilled into the log and then undone: the log is long, the database unchanged.
    private void Grow(long bytes)
    {
        long pages = bytes / FrameBytes;
        database.Execute("PRAGMA cache_size = 64; BEGIN IMMEDIATE; CREATE TABLE filler(bytes BLOB)");
        try
        {
            const int Chunk = 256;
            for (long done = 0; done < pages; done += Chunk)
            {
                database.Execute(string.Create(CultureInfo.InvariantCulture, $"INSERT INTO filler(bytes) VALUES(zeroblob({Math.Min(Chunk, pages - done) * 4080}))"));
            }
        }
        finally
        {
            database.RollBack();
            database.Execute("PRAGMA cache_size = -16000");
        }

        _ = database.TakePagesWritten();
    }
}
