using System.Globalization;

namespace Broker.Orchestration.Sqlite.Schema;

/// <summary>The tables. Times are UTC in ticks of 100 ns; enums are their numbers.</summary>
internal static class JournalSchema
{
    /// <summary>The version this code writes, in <c>PRAGMA user_version</c>.</summary>
    internal const int Version = 2;

    /// <summary>The oldest version that is brought up to date when it is opened for writing, and read as it is.</summary>
    internal const int OldestVersion = 1;

    /// <summary>The version since which there are proposals.</summary>
    internal const int ProposalsSince = 2;

    private const string Proposals = """
        CREATE TABLE proposals(
            place INTEGER PRIMARY KEY, tenant TEXT NOT NULL, customer TEXT NOT NULL, key TEXT NOT NULL, owner TEXT NOT NULL,
            status INTEGER NOT NULL, body TEXT NOT NULL, UNIQUE(tenant, customer, key)) STRICT;
        CREATE INDEX proposals_owner ON proposals(tenant, owner);
        CREATE INDEX proposals_open ON proposals(tenant, owner) WHERE status = 0;
        """;

    /// <summary>Marks the file as ours, in <c>PRAGMA application_id</c>: "BRKJ".</summary>
    internal const int ApplicationId = 0x42524B4A;

    internal static readonly string Create = string.Create(CultureInfo.InvariantCulture, $"""
        BEGIN IMMEDIATE;
        CREATE TABLE lease(
            id INTEGER PRIMARY KEY CHECK(id = 1), node TEXT, epoch INTEGER NOT NULL, expires_at INTEGER NOT NULL,
            opening TEXT, process INTEGER, machine TEXT) STRICT;
        INSERT INTO lease(id, epoch, expires_at) VALUES(1, 0, 0);
        CREATE TABLE cases(
            id INTEGER PRIMARY KEY, tenant TEXT NOT NULL, customer TEXT NOT NULL, version INTEGER NOT NULL, state INTEGER NOT NULL,
            body TEXT NOT NULL, UNIQUE(tenant, customer)) STRICT;
        CREATE TABLE links(
            tenant TEXT NOT NULL, kind INTEGER NOT NULL, external_id TEXT NOT NULL, customer TEXT NOT NULL,
            PRIMARY KEY(tenant, kind, external_id)) STRICT, WITHOUT ROWID;
        CREATE TABLE inbox(
            place INTEGER PRIMARY KEY, tenant TEXT NOT NULL, id TEXT NOT NULL, source TEXT NOT NULL, event_id TEXT NOT NULL,
            business_key TEXT, type TEXT NOT NULL, subject_kind INTEGER NOT NULL, subject_id TEXT NOT NULL, customer TEXT,
            occurred_at INTEGER NOT NULL, received_at INTEGER NOT NULL, body_hash TEXT NOT NULL, status INTEGER NOT NULL,
            due_at INTEGER NOT NULL, attempts INTEGER NOT NULL, UNIQUE(tenant, source, event_id), UNIQUE(tenant, id)) STRICT;
        CREATE UNIQUE INDEX inbox_business ON inbox(tenant, source, business_key) WHERE business_key IS NOT NULL;
        CREATE INDEX inbox_due ON inbox(tenant, due_at) WHERE status IN (0, 2);
        CREATE TABLE facts(
            tenant TEXT NOT NULL, customer TEXT NOT NULL, fact TEXT NOT NULL, observed_at INTEGER NOT NULL, take INTEGER NOT NULL,
            owner TEXT NOT NULL, value TEXT, recorded_at INTEGER NOT NULL, cause TEXT NOT NULL,
            PRIMARY KEY(tenant, customer, fact, observed_at, take)) STRICT, WITHOUT ROWID;
        {Proposals}
        CREATE TABLE effects(
            place INTEGER PRIMARY KEY, tenant TEXT NOT NULL, key TEXT NOT NULL, customer TEXT NOT NULL, kind INTEGER NOT NULL,
            subject TEXT NOT NULL, argument TEXT, status INTEGER NOT NULL, generation INTEGER NOT NULL, attempts INTEGER NOT NULL,
            due_at INTEGER NOT NULL, intent_epoch INTEGER NOT NULL, intent_at INTEGER, outcome TEXT, UNIQUE(tenant, key)) STRICT;
        CREATE INDEX effects_customer ON effects(tenant, customer);
        CREATE INDEX effects_due ON effects(tenant, due_at) WHERE status = 0;
        CREATE INDEX effects_intended ON effects(tenant, intent_epoch) WHERE status = 1;
        CREATE TABLE timers(
            tenant TEXT NOT NULL, customer TEXT NOT NULL, name TEXT NOT NULL, due_at INTEGER NOT NULL, argument TEXT,
            PRIMARY KEY(tenant, customer, name)) STRICT, WITHOUT ROWID;
        CREATE INDEX timers_due ON timers(tenant, due_at);
        CREATE TABLE exceptions(
            place INTEGER PRIMARY KEY, tenant TEXT NOT NULL, id TEXT NOT NULL, customer TEXT, raised_at INTEGER NOT NULL,
            closed_at INTEGER, body TEXT NOT NULL, UNIQUE(tenant, id)) STRICT;
        CREATE INDEX exceptions_open ON exceptions(tenant) WHERE closed_at IS NULL;
        CREATE INDEX exceptions_customer ON exceptions(tenant, customer) WHERE customer IS NOT NULL;
        CREATE TABLE audit(
            place INTEGER PRIMARY KEY, tenant TEXT NOT NULL, sequence INTEGER NOT NULL, customer TEXT, canonical TEXT NOT NULL,
            previous_hash TEXT NOT NULL, hash TEXT NOT NULL) STRICT;
        CREATE INDEX audit_customer ON audit(tenant, customer) WHERE customer IS NOT NULL;
        CREATE TABLE chains(tenant TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
        CREATE TABLE cursors(
            tenant TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY(tenant, name)) STRICT, WITHOUT ROWID;
        CREATE TABLE counters(
            tenant TEXT NOT NULL, name TEXT NOT NULL, value INTEGER NOT NULL, PRIMARY KEY(tenant, name)) STRICT, WITHOUT ROWID;
        PRAGMA application_id = {ApplicationId};
        PRAGMA user_version = {Version};
        COMMIT;
        """);

    /// <summary>Brings a file of version 1 up to date: it gets the table of proposals. One transaction, so that a process that ends in between leaves version 1.</summary>
    internal static readonly string FromVersion1 = string.Create(CultureInfo.InvariantCulture, $"""
        BEGIN IMMEDIATE;
        {Proposals}
        PRAGMA user_version = 2;
        COMMIT;
        """);
}
