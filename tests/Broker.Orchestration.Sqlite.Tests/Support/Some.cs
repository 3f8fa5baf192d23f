using Broker.Core.Boundaries.Accounts;
using Broker.Core.Boundaries.Webhooks;
using Broker.Core.Identity;
using Broker.Orchestration.Audit;
using Broker.Orchestration.Cases;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Operators;

namespace Broker.Orchestration.Sqlite.Tests.Support;

/// <summary>Values for tests that do not care about the rest.</summary>
internal static class Some
{
    internal static readonly TenantId Tenant = new("acme");

    internal static readonly CustomerId Ada = new("C-ada");

    internal static readonly CustomerId Bob = new("C-bob");

    internal static readonly DateTimeOffset Noon = new(2026, 11, 2, 12, 0, 0, TimeSpan.Zero);

    internal static JournalCommit Commit() => new() { Tenant = Tenant, At = Noon };

    internal static JournalCommit CaseCommit(CustomerId customer, long version, CaseState state = CaseState.Lead) =>
        Commit() with { Case = Case(customer, version, state) };

    internal static CaseWrite Case(CustomerId customer, long version, CaseState state = CaseState.Lead) =>
        new(new CustomerCase { Tenant = Tenant, Customer = customer, Version = version, State = state, OpenedAt = Noon, StateSince = Noon }, version - 1);

    internal static JournalCommit Intake(string eventId, string? businessKey = null, string source = "stripe") =>
        Commit() with { Received = Item(eventId, businessKey, source) };

    internal static InboxItem Item(string eventId, string? businessKey = null, string source = "stripe") => new()
    {
        Id = "in-" + source + "-" + eventId,
        Source = source,
        EventId = eventId,
        BusinessKey = businessKey,
        Type = "payment_intent.succeeded",
        SubjectKind = EventSubjectKind.Payment,
        SubjectId = "pi_1",
        OccurredAt = Noon,
        ReceivedAt = Noon,
        BodyHash = "00",
        DueAt = Noon,
    };

    internal static FactRecord Fact(string name, string? value, DateTimeOffset observedAt) => new(Ada, name, "kyc", value, observedAt, Noon, "test");

    internal static EffectRecord Effect(string key, DateTimeOffset dueAt, EffectStatus status = EffectStatus.Pending) => new()
    {
        Key = key,
        Customer = Ada,
        Kind = EffectKind.RegisterAccount,
        Subject = "500123@Acme-Live",
        DueAt = dueAt,
        Status = status,
    };

    internal static AuditEntry Audit(string decision, CustomerId? customer = null) => new()
    {
        At = Noon,
        Kind = AuditKind.Decision,
        Actor = Actor.Automation,
        Customer = customer ?? Ada,
        Decision = decision,
        Rule = "test 1",
    };

    internal static ExceptionItem Exception(string id, string sentence, DateTimeOffset raisedAt) => new()
    {
        Id = id,
        Customer = Ada,
        Kind = ExceptionKind.Registration,
        Verdict = DelayVerdict.Operational,
        Cause = "outcome-unknown",
        Sentence = sentence,
        Group = "registration",
        RaisedAt = raisedAt,
    };

    internal static async Task<List<T>> ToListAsync<T>(this IAsyncEnumerable<T> items)
    {
        List<T> list = [];
        await foreach (T item in items)
        {
            list.Add(item);
        }

        return list;
    }
}
