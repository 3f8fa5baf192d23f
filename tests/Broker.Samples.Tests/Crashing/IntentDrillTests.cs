using Broker.Core.Identity;
using Broker.Orchestration.Cases;
using Broker.Orchestration.Journal;
using Broker.Samples.Tests.Support;
using Broker.Testing;
using Broker.Testing.Kyc;
using Onboarding.Running;
using Onboarding.Setup;

namespace Broker.Samples.Tests.Crashing;

/// <summary>Killed right after an intent was stored, once for each kind that occurs; then the same command again.</summary>
public sealed class IntentDrillTests : OnboardingTest
{
    private const int Customers = 4;

    [Theory]
    [InlineData(EffectKind.ReserveLogin, null)]
    [InlineData(EffectKind.RegisterAccount, null)]
    [InlineData(EffectKind.CheckConnection, null)]
    [InlineData(EffectKind.ProjectToCrm, null)]
    [InlineData(EffectKind.LookUpAccount, "register-reset-after-apply")]
    [InlineData(EffectKind.RegisterAccount, "register-timeout-after-apply")]
    public async Task A_crash_after_an_intent_costs_nothing(EffectKind kind, string? fault)
    {
        (BrokerSimulators simulators, string port) = await SimulatorsAsync();
        await CrashAsync(port, kind, fault);
        RunSummary summary = (await ProgramAsync([.. Command(port), .. Fault(fault)])).MustExitWith(0).Summary;

        Assert.Equal((Customers, 0, Customers, true), (summary.Active, summary.DuplicateAccounts, summary.CrmRecords, summary.AuditValid));
        NoDuplicateAccounts(simulators);
        Assert.Equal(Customers, simulators.MetaTrader.Accounts.Count);
        Assert.Equal(Customers, simulators.Stripe.PaymentIntents.Count);
        Assert.All(await NobodyIsLostAsync(Customers), static c => Assert.Equal(CaseState.Active, c.State));
    }

    [Fact]
    public async Task A_crash_after_the_intent_to_refund_gives_the_money_back_once()
    {
        (BrokerSimulators simulators, string port) = await SimulatorsAsync();
        await SeedApplicantAsync(simulators, Customer(1), KycStatuses.RejectedFinal);
        await CrashAsync(port, EffectKind.RefundPayment, null);
        Assert.Empty(simulators.Stripe.Refunds);
        RunSummary summary = (await ProgramAsync(Command(port))).MustExitWith(0).Summary;

        Assert.Equal((Customers - 1, 1, 0, true), (summary.Active, summary.Waiting, summary.DuplicateAccounts, summary.AuditValid));
        Assert.Equal("succeeded", Assert.Single(simulators.Stripe.Refunds)["status"]!.ToString());
        CustomerCase declined = (await NobodyIsLostAsync(Customers))[0];
        Assert.Equal(CaseState.Declined, declined.State);
        Assert.DoesNotContain(simulators.MetaTrader.Accounts, static a => a.Login == Login(1));
    }

    [Fact]
    public async Task A_crash_after_the_intent_to_open_a_ticket_opens_one()
    {
        (BrokerSimulators simulators, string port) = await SimulatorsAsync();
        simulators.MetaTrader.AddLogin(Login(1), LoginPool.SimulatedServer, "another password than the pool has");
        await CrashAsync(port, EffectKind.OpenTicket, null);
        RunSummary summary = (await ProgramAsync(Command(port))).MustExitWith(0).Summary;

        Assert.Equal((Customers - 1, 1, 1, true), (summary.Active, summary.Waiting, summary.Exceptions, summary.AuditValid));
        Assert.Single(simulators.HubSpot.Records("tickets"));
        CustomerCase refused = (await NobodyIsLostAsync(Customers))[0];
        Assert.Equal(CaseState.Ready, refused.State);
        Assert.Equal("RegistrationRefused", (await ExplainAsync(refused)).GetProperty("cause").GetString());
    }

    private static string Login(int customer) => LoginPool.LoginOf(Customer(customer)).Login.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string[] Fault(string? name) => name is null ? [] : ["--fault", name];

    private string[] Command(string port) => ["run", "--customers", "4", "--simulators", port, "--db", Database, "--json"];

    private async Task CrashAsync(string port, EffectKind kind, string? fault)
    {
        (await ProgramAsync([.. Command(port), .. Fault(fault), "--crash-after", kind.ToString()])).MustExitWith(ProgramResult.Killed);
        List<EffectRecord> effects = [];
        foreach (CustomerId customer in (await CasesAsync()).Select(static c => c.Customer))
        {
            effects.AddRange(await ReadJournalAsync(async j => await j.ReadEffectsAsync(Tenant, customer)));
        }

        Assert.Contains(effects, e => e.Kind == kind && e.Status == EffectStatus.Intended);
    }
}
