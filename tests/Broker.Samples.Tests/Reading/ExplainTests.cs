using System.Globalization;
using System.Text.Json;
using Broker.Orchestration.Cases;
using Broker.Samples.Tests.Support;
using Broker.Testing;
using Broker.Testing.Kyc;
using Onboarding.Setup;

namespace Broker.Samples.Tests.Reading;

/// <summary>Why is this customer not trading yet? One answer for each state a customer can rest in.</summary>
public sealed class ExplainTests : OnboardingTest
{
    [Fact]
    public async Task Every_state_a_customer_rests_in_is_explained_with_who_must_act()
    {
        (BrokerSimulators simulators, string port) = await SimulatorsAsync();
        await SeedApplicantAsync(simulators, Customer(2), KycStatuses.RejectedFinal);
        await SeedApplicantAsync(simulators, Customer(3), KycStatuses.ActionRequired);
        await SeedApplicantAsync(simulators, Customer(6), KycStatuses.RejectedRetry);
        simulators.MetaTrader.AddLogin(Login(5), LoginPool.SimulatedServer, "another password than the pool has");
        simulators.MetaTrader.AddLogin(Login(8), LoginPool.SimulatedServer, "the master password", await PasswordAsync(8));
        (await ProgramAsync(
            "run", "--customers", "8", "--simulators", port, "--db", Database, "--fault", "kyc-rejected-late", "--fault", "refund-before-settle", "--json")).MustExitWith(0);

        IReadOnlyList<CustomerCase> cases = await NobodyIsLostAsync(8);
        NoDuplicateAccounts(simulators);
        await IsAsync(cases[1], CaseState.Declined, "Commercial", "Declined", "compliance");
        await IsAsync(cases[2], CaseState.KycActionRequired, "Commercial", "KycActionRequired", "client");
        await IsAsync(cases[4], CaseState.Ready, "Operational", "RegistrationRefused", "operations");
        await IsAsync(cases[7], CaseState.ManualReview, "Operational", "ReviewOpen", "reviewer");
        Assert.Equal("succeeded", Assert.Single(simulators.Stripe.Refunds, r => Payer(simulators, r) == Customer(2).Value)["status"]!.ToString());

        JsonElement[] open = [.. (await ProgramAsync("exceptions", "--db", Database, "--json")).MustExitWith(0).Json.EnumerateArray()];
        Assert.NotEmpty(open);
        Assert.All(open, static item =>
        {
            Assert.False(string.IsNullOrWhiteSpace(item.GetProperty("sentence").GetString()));
            Assert.NotEmpty(item.GetProperty("nextActions").EnumerateArray());
            Assert.False(string.IsNullOrWhiteSpace(item.GetProperty("cause").GetString()));
        });
        Assert.Contains(open, static i => i.GetProperty("customer").GetString() == "C-0005" && i.GetProperty("cause").GetString() == "RegistrationRefused");
        Assert.Contains("C-0005", (await ProgramAsync("exceptions", "--db", Database)).MustExitWith(0).Output, StringComparison.Ordinal);
        string forPeople = (await ProgramAsync("explain", "C-0005", "--db", Database)).MustExitWith(0).Output;
        Assert.Contains("waits for operations", forPeople, StringComparison.Ordinal);
        Assert.Contains("trail", forPeople, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_customer_on_the_way_is_explained_too()
    {
        (BrokerSimulators simulators, string port) = await SimulatorsAsync();
        await SeedApplicantAsync(simulators, Customer(1), KycStatuses.InReview);
        simulators.MetaTrader.Next("CheckConnect", new Testing.Faults.Fault { Kind = Testing.Faults.FaultKind.FailureBody, Code = "CONNECT_ERROR", Count = -1 });
        bool onTheWay = false;
        for (int i = 0; i < 4 && !onTheWay; i++)
        {
            // On a busy machine they may not come so far within the first time limit.
            (await ProgramAsync("run", "--customers", "2", "--simulators", port, "--db", Database, "--timeout", "12", "--json")).MustExitWith(1);
            onTheWay = await CasesAsync() is [{ State: CaseState.KycPending }, { State: CaseState.Registered }];
        }

        IReadOnlyList<CustomerCase> cases = await NobodyIsLostAsync(2);
        await IsAsync(cases[0], CaseState.KycPending, "Commercial", "KycPending", "KYC provider");
        JsonElement connecting = await IsAsync(cases[1], CaseState.Registered, "Infrastructural", "NotConnectedYet", "trade server");
        Assert.Equal("CheckConnection", connecting.GetProperty("nextStep").GetString());
        Assert.Contains("connected", connecting.GetProperty("unmetGates").EnumerateArray().Select(static g => g.GetProperty("name").GetString()));

        simulators.MetaTrader.ClearFaults();
        simulators.Kyc.SetVerdict(Customer(1).Value, new KycVerdict(KycStatuses.Approved) { Deliver = false });
        Assert.Equal(2, (await ProgramAsync("run", "--customers", "2", "--simulators", port, "--db", Database, "--json")).MustExitWith(0).Summary.Active);
    }

    [Fact]
    public async Task An_unknown_customer_is_refused_in_words()
    {
        (await ProgramAsync("run", "--customers", "1", "--db", Database, "--json")).MustExitWith(0);
        ProgramResult result = (await ProgramAsync("explain", "C-9999", "--db", Database, "--json")).MustExitWith(2);

        Assert.Equal(string.Empty, result.Output);
        Assert.Contains("C-9999", Assert.Single(result.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Equal("None", (await ProgramAsync("explain", "C-0001", "--db", Database, "--json")).MustExitWith(0).Json.GetProperty("verdict").GetString());
        Assert.Equal("[]", (await ProgramAsync("exceptions", "--db", Database, "--json")).MustExitWith(0).LastLine);
    }

    private static string Login(int customer) => LoginPool.LoginOf(Customer(customer)).Login.ToString(CultureInfo.InvariantCulture);

    private static async Task<string> PasswordAsync(int customer)
    {
        using Core.Secrets.Secret password = await new LoginPool(null).GetPasswordAsync(LoginPool.LoginOf(Customer(customer)));
        return password.Reveal();
    }

    private static string Payer(BrokerSimulators simulators, System.Text.Json.Nodes.JsonObject refund) =>
        simulators.Stripe.PaymentIntents.Single(p => p["id"]!.ToString() == refund["payment_intent"]!.ToString())["metadata"]!.AsObject().Select(static m => m.Value!.ToString()).First(static v => v.StartsWith("C-", StringComparison.Ordinal));

    private async Task<JsonElement> IsAsync(CustomerCase one, CaseState state, string verdict, string cause, string waitsFor)
    {
        JsonElement told = await ExplainAsync(one);
        Assert.Equal((state.ToString(), verdict, cause, waitsFor), (told.GetProperty("state").GetString()!, told.GetProperty("verdict").GetString()!, told.GetProperty("cause").GetString()!, told.GetProperty("waitsFor").GetString()!));
        return told;
    }
}
