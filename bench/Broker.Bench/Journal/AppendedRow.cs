using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Broker.Bench.Journal;

/// <summary>A transition as one appended row of about 250 bytes.</summary>
internal sealed class AppendedRow : IRawTransition
{
    private readonly byte[] payload = new byte[200];
    private SqliteCommand? insert;

    public void Open(SqliteConnection connection)
    {
        using SqliteCommand create = connection.CreateCommand();
        create.CommandText = """
            CREATE TABLE IF NOT EXISTS transition(
                id INTEGER PRIMARY KEY, case_key TEXT NOT NULL, epoch INTEGER NOT NULL, at INTEGER NOT NULL, payload BLOB NOT NULL)
            """;
        create.ExecuteNonQuery();
        insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO transition(case_key, epoch, at, payload) VALUES ($key, $epoch, $at, $payload)";
        insert.Parameters.Add("$key", SqliteType.Text);
        insert.Parameters.Add("$epoch", SqliteType.Integer).Value = 7L;
        insert.Parameters.Add("$at", SqliteType.Integer);
        insert.Parameters.Add("$payload", SqliteType.Blob).Value = payload;
        insert.Prepare();
    }

    public void Write(SqliteTransaction transaction, long number)
    {
        insert!.Transaction = transaction;
        insert.Parameters[0].Value = string.Create(CultureInfo.InvariantCulture, $"case-{number % 1000:D6}");
        insert.Parameters[2].Value = number;
        insert.ExecuteNonQuery();
    }

    public void Dispose() => insert?.Dispose();
}
