using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Broker.Bench.Journal;

/// <summary>SQLite with a write-ahead log and synchronous=FULL, and no automatic checkpoint inside a block.</summary>
internal sealed class RawSqlite : IDisposable
{
    /// <summary>How far the log is grown.</summary>
    public const long GrownBytes = 128 * 1024 * 1024;

    private const int FillerBytes = 4 * 1024 * 1024;

    private readonly SqliteConnection connection;
    private readonly IRawTransition rows;
    private long written;

    public RawSqlite(string path, IRawTransition rows)
    {
        this.rows = rows;
        connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        Run("PRAGMA journal_mode=WAL");
        Run("PRAGMA synchronous=FULL");
        Run("PRAGMA wal_autocheckpoint=0");
        rows.Open(connection);
    }

    /// <summary>Writes the log once up to its full size, so that commits overwrite it instead of making the file longer.</summary>
    public void GrowLog()
    {
        Run("CREATE TABLE IF NOT EXISTS filler(id INTEGER PRIMARY KEY, bytes BLOB)");
        for (long size = 0; size < GrownBytes; size += FillerBytes)
        {
            Run(string.Create(CultureInfo.InvariantCulture, $"INSERT OR REPLACE INTO filler VALUES(1, randomblob({FillerBytes}))"));
        }

        RestartLog();
    }

    /// <summary>Copies the log into the database and starts it from its beginning, keeping the file as long as it is.</summary>
    public void RestartLog() => Run("PRAGMA wal_checkpoint(RESTART)");

    /// <summary>Copies the log into the database and cuts the file to nothing.</summary>
    public void TruncateLog() => Run("PRAGMA wal_checkpoint(TRUNCATE)");

    /// <summary>Makes some transitions durable together.</summary>
    public void Commit(int transitions)
    {
        using SqliteTransaction transaction = connection.BeginTransaction();
        for (int i = 0; i < transitions; i++)
        {
            rows.Write(transaction, written++);
        }

        transaction.Commit();
    }

    public void Dispose()
    {
        rows.Dispose();
        connection.Dispose();
    }

    private void Run(string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        using SqliteDataReader answer = command.ExecuteReader();
        while (answer.Read())
        {
            // A checkpoint answers whether it was blocked; nobody else has the file open.
            if (sql.StartsWith("PRAGMA wal_checkpoint", StringComparison.Ordinal) && answer.GetInt64(0) != 0)
            {
                throw new InvalidOperationException("The checkpoint was blocked: " + sql);
            }
        }
    }
}
