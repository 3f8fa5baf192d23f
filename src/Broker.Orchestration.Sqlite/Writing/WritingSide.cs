using System.Globalization;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Sqlite.Engine;
using Broker.Orchestration.Sqlite.Reading;
using Broker.Orchestration.Sqlite.Schema;

namespace Broker.Orchestration.Sqlite.Writing;

/// <summary>What only the writing process has: the lock, the writer's connection and the group committer.</summary>
internal sealed class WritingSide
{
    private readonly FileLock fileLock;
    private readonly Database database;
    private readonly CommitWriter writer;

    private WritingSide(FileLock fileLock, Database database, CommitWriter writer, LogKeeper log, GroupCommitter committer)
    {
        this.fileLock = fileLock;
        this.database = database;
        this.writer = writer;
        Log = log;
        Committer = committer;
    }

    internal LogKeeper Log { get; }

    internal GroupCommitter Committer { get; }

    internal long Groups => Committer.Groups;

    internal static WritingSide Open(string path, SqliteJournalOptions options, TimeProvider clock)
    {
        try
        {
            return OpenFiles(path, options, clock);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new JournalStorageException(
                $"The journal '{path}' cannot be opened: {error.GetType().Name}. The path must name a file, in a directory in which this process may create files.", error);
        }
    }

    private static WritingSide OpenFiles(string path, SqliteJournalOptions options, TimeProvider clock)
    {
        FileLock right = FileLock.TryTake(path) ?? throw InUse(path);
        Database? connection = null;
        CommitWriter? commits = null;
        try
        {
            connection = JournalFile.OpenForWriting(path, options.BusyTimeout);
            commits = new CommitWriter(connection, clock);
            commits.Leases.Announce();
            var log = new LogKeeper(connection, options.PreGrowWalBytes);
            if (options.MaxPages is { } pages)
            {
                connection.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA max_page_count = {pages}"));
            }

            return new WritingSide(right, connection, commits, log, new GroupCommitter(commits, log, options.MaxCommitsPerGroup));
        }
        catch
        {
            commits?.Dispose();
            connection?.Dispose();
            right.Dispose();
            throw;
        }
    }

    /// <summary>Closes readers before the writer, whose close then leaves one complete file without a log.</summary>
    internal async ValueTask CloseAsync(ReadPool reads)
    {
        await Committer.CloseAsync().ConfigureAwait(false);
        Committer.Dispose();
        reads.Dispose();
        writer.Dispose();
        database.Dispose();
        fileLock.Dispose();
    }

    private static JournalInUseException InUse(string path)
    {
        string holder = "another process";
        try
        {
            using Database asked = JournalFile.OpenForReading(path, TimeSpan.Zero, check: true);
            using Statement statement = asked.Prepare("SELECT node, process, machine FROM lease WHERE id = 1");
            if (statement.Step() && !statement.IsNull(1))
            {
                string node = statement.TextOrNull(0) is { } name ? $"node '{name}', " : string.Empty;
                string where = statement.Number(1) == Environment.ProcessId && statement.Text(2) == Environment.MachineName ? " (this very process)" : string.Empty;
                holder = string.Create(CultureInfo.InvariantCulture, $"{node}process {statement.Number(1)} on {statement.Text(2)}{where}");
            }

            statement.Reset();
        }
        catch (JournalStorageException)
        {
            // The refusal stands; only the name of the holder is not known.
        }

        return new JournalInUseException(
            $"The journal '{path}' is open for writing by {holder}. Only one process may write: end that process (one that is merely stopped still holds it), open the journal read-only, or use another file.");
    }
}
