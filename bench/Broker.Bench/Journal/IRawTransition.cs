using Microsoft.Data.Sqlite;

namespace Broker.Bench.Journal;

/// <summary>The rows of one transition, written with bare ADO.NET: what a journal is compared with has to write the same rows.</summary>
internal interface IRawTransition : IDisposable
{
    /// <summary>Creates the tables and prepares the statements.</summary>
    void Open(SqliteConnection connection);

    /// <summary>Writes the rows of one transition inside the open transaction.</summary>
    void Write(SqliteTransaction transaction, long number);
}
