using Broker.Core.Boundaries.Accounts;
using Broker.Core.Boundaries.Finance;
using Broker.Core.Boundaries.Kyc;
using Broker.Core.Boundaries.Webhooks;
using Broker.Core.Identity;
using Broker.Orchestration.Cases;
using Broker.Orchestration.Operators;
using Broker.Orchestration.Tests.Support;

namespace Broker.Orchestration.Tests.Operators;

public sealed class ExplainTests
{
    [Theory]
    [InlineData(CaseState.Lead, DelayVerdict.Commercial, "NotQualified", "sales")]
    [InlineData(CaseState.Contact, DelayVerdict.Commercial, "KycNotStarted", "client")]
    [InlineData(CaseState.KycPending, DelayVerdict.Commercial, "KycPending", "KYC provider")]
    [InlineData(CaseState.KycActionRequired, DelayVerdict.Commercial, "KycActionRequired", "client")]
    [InlineData(CaseState.Declined, DelayVerdict.Commercial, "Declined", "compliance")]
    [InlineData(CaseState.AwaitingFunds, DelayVerdict.Commercial, "AwaitingFunds", "client")]
    [InlineData(CaseState.Ready, DelayVerdict.Operational, "RegistrationRefused", "operations")]
    [InlineData(CaseState.RegistrationRequested, DelayVerdict.Operational, "RegistrationUnderWay", "us")]
    [InlineData(CaseState.RegistrationUncertain, DelayVerdict.Operational, "RegistrationUncertain", "us")]
    [InlineData(CaseState.Registered, DelayVerdict.Infrastructural, "NotConnectedYet", "trade server")]
    [InlineData(CaseState.Active, DelayVerdict.None, "Active", null)]
    [InlineData(CaseState.ManualReview, DelayVerdict.Operational, "ReviewOpen", "reviewer")]
    [InlineData(CaseState.Suspended, DelayVerdict.Commercial, "Suspended", "compliance")]
    public async Task Every_state_says_what_it_waits_for_and_what_to_tell_the_client(CaseState state, DelayVerdict verdict, string cause, string? waitsFor)
    {
        await using var world = new World();
        Node node = await world.StartAsync();
        await ReachAsync(world, node, state);

        Explanation told = await node.Broker.ExplainAsync(Given.Customer);

        Assert.Equal((state, verdict, cause, waitsFor), (told.State, told.Verdict, told.Cause, told.WaitsFor));
        Assert.False(string.IsNullOrWhiteSpace(told.Sentence));
        Assert.False(string.IsNullOrWhiteSpace(told.SayToClient));
        Assert.All(told.Evidence, static e => Assert.True(e.Age >= TimeSpan.Zero && e.Owner != "application"));
        AssertDiscreet(told, await node.CaseAsync());
    }

    [Fact]
    public async Task Open_gates_items_and_the_next_step_are_told_with_their_age()
    {
        await using var world = new World();
        Node node = await world.StartAsync();
        world.Accounts.Connection = ConnectionState.Disconnected;
        await node.OnboardAsync();
        await node.PumpAsync(TimeSpan.FromMinutes(20));

        Explanation told = await node.Broker.ExplainAsync(Given.Customer);

        Assert.Equal("NeverConnected", Assert.Single(told.Exceptions).Cause);
        Assert.Equal(["connected", "not-investor"], told.UnmetGates.Select(static g => g.Name));
        Assert.Equal("CheckConnection", told.NextStep);
        Assert.True(told.NextStepAt > world.Time.GetUtcNow());
        Assert.Contains(told.Evidence, static e => e is { Fact: "account.health", Owner: "metatrader", Value: "Disconnected" });
    }

    [Fact]
    public async Task Awaiting_something_else_than_money_names_it()
    {
        await using var world = new World { Configure = static o => o.Policy = new() { RequiredAgreements = "2026-01" } };
        Node node = await world.StartAsync();
        await node.OnboardAsync();
        await node.PumpAsync(TimeSpan.FromSeconds(5));

        Explanation told = await node.Broker.ExplainAsync(Given.Customer);

        Assert.Equal((DelayVerdict.Commercial, "GateOpen", "client"), (told.Verdict, told.Cause, told.WaitsFor));
        Assert.Contains("agreements version 2026-01 is not accepted", told.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_an_unknown_customer_with_the_way_out()
    {
        await using var world = new World();
        Node node = await world.StartAsync();

        UnknownCustomerException unknown = await Assert.ThrowsAsync<UnknownCustomerException>(() => node.Broker.ExplainAsync(new CustomerId("C-404")));

        Assert.Contains("C-404", unknown.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<UnknownCustomerException>(() => node.Broker.ReadUnmetGatesAsync(new CustomerId("C-404")));
        await Assert.ThrowsAsync<UnknownCustomerException>(() => node.Broker.RequestRegistrationAsync(new CustomerId("C-404"), Broker.Orchestration.Audit.Actor.Person("op")));
    }

    private static void AssertDiscreet(Explanation told, CustomerCase c)
    {
        string everything = string.Join('\n', [told.Sentence, told.SayToClient, .. told.UnmetGates.Select(static g => g.Sentence), .. told.Exceptions.Select(static e => e.Sentence), .. told.Evidence.Select(static e => e.Value ?? "")]);
        Assert.DoesNotContain("CANARY", everything, StringComparison.Ordinal);
        Assert.True(c.Account.Id is not { } id || !everything.Contains(id.Value, StringComparison.Ordinal), everything);
        foreach (string word in new[] { "watch", "PEP", "sanction", "fraud", "suspicio", "compliance", "rejected" })
        {
            Assert.DoesNotContain(word, told.SayToClient, StringComparison.OrdinalIgnoreCase);
        }
    }

    private static async Task ReachAsync(World world, Node node, CaseState state)
    {
        await node.OpenAsync(qualified: state != CaseState.Lead);
        KycStatus? kyc = state switch
        {
            CaseState.Lead or CaseState.Contact => null,
            CaseState.KycPending => KycStatus.Pending,
            CaseState.KycActionRequired => KycStatus.ActionRequired,
            CaseState.Declined => KycStatus.RejectedFinal,
            _ => KycStatus.Approved,
        };
        if (kyc is { } status)
        {
            world.Kyc.Set(Given.Snapshot(status));
            await node.SendAsync("evt_k", EventSubjectKind.Applicant, "app_1");
        }

        if (state is CaseState.Ready or CaseState.RegistrationUncertain)
        {
            world.Accounts.Next(state == CaseState.Ready ? RegisterAnswer.RefusedForGood : RegisterAnswer.LostBeforeApply);
        }

        world.Accounts.FindFails = state == CaseState.RegistrationRequested;
        world.Accounts.Connection = state == CaseState.Registered ? ConnectionState.Disconnected : ConnectionState.Connected;
        world.Accounts.IsInvestor = state == CaseState.ManualReview;
        if (state >= CaseState.Ready)
        {
            world.Finance.Set(Given.Confirmation());
            await node.SendAsync("evt_p", EventSubjectKind.Payment, "pi_1");
        }

        await node.PumpAsync(TimeSpan.FromSeconds(3));
        if (state == CaseState.Suspended)
        {
            world.Kyc.Set(Given.Snapshot(KycStatus.Revoked, 9));
            await node.SendAsync("evt_r", EventSubjectKind.Applicant, "app_1");
            await node.PumpAsync(TimeSpan.FromSeconds(3));
        }
    }
}
