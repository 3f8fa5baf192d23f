using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Broker.Bench.Journal;

/// <summary>
/// A transition of a customer case as the SQLite journal stores it: the case, one fact, one effect and one audit record, with the journal's tables,
/// indexes and statements. The texts have the journal's sizes and are ready-made: no JSON is written and no hash is computed here.
/// </summary>
internal sealed class CaseTransitionRow : IRawTransition
{
    private const int Customers = 128;

    private static readonly string Hash = new('a', 64);
    private static readonly string Body = new('b', SqliteTransition.BodySize);
    private static readonly string Canonical = new('c', SqliteTransition.CanonicalSize);

    private SqliteCommand[] commands = [];

    public void Open(SqliteConnection connection)
    {
        using SqliteCommand create = connection.CreateCommand();
        create.CommandText = """
            CREATE TABLE IF NOT EXISTS cases(
                id INTEGER PRIMARY KEY, tenant TEXT NOT NULL, customer TEXT NOT NULL, version INTEGER NOT NULL, state INTEGER NOT NULL,
                body TEXT NOT NULL, UNIQUE(tenant, customer)) STRICT;
            CREATE TABLE IF NOT EXISTS facts(
                tenant TEXT NOT NULL, customer TEXT NOT NULL, fact TEXT NOT NULL, observed_at INTEGER NOT NULL, take INTEGER NOT NULL,
                owner TEXT NOT NULL, value TEXT, recorded_at INTEGER NOT NULL, cause TEXT NOT NULL,
                PRIMARY KEY(tenant, customer, fact, observed_at, take)) STRICT, WITHOUT ROWID;
            CREATE TABLE IF NOT EXISTS effects(
                place INTEGER PRIMARY KEY, tenant TEXT NOT NULL, key TEXT NOT NULL, customer TEXT NOT NULL, kind INTEGER NOT NULL,
                subject TEXT NOT NULL, argument TEXT, status INTEGER NOT NULL, generation INTEGER NOT NULL, attempts INTEGER NOT NULL,
                due_at INTEGER NOT NULL, intent_epoch INTEGER NOT NULL, intent_at INTEGER, outcome TEXT, UNIQUE(tenant, key)) STRICT;
            CREATE INDEX IF NOT EXISTS effects_customer ON effects(tenant, customer);
            CREATE INDEX IF NOT EXISTS effects_due ON effects(tenant, due_at) WHERE status = 0;
            CREATE INDEX IF NOT EXISTS effects_intended ON effects(tenant, intent_epoch) WHERE status = 1;
            CREATE TABLE IF NOT EXISTS audit(
                place INTEGER PRIMARY KEY, tenant TEXT NOT NULL, sequence INTEGER NOT NULL, customer TEXT, canonical TEXT NOT NULL,
                previous_hash TEXT NOT NULL, hash TEXT NOT NULL) STRICT;
            CREATE INDEX IF NOT EXISTS audit_customer ON audit(tenant, customer) WHERE customer IS NOT NULL;
            """;
        create.ExecuteNonQuery();
        commands =
        [
            Prepare(connection, "UPDATE cases SET version = version + 1, state = $3, body = $4 WHERE tenant = $1 AND customer = $2 AND version = $5", 5),
            Prepare(connection, """
                INSERT INTO facts(tenant, customer, fact, observed_at, take, owner, value, recorded_at, cause)
                VALUES($1, $2, $3, $4, (SELECT ifnull(max(take), 0) + 1 FROM facts WHERE tenant = $1 AND customer = $2 AND fact = $3 AND observed_at = $4), $5, $6, $7, $8)
                """, 8),
            Prepare(connection, """
                INSERT INTO effects(tenant, key, customer, kind, subject, argument, status, generation, attempts, due_at, intent_epoch, intent_at, outcome)
                VALUES($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
                ON CONFLICT(tenant, key) DO UPDATE SET customer = excluded.customer, kind = excluded.kind, subject = excluded.subject,
                    argument = excluded.argument, status = excluded.status, generation = excluded.generation, attempts = excluded.attempts,
                    due_at = excluded.due_at, intent_epoch = excluded.intent_epoch, intent_at = excluded.intent_at, outcome = excluded.outcome
                """, 13),
            Prepare(connection, "INSERT INTO audit(tenant, sequence, customer, canonical, previous_hash, hash) VALUES($1, $2, $3, $4, $5, $6)", 6),
        ];
        for (int i = 0; i < Customers; i++)
        {
            using SqliteCommand insert = Prepare(connection, "INSERT INTO cases(tenant, customer, version, state, body) VALUES($1, $2, 0, 0, $3)", 3);
            Run(insert, null, SqliteTransition.TenantName, SqliteTransition.CustomerName(i), Body);
        }
    }

    public void Write(SqliteTransaction transaction, long number)
    {
        const string Tenant = SqliteTransition.TenantName;
        string customer = SqliteTransition.CustomerName((int)(number % Customers));
        long at = SqliteTransition.Begin.AddSeconds(number).UtcTicks;
        string text = number.ToString(CultureInfo.InvariantCulture);
        Run(commands[0], transaction, Tenant, customer, 5L, Body, number / Customers);
        Run(commands[1], transaction, Tenant, customer, "payment.state", at, "payments", text, at, text);
        Run(commands[2], transaction, Tenant, customer, customer, 7L, customer, text, 1L, 1L, 1L, at, 1L, at, DBNull.Value);
        Run(commands[3], transaction, Tenant, number + 1, customer, Canonical, Hash, Hash);
    }

    public void Dispose()
    {
        foreach (SqliteCommand command in commands)
        {
            command.Dispose();
        }
    }

    private static SqliteCommand Prepare(SqliteConnection connection, string sql, int parameters)
    {
        SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        for (int i = 1; i <= parameters; i++)
        {
            command.Parameters.Add(new SqliteParameter("$" + i.ToString(CultureInfo.InvariantCulture), null));
        }

        return command;
    }

    private static void Run(SqliteCommand command, SqliteTransaction? transaction, params ReadOnlySpan<object> values)
    {
        command.Transaction = transaction;
        for (int i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }

        if (command.ExecuteNonQuery() != 1)
        {
            throw new InvalidOperationException("A row was not written.");
        }
    }
}
