using Broker.Core.Boundaries.Webhooks;
using Broker.Core.Identity;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Sqlite.Engine;

namespace Broker.Orchestration.Sqlite.Reading;

/// <summary>Reads inbox items, effects and timers.</summary>
internal static class WorkReader
{
    private const string EffectColumns =
        "key, customer, kind, subject, argument, status, generation, attempts, due_at, intent_epoch, intent_at, outcome FROM effects";

    internal static DueWork Due(ReadConnection connection, (TenantId Tenant, DateTimeOffset Now, int Limit) asked)
    {
        connection.BeginSnapshot();
        Statement inbox = connection["""
            SELECT id, source, event_id, business_key, type, subject_kind, subject_id, customer, occurred_at, received_at, body_hash, status, due_at, attempts
            FROM inbox WHERE tenant = ?1 AND status IN (0, 2) AND due_at <= ?2 ORDER BY due_at, place LIMIT ?3
            """];
        List<InboxItem> items = [];
        inbox.Add(asked.Tenant.Value).Add(asked.Now).Add(asked.Limit);
        while (inbox.Step())
        {
            items.Add(ReadItem(inbox));
        }

        Statement effects = connection["SELECT " + EffectColumns + " WHERE tenant = ?1 AND status = 0 AND due_at <= ?2 ORDER BY due_at, place LIMIT ?3"];
        List<EffectRecord> due = ReadEffects(effects.Add(asked.Tenant.Value).Add(asked.Now).Add(asked.Limit));
        Statement timers = connection["SELECT customer, name, due_at, argument FROM timers WHERE tenant = ?1 AND due_at <= ?2 ORDER BY due_at, customer, name LIMIT ?3"];
        List<TimerRecord> fired = ReadTimers(timers.Add(asked.Tenant.Value).Add(asked.Now).Add(asked.Limit));
        connection.EndSnapshot();
        return new DueWork(items, due, fired);
    }

    internal static DateTimeOffset? NextDue(ReadConnection connection, TenantId tenant)
    {
        Statement sql = connection["""
            SELECT min(due) FROM (
                SELECT min(due_at) AS due FROM inbox WHERE tenant = ?1 AND status IN (0, 2)
                UNION ALL SELECT min(due_at) FROM effects WHERE tenant = ?1 AND status = 0
                UNION ALL SELECT min(due_at) FROM timers WHERE tenant = ?1)
            """];
        DateTimeOffset? next = sql.Add(tenant.Value).Step() ? sql.TimeOrNull(0) : null;
        sql.Reset();
        return next;
    }

    internal static EffectRecord? Effect(ReadConnection connection, (TenantId Tenant, string Key) asked)
    {
        Statement sql = connection["SELECT " + EffectColumns + " WHERE tenant = ?1 AND key = ?2"];
        return ReadEffects(sql.Add(asked.Tenant.Value).Add(asked.Key)) is [var effect] ? effect : null;
    }

    internal static IReadOnlyList<EffectRecord> EffectsOf(ReadConnection connection, (TenantId Tenant, CustomerId Customer) asked)
    {
        Statement sql = connection["SELECT " + EffectColumns + " WHERE tenant = ?1 AND customer = ?2 ORDER BY place"];
        return ReadEffects(sql.Add(asked.Tenant.Value).Add(asked.Customer.Value));
    }

    internal static IReadOnlyList<EffectRecord> Interrupted(ReadConnection connection, (TenantId Tenant, long Epoch) asked)
    {
        Statement sql = connection["SELECT " + EffectColumns + " WHERE tenant = ?1 AND status = 1 AND intent_epoch < ?2 ORDER BY place"];
        return ReadEffects(sql.Add(asked.Tenant.Value).Add(asked.Epoch));
    }

    internal static IReadOnlyList<TimerRecord> TimersOf(ReadConnection connection, (TenantId Tenant, CustomerId Customer) asked)
    {
        Statement sql = connection["SELECT customer, name, due_at, argument FROM timers WHERE tenant = ?1 AND customer = ?2 ORDER BY due_at, name"];
        return ReadTimers(sql.Add(asked.Tenant.Value).Add(asked.Customer.Value));
    }

    private static InboxItem ReadItem(Statement row) => new()
    {
        Id = row.Text(0),
        Source = row.Text(1),
        EventId = row.Text(2),
        BusinessKey = row.TextOrNull(3),
        Type = row.Text(4),
        SubjectKind = (EventSubjectKind)row.Number(5),
        SubjectId = row.Text(6),
        Customer = row.TextOrNull(7) is { } customer ? new CustomerId(customer) : null,
        OccurredAt = row.Time(8),
        ReceivedAt = row.Time(9),
        BodyHash = row.Text(10),
        Status = (InboxStatus)row.Number(11),
        DueAt = row.Time(12),
        Attempts = (int)row.Number(13),
    };

    private static List<EffectRecord> ReadEffects(Statement rows)
    {
        List<EffectRecord> found = [];
        while (rows.Step())
        {
            found.Add(new EffectRecord
            {
                Key = rows.Text(0),
                Customer = new CustomerId(rows.Text(1)),
                Kind = (EffectKind)rows.Number(2),
                Subject = rows.Text(3),
                Argument = rows.TextOrNull(4),
                Status = (EffectStatus)rows.Number(5),
                Generation = (int)rows.Number(6),
                Attempts = (int)rows.Number(7),
                DueAt = rows.Time(8),
                IntentEpoch = rows.Number(9),
                IntentAt = rows.TimeOrNull(10),
                Outcome = rows.TextOrNull(11),
            });
        }

        return found;
    }

    private static List<TimerRecord> ReadTimers(Statement rows)
    {
        List<TimerRecord> found = [];
        while (rows.Step())
        {
            found.Add(new TimerRecord(new CustomerId(rows.Text(0)), rows.Text(1), rows.Time(2), rows.TextOrNull(3)));
        }

        return found;
    }
}
