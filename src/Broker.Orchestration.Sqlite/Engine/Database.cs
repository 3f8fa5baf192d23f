using SQLitePCL;

namespace Broker.Orchestration.Sqlite.Engine;

/// <summary>One connection. Not thread-safe: whoever holds it is alone with it.</summary>
internal sealed class Database : IDisposable
{
    private const int CacheWrites = 9;
    private readonly sqlite3 handle;

    static Database() => Batteries_V2.Init();

    private Database(sqlite3 handle, string path)
    {
        this.handle = handle;
        Path = path;
    }

    internal string Path { get; }

    /// <summary>True between BEGIN and COMMIT or ROLLBACK; some errors end a transaction by themselves.</summary>
    internal bool InTransaction => raw.sqlite3_get_autocommit(handle) == 0;

    /// <summary>Rows changed by the last statement.</summary>
    internal int Changes => raw.sqlite3_changes(handle);

    internal static Database Open(string path, bool readOnly, TimeSpan busyTimeout)
    {
        int flags = raw.SQLITE_OPEN_NOMUTEX | (readOnly ? raw.SQLITE_OPEN_READONLY : raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE);
        int code = raw.sqlite3_open_v2(path, out sqlite3 handle, flags, null);
        if (code != raw.SQLITE_OK)
        {
            handle.Dispose();
            throw Fault.Of(code, path);
        }

        var database = new Database(handle, path);
        _ = raw.sqlite3_extended_result_codes(handle, 1);
        _ = raw.sqlite3_busy_timeout(handle, (int)busyTimeout.TotalMilliseconds);
        return database;
    }

    /// <summary>Pages written since the last call; in WAL mode each is one frame of the log.</summary>
    internal long TakePagesWritten()
    {
        Check(raw.sqlite3_db_status(handle, CacheWrites, out int current, out _, 1));
        return current;
    }

    internal Statement Prepare(string sql)
    {
        // 1 = SQLITE_PREPARE_PERSISTENT: the statement lives as long as the connection.
        Check(raw.sqlite3_prepare_v3(handle, sql, 1, out sqlite3_stmt statement));
        return new Statement(this, statement);
    }

    internal void Execute(string sql) => Check(raw.sqlite3_exec(handle, sql));

    internal long ReadNumber(string sql)
    {
        using Statement statement = Prepare(sql);
        return statement.Step() ? statement.Number(0) : 0;
    }

    internal string ReadText(string sql)
    {
        using Statement statement = Prepare(sql);
        return statement.Step() ? statement.Text(0) : string.Empty;
    }

    /// <summary>Copies the log into the database. True when all of it was copied, so that the next write starts the log anew.</summary>
    internal bool Checkpoint(int mode)
    {
        int code = raw.sqlite3_wal_checkpoint_v2(handle, null, mode, out int inLog, out int copied);
        if (code == raw.SQLITE_BUSY)
        {
            return false;
        }

        Check(code);
        return inLog == copied;
    }

    internal void Check(int code)
    {
        if (code != raw.SQLITE_OK)
        {
            throw Fault.Of(code, Path);
        }
    }

    // Automatic undo after an error is SQLite's; asking again would be an error of its own.
    internal void RollBack()
    {
        if (InTransaction)
        {
            _ = raw.sqlite3_exec(handle, "ROLLBACK");
        }
    }

    // close_v2: a statement that somebody still holds does not keep the file open for ever.
    public void Dispose() => handle.manual_close_v2();
}
