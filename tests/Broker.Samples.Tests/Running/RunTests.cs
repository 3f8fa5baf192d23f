using Broker.Samples.Tests.Support;
using Onboarding.Running;

namespace Broker.Samples.Tests.Running;

public sealed class RunTests : OnboardingTest
{
    private static readonly string[] SummaryNames =
    [
        "customers", "active", "waiting", "exceptions", "accountsRegistered", "duplicateAccounts", "crmRecords", "auditRecords", "auditValid",
        "eventsStored", "eventsDuplicate", "eventsRefused", "seconds",
    ];

    [Fact]
    public async Task Three_customers_trade_after_the_default_command()
    {
        ProgramResult result = (await ProgramAsync("--json")).MustExitWith(0);

        Assert.Equal(SummaryNames, result.Json.EnumerateObject().Select(static p => p.Name));
        RunSummary summary = result.Summary;
        Assert.Equal((3, 3, 0, 0), (summary.Customers, summary.Active, summary.Waiting, summary.Exceptions));
        Assert.Equal((3, 0, 3, true), (summary.AccountsRegistered, summary.DuplicateAccounts, summary.CrmRecords, summary.AuditValid));
    }

    [Fact]
    public async Task A_person_reads_the_trail_and_the_crm_diff_of_every_customer_without_colours()
    {
        ProgramResult result = (await ProgramAsync("run", "--customers", "2", "--db", Database)).MustExitWith(0);

        foreach (string wanted in new[] { "C-0001", "C-0002", "trail", "in the CRM", "onboarding_state = ", "duplicates 0", "chain whole" })
        {
            Assert.Contains(wanted, result.Output, StringComparison.Ordinal);
        }

        Assert.DoesNotContain('\u001b', result.Output);
        Assert.Equal(string.Empty, result.Errors);
    }

    [Fact]
    public async Task With_Salesforce_three_customers_trade_and_their_values_stand_there()
    {
        (var simulators, string port) = await SimulatorsAsync();
        RunSummary summary = (await ProgramAsync("run", "--crm", "salesforce", "--simulators", port, "--db", Database, "--json", "--fault", "crm-429")).MustExitWith(0).Summary;

        Assert.Equal((3, 3, 0, 0), (summary.Customers, summary.Active, summary.Waiting, summary.Exceptions));
        Assert.Equal((3, 0, 3, true), (summary.AccountsRegistered, summary.DuplicateAccounts, summary.CrmRecords, summary.AuditValid));
        var org = simulators.Salesforce;
        var contacts = org.Records("Contact");
        var accounts = org.Records("Trading_Account__c");
        Assert.Equal(["C-0001", "C-0002", "C-0003"], contacts.Select(static c => c.Values["Broker_Client_Id__c"]).Order(StringComparer.Ordinal));
        Assert.All(contacts, static c => Assert.Equal(("Active", "Approved", "Succeeded"), (c.Values["Onboarding_State__c"], c.Values["KYC_Status__c"], c.Values["Payment_Status__c"])));
        Assert.All(contacts, static c => Assert.NotEqual(c.Values["Broker_Client_Id__c"], c.Values["LastName"]));
        Assert.Equal(contacts.Select(static c => c.Id).Order(StringComparer.Ordinal), accounts.Select(static a => a.Values["Contact__c"]).Order(StringComparer.Ordinal));
        Assert.All(accounts, a => Assert.Contains(simulators.MetaTrader.Accounts, m => m.Uuid == a.Values["Account_UUID__c"] && m.Login == a.Values["Account_Login__c"]));
        Assert.Empty(simulators.HubSpot.Records("contacts"));
    }

    [Fact]
    public async Task Two_hundred_customers_trade_with_one_account_each()
    {
        RunSummary summary = (await ProgramAsync("run", "--customers", "200", "--json")).MustExitWith(0).Summary;

        Assert.Equal((200, 200, 0, 0), (summary.Customers, summary.Active, summary.Waiting, summary.Exceptions));
        Assert.Equal((200, 0, 200, true), (summary.AccountsRegistered, summary.DuplicateAccounts, summary.CrmRecords, summary.AuditValid));
    }

    [Fact]
    public async Task Running_again_on_the_same_journal_changes_nothing_for_those_who_trade()
    {
        (var simulators, string port) = await SimulatorsAsync();
        string[] command = ["run", "--customers", "3", "--simulators", port, "--db", Database, "--json"];
        RunSummary first = (await ProgramAsync(command)).MustExitWith(0).Summary;
        RunSummary second = (await ProgramAsync(command)).MustExitWith(0).Summary;

        Assert.Equal((3, 3, 0), (first.Active, second.Active, second.DuplicateAccounts));
        Assert.Equal(3, simulators.MetaTrader.Calls("RegisterAccount"));
        Assert.Equal(3, simulators.Stripe.PaymentIntents.Count);
        Assert.Equal(3, simulators.HubSpot.Records("contacts").Count);
    }

    [Fact]
    public async Task A_run_that_is_told_to_stop_ends_by_itself_and_goes_on_later()
    {
        (var simulators, string port) = await SimulatorsAsync();
        HoldBack(simulators);
        SampleProcess process = Start("run", "--customers", "40", "--simulators", port, "--db", Database, "--json");
        Assert.True(await ReachedAsync(process, 60), "The run was over before it could be stopped.");
        await process.SignalAsync("TERM");
        ProgramResult stopped = (await process.ExitAsync(Limit)).MustExitWith(130);
        Assert.Contains("Stopped.", stopped.Errors, StringComparison.Ordinal);
        simulators.MetaTrader.ClearFaults();

        RunSummary summary = (await ProgramAsync("run", "--customers", "40", "--simulators", port, "--db", Database, "--json")).MustExitWith(0).Summary;
        Assert.Equal((40, 0), (summary.Active, summary.DuplicateAccounts));
        NoDuplicateAccounts(simulators);
    }
}
