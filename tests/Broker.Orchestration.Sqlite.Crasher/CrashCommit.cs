using System.Globalization;
using Broker.Core.Boundaries.Accounts;
using Broker.Core.Boundaries.Webhooks;
using Broker.Core.Identity;
using Broker.Orchestration.Audit;
using Broker.Orchestration.Cases;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Operators;

namespace Broker.Orchestration.Sqlite.Crasher;

/// <summary>A commit that touches every table and carries its version everywhere, so that a half-stored one is seen.</summary>
internal static class CrashCommit
{
    internal static JournalCommit Make(TenantId tenant, JournalLease lease, CustomerId customer, long version)
    {
        string text = version.ToString(CultureInfo.InvariantCulture);
        DateTimeOffset at = DateTimeOffset.UnixEpoch.AddSeconds(version);
        return new JournalCommit
        {
            Tenant = tenant,
            Lease = lease,
            At = at,
            Case = new CaseWrite(new CustomerCase { Tenant = tenant, Customer = customer, Version = version }, version - 1),
            Received = new InboxItem
            {
                Id = customer + "-" + text,
                Source = "crasher",
                EventId = customer + "-" + text,
                Type = "tick",
                SubjectKind = EventSubjectKind.CrmRecord,
                SubjectId = customer.Value,
                OccurredAt = at,
                ReceivedAt = at,
                BodyHash = text,
                DueAt = at,
            },
            Facts = [new FactRecord(customer, "version", "application", text, at, at, text)],
            Links = [new IdentityLink(IdentityKind.Payment, customer + "-" + text, customer)],
            Effects = [new EffectRecord { Key = customer.Value, Customer = customer, Kind = EffectKind.ProjectToCrm, Subject = customer.Value, Argument = text, DueAt = at }],
            Timers = [new TimerRecord(customer, "tick", at, text)],
            Exceptions =
            [
                new ExceptionItem
                {
                    Id = customer.Value,
                    Customer = customer,
                    Kind = ExceptionKind.Policy,
                    Verdict = DelayVerdict.Operational,
                    Cause = "crash",
                    Sentence = text,
                    Group = "crash",
                    RaisedAt = at,
                },
            ],
            Audit = [new AuditEntry { At = at, Kind = AuditKind.Decision, Actor = Actor.Automation, Customer = customer, Decision = "tick", Rule = "crash 1", CaseVersion = version }],
            Cursors = new Dictionary<string, string>(StringComparer.Ordinal) { [customer.Value] = text },
        };
    }
}
