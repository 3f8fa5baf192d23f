using Broker.Orchestration.Cases;
using Broker.Samples.Tests.Support;
using Broker.Testing;
using Onboarding.Running;

namespace Broker.Samples.Tests.Crashing;

/// <summary>A run that is stopped for a while, and a second one that comes meanwhile.</summary>
public sealed class FreezeTests : OnboardingTest
{
    private static readonly TimeSpan Frozen = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task A_frozen_run_still_holds_the_journal_and_completes_when_it_goes_on()
    {
        (BrokerSimulators simulators, string port) = await SimulatorsAsync();
        HoldBack(simulators);
        string[] command = ["run", "--customers", "40", "--simulators", port, "--db", Database, "--json"];
        SampleProcess first = Start(command);
        Assert.True(await ReachedAsync(first, 100), "The run was over before it could be frozen.");
        await first.SignalAsync("STOP");
        Task frozen = Task.Delay(Frozen);
        string[] endpoints = [.. simulators.Stripe.GetState()["webhookEndpoints"]!.AsArray().Select(static e => e!["id"]!.ToString())];
        ProgramResult second = (await ProgramAsync(command)).MustExitWith(2);
        Assert.Contains(Database, second.Errors, StringComparison.Ordinal);
        Assert.Contains("Only one process may write", second.Errors, StringComparison.Ordinal);
        Assert.Single(second.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(endpoints, simulators.Stripe.GetState()["webhookEndpoints"]!.AsArray().Select(static e => e!["id"]!.ToString()));
        await frozen;
        simulators.MetaTrader.ClearFaults();
        await first.SignalAsync("CONT");

        RunSummary summary = (await first.ExitAsync(Limit)).MustExitWith(0).Summary;
        Assert.Equal((40, 0, 40, true), (summary.Active, summary.DuplicateAccounts, summary.CrmRecords, summary.AuditValid));
        NoDuplicateAccounts(simulators);
        Assert.All(await NobodyIsLostAsync(40), static c => Assert.Equal(CaseState.Active, c.State));
    }

    [Fact]
    public async Task A_living_run_can_be_read_by_every_reading_command()
    {
        (BrokerSimulators simulators, string port) = await SimulatorsAsync();
        HoldBack(simulators);
        SampleProcess run = Start("run", "--customers", "60", "--simulators", port, "--db", Database, "--json");
        Assert.True(await ReachedAsync(run, 60), "The run was over before it could be read.");
        CustomerCase one = (await CasesAsync())[0];
        (await ProgramAsync("explain", one.Customer.Value, "--db", Database, "--json")).MustExitWith(0);
        (await ProgramAsync("audit", "verify", "--db", Database, "--json")).MustExitWith(0);
        (await ProgramAsync("exceptions", "--db", Database, "--json")).MustExitWith(0);
        Assert.False(run.HasExited);
        simulators.MetaTrader.ClearFaults();

        Assert.Equal(60, (await run.ExitAsync(Limit)).MustExitWith(0).Summary.Active);
    }

    [Fact]
    public async Task Killed_in_the_middle_of_lost_registrations_nobody_gets_a_second_account()
    {
        (BrokerSimulators simulators, string port) = await SimulatorsAsync();
        HoldBack(simulators);
        string[] command = ["run", "--customers", "12", "--simulators", port, "--db", Database, "--fault", "register-timeout-after-apply", "--json"];
        SampleProcess run = Start(command);
        while (!run.HasExited && simulators.MetaTrader.Accounts.Count < 4)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10));
        }

        (await run.KillAsync()).MustExitWith(ProgramResult.Killed);
        simulators.MetaTrader.ClearFaults();
        RunSummary summary = (await ProgramAsync(command)).MustExitWith(0).Summary;
        Assert.Equal((12, 12, 0, true), (summary.Active, summary.AccountsRegistered, summary.DuplicateAccounts, summary.AuditValid));
        NoDuplicateAccounts(simulators);
        Assert.All(await NobodyIsLostAsync(12), static c => Assert.Equal(CaseState.Active, c.State));
    }
}
