using System.Globalization;
using System.Text;
using Broker.Core.Identity;
using Broker.Orchestration.Audit;
using Broker.Orchestration.Cases;
using Broker.Orchestration.Journal;

namespace Broker.Bench.Journal;

/// <summary>The transition that is measured: a registration that is written as intended.</summary>
internal static class SqliteTransition
{
    public const string TenantName = "acme";

    public static readonly DateTimeOffset Begin = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    private static readonly TenantId Tenant = new(TenantName);

    /// <summary>The size of the stored case.</summary>
    public static int BodySize { get; } = CaseJson.Write(Commit(0, 1, null).Case!.Case).Length;

    /// <summary>The size of the stored audit record.</summary>
    public static int CanonicalSize { get; } = Encoding.UTF8.GetByteCount(AuditChain.Canonicalize(Commit(0, 1, null).Audit[0]));

    public static string CustomerName(int caller) => string.Create(CultureInfo.InvariantCulture, $"C-{caller:D6}");

    public static JournalCommit Commit(int caller, long version, JournalLease? lease)
    {
        var customer = new CustomerId(CustomerName(caller));
        string text = version.ToString(CultureInfo.InvariantCulture);
        DateTimeOffset at = Begin.AddSeconds(version);
        return new JournalCommit
        {
            Tenant = Tenant,
            Lease = lease,
            At = at,
            Case = new CaseWrite(
                new CustomerCase
                {
                    Tenant = Tenant,
                    Customer = customer,
                    Version = version,
                    State = CaseState.RegistrationRequested,
                    StateSince = at,
                    OpenedAt = Begin,
                    Account = new AccountFacet { Stage = AccountStage.Requested, Login = new TradingLogin(500123, "Acme-Live"), Attempts = 1, Since = at },
                },
                version - 1),
            Facts = [new FactRecord(customer, "payment.state", "payments", text, at, at, text)],
            Effects =
            [
                new EffectRecord
                {
                    Key = customer.Value, Customer = customer, Kind = EffectKind.RegisterAccount, Subject = customer.Value, Argument = text,
                    Status = EffectStatus.Intended, Attempts = 1, DueAt = at, IntentEpoch = 1, IntentAt = at,
                },
            ],
            Audit =
            [
                new AuditEntry
                {
                    At = at, Kind = AuditKind.Intent, Actor = Actor.Automation, Customer = customer, Before = CaseState.Ready, After = CaseState.RegistrationRequested,
                    Decision = "register", Rule = "gates 1", Causation = text, CaseVersion = version,
                    Inputs = [new AuditInput("kyc.status", "kyc", "Approved", at), new AuditInput("payment.state", "payments", "Succeeded", at)],
                },
            ],
        };
    }
}
