using Broker.Orchestration.Sqlite.Engine;

namespace Broker.Orchestration.Sqlite.Reading;

/// <summary>A connection that only reads, with its statements. Used by one thread at a time.</summary>
internal sealed class ReadConnection(Database database) : IDisposable
{
    private readonly Dictionary<string, Statement> statements = new(StringComparer.Ordinal);

    /// <summary>A statement, prepared at its first use.</summary>
    internal Statement this[string sql]
    {
        get
        {
            if (!statements.TryGetValue(sql, out Statement? statement))
            {
                statement = database.Prepare(sql);
                statements.Add(sql, statement);
            }

            return statement;
        }
    }

    /// <summary>Everything until <see cref="EndSnapshot"/> sees one state.</summary>
    internal void BeginSnapshot() => this["BEGIN"].Run();

    internal void EndSnapshot() => database.RollBack();

    /// <summary>Leaves nothing open that would hold the log back, whatever happened.</summary>
    internal void Settle()
    {
        foreach (Statement statement in statements.Values)
        {
            statement.Reset();
        }

        database.RollBack();
    }

    public void Dispose()
    {
        foreach (Statement statement in statements.Values)
        {
            statement.Dispose();
        }

        database.Dispose();
    }
}
