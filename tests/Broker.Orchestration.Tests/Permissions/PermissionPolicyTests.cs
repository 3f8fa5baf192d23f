using Broker.Orchestration.Audit;
using Broker.Orchestration.Permissions;

namespace Broker.Orchestration.Tests.Permissions;

public sealed class PermissionPolicyTests
{
    private static readonly PermissionPolicy s_policy = PermissionPolicy.Create(static p => p
        .Role("desk", CaseCommand.OpenCase, CaseCommand.RegisterAccount)
        .Role("all", Enum.GetValues<CaseCommand>())
        .Person("anna", CaseCommand.Suspend)
        .Automation("site", CaseCommand.OpenCase)
        .System("client-area", CaseCommand.OpenCase, CaseCommand.RegisterAccount)
        .Crm("workflow", CaseCommand.OpenCase, CaseCommand.ChangeLeverage)
        .Agent("helper", CaseCommand.Diagnose, CaseCommand.RegisterAccount)
        .CrmSystem("zoho"));

    public static TheoryData<CaseCommand> Commands => [.. Enum.GetValues<CaseCommand>()];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Nothing_is_granted_that_no_one_granted(CaseCommand command)
    {
        foreach (Actor actor in new[] { Actor.Person("bob", "desk"), Actor.Person("bob"), Actor.Automation, Actor.System("stripe"), Actor.Crm("flow"), Actor.Agent("a") })
        {
            Assert.False(PermissionPolicy.DenyAll.Decide(new(actor, command)).IsGranted);
        }

        PermissionDecision decision = s_policy.Decide(new(Actor.Person("bob", "guest", "Desk"), command));
        Assert.Equal((false, "no-grant"), (decision.IsGranted, decision.Rule));
        Assert.StartsWith($"{command} needs ", decision.Needed, StringComparison.Ordinal);
    }

    [Fact]
    public void A_role_a_person_an_automation_a_system_and_an_agent_have_what_they_were_granted_and_no_more()
    {
        Assert.Equal("role desk", s_policy.Decide(new(Actor.Person("bob", "guest", "desk"), CaseCommand.RegisterAccount)).Rule);
        Assert.Equal("person anna", s_policy.Decide(new(Actor.Person("anna"), CaseCommand.Suspend)).Rule);
        Assert.Equal("automation site", s_policy.Decide(new(new Actor(ActorKind.Automation, "site"), CaseCommand.OpenCase)).Rule);
        Assert.True(s_policy.Decide(new(Actor.System("client-area"), CaseCommand.RegisterAccount)).IsGranted);
        Assert.True(s_policy.Decide(new(Actor.Crm("workflow"), CaseCommand.ChangeLeverage)).IsGranted);
        Assert.True(s_policy.Decide(new(Actor.Agent("helper"), CaseCommand.Diagnose)).IsGranted);

        Assert.False(s_policy.Decide(new(Actor.Person("bob", "desk"), CaseCommand.Suspend)).IsGranted);
        Assert.False(s_policy.Decide(new(Actor.Person("site"), CaseCommand.OpenCase)).IsGranted);
        Assert.False(s_policy.Decide(new(new Actor(ActorKind.Automation, "anna"), CaseCommand.Suspend)).IsGranted);
        Assert.False(s_policy.Decide(new(new Actor(ActorKind.Automation, "bot") { Roles = ["desk"] }, CaseCommand.OpenCase)).IsGranted);
    }

    [Theory]
    [InlineData(ActorKind.Crm, "workflow")]
    [InlineData(ActorKind.System, "hubspot")]
    [InlineData(ActorKind.System, "Salesforce")]
    [InlineData(ActorKind.System, "crm")]
    [InlineData(ActorKind.System, "zoho")]
    [InlineData(ActorKind.Person, "hubspot:4711")]
    [InlineData(ActorKind.Automation, "salesforce:flow")]
    [InlineData(ActorKind.Agent, "hubspot:breeze")]
    public void A_principal_of_the_CRM_never_registers_and_never_trades_whatever_is_granted(ActorKind kind, string id)
    {
        foreach (CaseCommand command in new[] { CaseCommand.RegisterAccount, CaseCommand.SendOrder })
        {
            PermissionDecision decision = s_policy.Decide(new(new Actor(kind, id) { Roles = ["all", "desk"] }, command));

            Assert.Equal((false, "crm-principal"), (decision.IsGranted, decision.Rule));
        }
    }

    [Theory]
    [InlineData(CaseCommand.ApproveReview)]
    [InlineData(CaseCommand.DeclineReview)]
    [InlineData(CaseCommand.Reinstate)]
    [InlineData(CaseCommand.EraseCustomer)]
    [InlineData(CaseCommand.DeleteAccount)]
    [InlineData(CaseCommand.DismissException)]
    public void Only_a_person_in_the_broker_application_approves(CaseCommand command)
    {
        foreach (Actor actor in new[] { Actor.Automation, Actor.System("ops"), Actor.Agent("helper"), Actor.Crm("workflow"), Actor.Person("hubspot:9", "all") })
        {
            Assert.Equal("person-only", s_policy.Decide(new(actor, command)).Rule);
        }

        Assert.True(s_policy.Decide(new(Actor.Person("carla", "all"), command)).IsGranted);
    }

    [Fact]
    public void An_agent_never_trades_and_a_person_does_with_a_grant()
    {
        Assert.Equal("agent-never-trades", s_policy.Decide(new(Actor.Agent("helper"), CaseCommand.SendOrder)).Rule);
        Assert.True(s_policy.Decide(new(Actor.Person("carla", "all"), CaseCommand.SendOrder)).IsGranted);
    }

    [Fact]
    public void A_refusal_says_which_role_would_do()
    {
        Assert.Equal("RegisterAccount needs one of the roles all, desk.", s_policy.Decide(new(Actor.Person("bob"), CaseCommand.RegisterAccount)).Needed);
        Assert.Equal("Suspend needs the role all.", s_policy.Decide(new(Actor.Person("bob"), CaseCommand.Suspend)).Needed);
        Assert.Equal("Diagnose needs a grant to this system.", s_policy.Decide(new(Actor.System("site"), CaseCommand.Diagnose)).Needed);
        Assert.StartsWith("This host grants no command to anyone", PermissionPolicy.DenyAll.Decide(new(Actor.Person("bob"), CaseCommand.OpenCase)).Needed, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_grant_that_cannot_be_is_named_at_once()
    {
        var thrown = Assert.Throws<InvalidOperationException>(() => PermissionPolicy.Create(static p => p
            .Role(" ", CaseCommand.OpenCase)
            .Role("empty")
            .Role("odd", (CaseCommand)999)
            .Person("anna", CaseCommand.OpenCase)
            .Person("anna", CaseCommand.Suspend)
            .Crm("workflow", CaseCommand.RegisterAccount)
            .System("hubspot", CaseCommand.SendOrder)
            .System("zoho", CaseCommand.RegisterAccount)
            .CrmSystem("zoho")
            .Agent("helper", CaseCommand.SendOrder)
            .Automation("bot", CaseCommand.ApproveReview)
            .CrmSystem("")));

        Assert.All(
            [
                "A grant to a role needs its name; ' ' was given.",
                "The grant to role 'empty' names no command",
                "names 999, which is no command",
                "There are two grants to person 'anna'",
                "RegisterAccount cannot be granted to CRM principal 'workflow'",
                "SendOrder cannot be granted to system 'hubspot'",
                "RegisterAccount cannot be granted to system 'zoho'",
                "SendOrder cannot be granted to agent 'helper'",
                "ApproveReview cannot be granted to automation 'bot'",
                "CrmSystem needs a name",
            ],
            expected => Assert.Contains(expected, thrown.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void The_grants_are_listed_for_review() =>
        Assert.Equal(
            [
                "CRM principal workflow | OpenCase, ChangeLeverage",
                "agent helper | RegisterAccount, Diagnose",
                "automation site | OpenCase",
                "person anna | Suspend",
            ],
            s_policy.Lines().Take(4));

    [Fact]
    public void Roles_are_no_part_of_who_someone_is()
    {
        Assert.Equal(Actor.Person("bob"), Actor.Person("bob", "desk"));
        Assert.Equal(Actor.Person("bob").GetHashCode(), Actor.Person("bob", "desk").GetHashCode());
        Assert.NotEqual(Actor.Person("bob"), Actor.System("bob"));
        Assert.DoesNotContain("desk", System.Text.Json.JsonSerializer.Serialize(Actor.Person("bob", "desk")), StringComparison.Ordinal);
    }

    [Fact]
    public void Next_actions_have_their_permission()
    {
        Assert.Equal(CaseCommand.RegisterAccount, CaseCommands.ForNextAction("RetryRegistration"));
        Assert.Equal(CaseCommand.DismissException, CaseCommands.ForNextAction("DismissWithReason"));
        Assert.Null(CaseCommands.ForNextAction("FixAdapter"));
    }
}
