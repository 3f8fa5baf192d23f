using Broker.Samples.Tests.Support;

namespace Broker.Samples.Tests.Usage;

/// <summary>What is missing or wrong is refused before anything starts: exit code 2, and a sentence with the option, what was given and what is allowed.</summary>
public sealed class RefusalTests : OnboardingTest
{
    [Theory]
    [InlineData("run --customers many", "--customers", "'many'", "a whole number from 0 to 100000")]
    [InlineData("run --customers -1", "--customers", "'-1'", "a whole number from 0 to 100000")]
    [InlineData("run --customers", "--customers", "needs a value")]
    [InlineData("run --fault no-such-fault", "no-such-fault", "register-timeout-after-apply", "stripe-503")]
    [InlineData("run --simulators 0", "--simulators", "'0'", "a whole number from 1 to 65000")]
    [InlineData("run --timeout soon", "--timeout", "'soon'", "a whole number")]
    [InlineData("run --crash-after Lunch", "--crash-after", "'Lunch'", "RegisterAccount")]
    [InlineData("run --no-such-option", "--no-such-option")]
    [InlineData("run --crm sugar", "--crm", "'sugar'", "hubspot, salesforce")]
    [InlineData("salesforce-metadata", "--out")]
    [InlineData("run --json=yes", "--json", "takes no value")]
    [InlineData("run quickly", "run", "'quickly'")]
    [InlineData("run --events missing.jsonl", "missing.jsonl")]
    [InlineData("frobnicate", "frobnicate")]
    [InlineData("simulate", "--port")]
    [InlineData("simulate --port 99999", "--port", "'99999'", "a whole number from 1 to 65000")]
    [InlineData("explain", "explain", "customer")]
    [InlineData("explain C-0001", "--db")]
    [InlineData("explain C-0001 --db missing.db", "missing.db")]
    [InlineData("exceptions --db notes.txt", "notes.txt")]
    [InlineData("audit --db notes.txt", "audit verify")]
    public async Task A_wrong_command_line_is_refused_in_words(string commandLine, params string[] words)
    {
        WriteFile("notes.txt", "This is no journal, however long it may be. " + new string('.', 5_000));
        ProgramResult result = (await ProgramAsync(commandLine.Split(' '))).MustExitWith(2);

        Assert.Equal(string.Empty, result.Output);
        Assert.All(words, word => Assert.Contains(word, result.Errors, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", result.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MetaTrader__BaseAddress", "nonsense", "MetaTrader:BaseAddress", "'nonsense'", "http")]
    [InlineData("HubSpot__BaseAddress", "ftp://somewhere", "BaseAddress", "ftp://somewhere", "http")]
    [InlineData("Kyc__BaseAddress", "127.0.0.1:9", "Kyc:BaseAddress", "'127.0.0.1:9'", "http")]
    [InlineData("Stripe__BaseAddress", "/v1", "Stripe:BaseAddress", "'/v1'", "http")]
    [InlineData("Stripe__Live", "true", "BROKER_STRIPE_API_KEY")]
    [InlineData("HubSpot__Live", "true", "BROKER_HUBSPOT_TOKEN")]
    [InlineData("Crm", "sugar", "Crm", "'sugar'", "hubspot or salesforce")]
    [InlineData("MetaTrader__Live", "true", "MetaTrader:LoginsFile")]
    [InlineData("Kyc__Live", "true", "BROKER_KYC_API_KEY", "_FILE")]
    [InlineData("Stripe__Live", "perhaps", "Stripe:Live", "'perhaps'", "true")]
    [InlineData("Webhooks__Port", "web", "Webhooks:Port", "'web'", "0 to 65535")]
    [InlineData("BROKER_STRIPE_API_KEY_FILE", "missing-key", "missing-key")]
    public async Task A_wrong_configuration_is_refused_in_words(string variable, string value, params string[] words)
    {
        ProgramResult result = (await ProgramWithAsync(new Dictionary<string, string> { [variable] = value }, "run", "--customers", "1", "--json")).MustExitWith(2);

        Assert.Equal(string.Empty, result.Output);
        Assert.All(words, word => Assert.Contains(word, result.Errors, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_live_Salesforce_without_its_app_is_refused_and_one_that_is_not_used_is_not_asked_for()
    {
        ProgramResult refused = (await ProgramWithAsync(new Dictionary<string, string> { ["Salesforce__Live"] = "true" }, "run", "--crm", "salesforce", "--json")).MustExitWith(2);
        Assert.Contains("Salesforce:ClientId", refused.Errors, StringComparison.Ordinal);
        (await ProgramWithAsync(new Dictionary<string, string> { ["Salesforce__Live"] = "true" }, "run", "--customers", "0", "--json")).MustExitWith(0);
    }

    [Fact]
    public async Task Simulators_that_are_not_there_are_told()
    {
        ProgramResult result = (await ProgramAsync("run", "--simulators", FreePorts.Base().ToString(System.Globalization.CultureInfo.InvariantCulture), "--json")).MustExitWith(2);
        Assert.Equal(string.Empty, result.Output);
        Assert.Contains("127.0.0.1", result.Errors, StringComparison.Ordinal);
        Assert.Contains("simulate --port", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_names_every_command_option_and_fault()
    {
        string help = (await ProgramAsync("help")).MustExitWith(0).Output;
        Assert.All(
            ["run", "simulate", "explain", "exceptions", "audit verify", "ownership", "salesforce-metadata", "--crm", "--out", "--customers", "--db", "--events", "--simulators", "--fault", "--json", "--crash-after", .. Testing.Faults.FaultScenarios.All.Select(static s => s.Name)],
            word => Assert.Contains(word, help, StringComparison.Ordinal));
    }
}
