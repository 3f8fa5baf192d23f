using Broker.Orchestration.Sqlite.Engine;

namespace Broker.Orchestration.Sqlite.Writing;

/// <summary>The statements of the writer, prepared once.</summary>
internal sealed class CommitStatements(Database database) : IDisposable
{
    internal Statement Begin { get; } = database.Prepare("BEGIN IMMEDIATE");

    internal Statement Commit { get; } = database.Prepare("COMMIT");

    internal Statement InsertCase { get; } = database.Prepare(
        "INSERT INTO cases(tenant, customer, version, state, body) VALUES(?1, ?2, 1, ?3, ?4) ON CONFLICT(tenant, customer) DO NOTHING");

    internal Statement UpdateCase { get; } = database.Prepare(
        "UPDATE cases SET version = version + 1, state = ?3, body = ?4 WHERE tenant = ?1 AND customer = ?2 AND version = ?5");

    // Only the two deduplication keys answer "known"; an id of ours that is used twice is an error.
    internal Statement Receive { get; } = database.Prepare("""
        INSERT INTO inbox(tenant, id, source, event_id, business_key, type, subject_kind, subject_id, customer, occurred_at, received_at,
            body_hash, status, due_at, attempts)
        VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
        ON CONFLICT(tenant, source, event_id) DO NOTHING
        ON CONFLICT(tenant, source, business_key) WHERE business_key IS NOT NULL DO NOTHING
        """);

    internal Statement Known { get; } = database.Prepare("""
        SELECT 1 FROM inbox WHERE tenant = ?1 AND source = ?2 AND event_id = ?3
        UNION ALL SELECT 1 FROM inbox WHERE tenant = ?1 AND source = ?2 AND business_key = ?4
        """);

    internal Statement CountDuplicate { get; } = database.Prepare(
        "INSERT INTO counters(tenant, name, value) VALUES(?1, 'duplicates', 1) ON CONFLICT(tenant, name) DO UPDATE SET value = value + 1");

    internal Statement Mark { get; } = database.Prepare("UPDATE inbox SET status = ?3, due_at = ?4, attempts = ?5 WHERE tenant = ?1 AND id = ?2");

    internal Statement LinkOwner { get; } = database.Prepare("SELECT customer FROM links WHERE tenant = ?1 AND kind = ?2 AND external_id = ?3");

    internal Statement Link { get; } = database.Prepare("""
        INSERT INTO links(tenant, kind, external_id, customer) VALUES(?1, ?2, ?3, ?4)
        ON CONFLICT(tenant, kind, external_id) DO UPDATE SET customer = excluded.customer WHERE customer = excluded.customer
        """);

    internal Statement Fact { get; } = database.Prepare("""
        INSERT INTO facts(tenant, customer, fact, observed_at, take, owner, value, recorded_at, cause)
        VALUES(?1, ?2, ?3, ?4,
            (SELECT ifnull(max(take), 0) + 1 FROM facts WHERE tenant = ?1 AND customer = ?2 AND fact = ?3 AND observed_at = ?4),
            ?5, ?6, ?7, ?8)
        """);

    // A proposal that is already there under its key stays as it is.
    internal Statement Propose { get; } = database.Prepare("""
        INSERT INTO proposals(tenant, customer, key, owner, status, body) VALUES(?1, ?2, ?3, ?4, ?5, ?6)
        ON CONFLICT(tenant, customer, key) DO NOTHING
        """);

    internal Statement EndProposal { get; } = database.Prepare(
        "UPDATE proposals SET status = ?4, body = ?5 WHERE tenant = ?1 AND customer = ?2 AND key = ?3 AND status = ?6");

    internal Statement Effect { get; } = database.Prepare("""
        INSERT INTO effects(tenant, key, customer, kind, subject, argument, status, generation, attempts, due_at, intent_epoch, intent_at, outcome)
        VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
        ON CONFLICT(tenant, key) DO UPDATE SET customer = excluded.customer, kind = excluded.kind, subject = excluded.subject,
            argument = excluded.argument, status = excluded.status, generation = excluded.generation, attempts = excluded.attempts,
            due_at = excluded.due_at, intent_epoch = excluded.intent_epoch, intent_at = excluded.intent_at, outcome = excluded.outcome
        """);

    internal Statement Timer { get; } = database.Prepare("""
        INSERT INTO timers(tenant, customer, name, due_at, argument) VALUES(?1, ?2, ?3, ?4, ?5)
        ON CONFLICT(tenant, customer, name) DO UPDATE SET due_at = excluded.due_at, argument = excluded.argument
        """);

    internal Statement RemoveTimer { get; } = database.Prepare("DELETE FROM timers WHERE tenant = ?1 AND customer = ?2 AND name = ?3");

    internal Statement ReadException { get; } = database.Prepare("SELECT body FROM exceptions WHERE tenant = ?1 AND id = ?2");

    internal Statement SaveException { get; } = database.Prepare("""
        INSERT INTO exceptions(tenant, id, customer, raised_at, closed_at, body) VALUES(?1, ?2, ?3, ?4, ?5, ?6)
        ON CONFLICT(tenant, id) DO UPDATE SET customer = excluded.customer, closed_at = excluded.closed_at, body = excluded.body
        """);

    internal Statement Cursor { get; } = database.Prepare(
        "INSERT INTO cursors(tenant, name, value) VALUES(?1, ?2, ?3) ON CONFLICT(tenant, name) DO UPDATE SET value = excluded.value");

    public void Dispose()
    {
        foreach (Statement statement in (Statement[])[Begin, Commit, InsertCase, UpdateCase, Receive, Known, CountDuplicate, Mark, LinkOwner, Link, Fact, Propose, EndProposal, Effect, Timer, RemoveTimer, ReadException, SaveException, Cursor])
        {
            statement.Dispose();
        }
    }
}
