using Broker.Orchestration.Cases;
using Broker.Samples.Tests.Support;
using Broker.Testing;
using Broker.Testing.Faults;
using Onboarding.Running;

namespace Broker.Samples.Tests.Running;

/// <summary>Every fault of the catalogue, alone and together: nobody lost, nobody twice, everybody explained.</summary>
public sealed class FaultTests : OnboardingTest
{
    private const int Customers = 6;

    public static TheoryData<string> Alone => [.. FaultScenarios.All.Select(static s => s.Name)];

    public static TheoryData<string> Together =>
    [
        "register-timeout-after-apply,crm-timeout-after-apply",
        "kyc-rejected-late,refund-before-settle,out-of-order-webhooks",
        "register-reset-after-apply,metatrader-201-failure,stripe-503,crm-429,duplicate-webhooks,payment-before-kyc",
    ];

    [Fact]
    public void The_catalogue_holds_every_fault_that_was_asked_for()
    {
        string[] asked =
        [
            "register-timeout-after-apply", "register-reset-after-apply", "metatrader-201-failure", "crm-429", "crm-timeout-after-apply", "duplicate-webhooks",
            "out-of-order-webhooks", "payment-before-kyc", "refund-before-settle", "kyc-rejected-late", "stripe-503",
        ];
        Assert.Equal(asked.Order(StringComparer.Ordinal), FaultScenarios.All.Select(static s => s.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Alone))]
    public Task A_fault_loses_nobody_and_registers_nobody_twice(string fault) => OnboardAsync([fault]);

    [Theory]
    [MemberData(nameof(Together))]
    public Task Faults_together_lose_nobody_and_register_nobody_twice(string faults) => OnboardAsync(faults.Split(','));

    private async Task OnboardAsync(string[] faults)
    {
        (BrokerSimulators simulators, string port) = await SimulatorsAsync();
        RunSummary summary = (await ProgramAsync(
            ["run", "--customers", "6", "--simulators", port, "--db", Database, "--json", .. faults.SelectMany(static f => new[] { "--fault", f })])).MustExitWith(0).Summary;

        NoDuplicateAccounts(simulators);
        Assert.Equal((0, true), (summary.DuplicateAccounts, summary.AuditValid));
        IReadOnlyList<CustomerCase> cases = await NobodyIsLostAsync(Customers);
        Assert.Equal((Customers, Customers), (summary.Customers, summary.Active + summary.Waiting));
        IReadOnlyList<CustomerPlan> plans = CustomerPlan.Make(Customers, faults);
        foreach ((CustomerCase one, CustomerPlan plan) in cases.Zip(plans))
        {
            Assert.True(plan.ShouldTrade == (one.State == CaseState.Active), $"{one.Customer.Value} ended {one.State}");
        }

        Assert.Equal(summary.Active, cases.Count(static c => c.State == CaseState.Active));
        Assert.Equal(Customers, simulators.HubSpot.Records("contacts").Select(static r => r.Properties["broker_client_id"]).Distinct().Count());
        Assert.Equal(Customers, simulators.HubSpot.Records("contacts").Count);
        Assert.Equal(Customers, simulators.Stripe.PaymentIntents.Count);
    }
}
