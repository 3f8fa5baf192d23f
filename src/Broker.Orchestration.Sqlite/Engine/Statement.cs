using System.Buffers;
using System.Text;
using SQLitePCL;

namespace Broker.Orchestration.Sqlite.Engine;

/// <summary>A prepared statement: arguments are added in order, then it is run or stepped; both leave it ready for the next use.</summary>
internal sealed class Statement(Database database, sqlite3_stmt handle) : IDisposable
{
    private const int OnStack = 512;
    private int bound;

    internal Statement Add(long value)
    {
        database.Check(raw.sqlite3_bind_int64(handle, ++bound, value));
        return this;
    }

    internal Statement Add(DateTimeOffset value) => Add(value.UtcTicks);

    internal Statement Add(DateTimeOffset? value) => value is { } time ? Add(time.UtcTicks) : AddNull();

    internal Statement Add(string? value)
    {
        if (value is null)
        {
            return AddNull();
        }

        int most = Encoding.UTF8.GetMaxByteCount(value.Length);
        byte[]? rented = null;
        Span<byte> buffer = most <= OnStack ? stackalloc byte[OnStack] : (rented = ArrayPool<byte>.Shared.Rent(most));
        int length = Encoding.UTF8.GetBytes(value, buffer);
        int code = raw.sqlite3_bind_text(handle, ++bound, buffer[..length]);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        database.Check(code);
        return this;
    }

    internal Statement AddUtf8(ReadOnlySpan<byte> text)
    {
        database.Check(raw.sqlite3_bind_text(handle, ++bound, text));
        return this;
    }

    /// <summary>Runs a statement that answers nothing and returns how many rows it changed.</summary>
    internal int Run()
    {
        int code = raw.sqlite3_step(handle);
        Reset();
        return code == raw.SQLITE_DONE ? database.Changes : throw Fault.Of(code, database.Path);
    }

    /// <summary>Goes to the next row; after the last one the statement is ready for the next use.</summary>
    internal bool Step()
    {
        int code = raw.sqlite3_step(handle);
        if (code == raw.SQLITE_ROW)
        {
            return true;
        }

        Reset();
        return code == raw.SQLITE_DONE ? false : throw Fault.Of(code, database.Path);
    }

    /// <summary>Ends the use of a statement before its last row.</summary>
    internal void Reset()
    {
        _ = raw.sqlite3_reset(handle);
        bound = 0;
    }

    internal bool IsNull(int column) => raw.sqlite3_column_type(handle, column) == raw.SQLITE_NULL;

    internal long Number(int column) => raw.sqlite3_column_int64(handle, column);

    internal string Text(int column) => Encoding.UTF8.GetString(Utf8(column));

    internal string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    /// <summary>The bytes of a text; valid until the next step.</summary>
    internal ReadOnlySpan<byte> Utf8(int column) => raw.sqlite3_column_blob(handle, column);

    internal DateTimeOffset Time(int column) => new(Number(column), TimeSpan.Zero);

    internal DateTimeOffset? TimeOrNull(int column) => IsNull(column) ? null : Time(column);

    public void Dispose() => handle.Dispose();

    private Statement AddNull()
    {
        database.Check(raw.sqlite3_bind_null(handle, ++bound));
        return this;
    }
}
