using System.Globalization;
using System.Text.Json.Nodes;
using Broker.Orchestration.Cases;
using Broker.Samples.Tests.Support;
using Broker.Testing;
using Broker.Testing.Steering;
using Onboarding.Running;

namespace Broker.Samples.Tests.Crashing;

/// <summary>SIGKILL at random moments of one onboarding, spread over all of its work; journal and simulators go on through all of them.</summary>
public sealed class RandomKillTests : OnboardingTest
{
    private const int FirstCustomers = 100;
    private const int MoreCustomers = 25;
    private const int Kills = 12;
    private const int LeastKills = 10;
    private const int MostRuns = 40;

    // Of about 1,750 audit records, so that kills are spread over the whole work and the last ones still meet some.
    private const int AuditRecordsBetweenKills = 250;

    // The same moments in every run of the tests; ONBOARDING_KILL_SEED tries others.
    private static int Seed => int.TryParse(Environment.GetEnvironmentVariable("ONBOARDING_KILL_SEED"), NumberStyles.None, CultureInfo.InvariantCulture, out int seed) ? seed : 20260731;

    [Fact]
    public async Task A_run_killed_at_twelve_random_moments_ends_with_everybody_active_once()
    {
        int port = await SimulateAsync();
        var random = new Random(Seed);
        int customers = FirstCustomers;
        int killed = 0;
        for (int i = 0; i < Kills || (killed < LeastKills && i < MostRuns); i++)
        {
            long done = i == 0 ? 0 : (await ReadJournalAsync(static async j => await j.CountAsync(Tenant))).AuditRecords;
            SampleProcess run = Start(Command(port, customers));
            bool met = false;
            if (await ReachedAsync(run, done + random.Next(AuditRecordsBetweenKills)))
            {
                await Task.Delay(random.Next(60));
                met = (await run.KillAsync()).ExitCode == ProgramResult.Killed;
            }

            // A run that was over first, because this process was held up, leaves nothing to kill in: the next one has more to do.
            killed += met ? 1 : 0;
            customers += met ? 0 : MoreCustomers;
        }

        Assert.True(killed >= LeastKills, $"Only {killed} kills met a living run.");
        RunSummary summary = (await ProgramAsync(Command(port, customers))).MustExitWith(0).Summary;
        Assert.Equal((customers, customers, 0, 0), (summary.Customers, summary.Active, summary.Waiting, summary.Exceptions));
        Assert.Equal((customers, 0, customers, true), (summary.AccountsRegistered, summary.DuplicateAccounts, summary.CrmRecords, summary.AuditValid));
        Assert.All(await NobodyIsLostAsync(customers), static c => Assert.Equal(CaseState.Active, c.State));
        await CountAtSimulatorsAsync(port, customers);
    }

    private string[] Command(int port, int customers) =>
        ["run", "--customers", customers.ToString(CultureInfo.InvariantCulture), "--simulators", port.ToString(CultureInfo.InvariantCulture), "--db", Database, "--json"];

    private static async Task CountAtSimulatorsAsync(int port, int customers)
    {
        Dictionary<string, JsonObject> states = [];
        foreach (SimulatorEndpoint endpoint in SimulatorEndpoint.CountedUpFrom(port).Take(4))
        {
            using var steering = new SimulatorSteering(endpoint.Url);
            states[endpoint.Name] = await steering.GetStateAsync();
        }

        Assert.Equal(customers, Texts(states["metatrader"]["accounts"], "login").Count);
        Assert.Equal(customers, Texts(states["metatrader"]["accounts"], "login").Distinct().Count());
        Assert.Equal(customers, Texts(states["hubspot"]["records"]!["contacts"], "id").Count);
        Assert.Equal(customers, Texts(states["kyc"]["applicants"], "externalId").Count);
        JsonNode[] payments = [.. states["stripe"]["payments"]!.AsArray().Select(static p => p!)];
        Assert.Equal(customers, payments.Length);
        Assert.All(payments, static p => Assert.Equal("succeeded", p["status"]!.ToString()));
        Assert.Equal(customers, payments.Select(static p => p["customer"]!.ToString()).Distinct().Count());
        Assert.Empty(states["stripe"]["refunds"]!.AsArray());
        Assert.Single(states["stripe"]["webhookEndpoints"]!.AsArray());
        Assert.Single(states["kyc"]["webhookEndpoints"]!.AsArray());
    }

    private static List<string> Texts(JsonNode? items, string name) => [.. items!.AsArray().Select(i => i![name]!.ToString())];
}
