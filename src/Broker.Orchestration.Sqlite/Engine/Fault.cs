using System.Globalization;
using Broker.Orchestration.Journal;
using SQLitePCL;

namespace Broker.Orchestration.Sqlite.Engine;

/// <summary>Result codes of SQLite in words. SQLite's own message text is left out: it can quote stored values.</summary>
internal static class Fault
{
    internal static JournalStorageException Of(int code, string path)
    {
        string number = code.ToString(CultureInfo.InvariantCulture);
        string file = $"The journal '{path}'";
        string text = (code & 0xFF) switch
        {
            raw.SQLITE_FULL => $"{file} cannot grow: the disk or its quota is full. Nothing of this commit was stored; free space, then go on.",
            raw.SQLITE_IOERR => $"{file} met an I/O error of the disk (code {number}). Check the disk and the file system, then open the journal again.",
            raw.SQLITE_CORRUPT => $"{file} is damaged (code {number}). Keep the file for analysis and restore a backup; it was not overwritten.",
            raw.SQLITE_NOTADB => $"{file} is not a journal: it is not a SQLite database, or its first page is damaged. It was not changed; name another path or restore a backup.",
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED => $"{file} is locked by another program for longer than the busy timeout. End what writes to the file; only one program may.",
            raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_AUTH => $"{file} may not be written (code {number}). Give this process write permission on the file and its directory.",
            raw.SQLITE_CANTOPEN => $"{file} cannot be opened (code {number}). The path must name a file in a directory that exists and that this process may read and write.",
            raw.SQLITE_CONSTRAINT => $"{file} refused a row that breaks a rule of its tables (code {number}). Nothing of this commit was stored; the commit itself is wrong.",
            _ => $"{file} failed with SQLite code {number}. Nothing of this commit was stored.",
        };
        return new JournalStorageException(text, new SqliteCode(code));
    }

    /// <summary>True when nobody knows what is on disk any more, for example after a failed sync; going on would build on it.</summary>
    internal static bool IsFatal(Exception error) =>
        error.InnerException is SqliteCode { Code: var code } && (code & 0xFF) is raw.SQLITE_IOERR or raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB;
}
