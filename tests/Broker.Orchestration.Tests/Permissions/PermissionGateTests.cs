using Broker.Core.Boundaries.Webhooks;
using Broker.Core.Identity;
using Broker.Orchestration.Audit;
using Broker.Orchestration.Cases;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Permissions;
using Broker.Orchestration.Projections;
using Broker.Orchestration.Tests.Support;

namespace Broker.Orchestration.Tests.Permissions;

public sealed class PermissionGateTests
{
    private static readonly OpenCaseRequest s_request = new() { Customer = Given.Customer, Qualified = true, JurisdictionAllowed = true };

    [Fact]
    public async Task Without_grants_every_command_is_refused_and_nothing_is_done()
    {
        await using var world = new World { Permissions = PermissionPolicy.DenyAll };
        Node node = await world.StartAsync();

        var open = await Assert.ThrowsAsync<PermissionRefusedException>(() => node.Broker.OpenCaseAsync(s_request, Actor.Person("sales")));
        await Assert.ThrowsAsync<PermissionRefusedException>(() => node.Broker.RequestRegistrationAsync(Given.Customer, Actor.Person("op")));
        await Assert.ThrowsAsync<PermissionRefusedException>(() => node.Get<ICrmProjection>().RequestAsync(Given.Customer, ["case.state"], Actor.Person("ops")));

        Assert.Equal((CaseCommand.OpenCase, "no-grant"), (open.Command, open.Decision.Rule));
        Assert.Contains("grant OpenCase with Permit", open.Message, StringComparison.Ordinal);
        Assert.Null(await node.Broker.ReadCaseAsync(Given.Customer));
        Assert.Empty(await node.Journal.ReadEffectsAsync(Given.Tenant, Given.Customer));
        IReadOnlyList<string> audit = await node.AuditAsync();
        Assert.Equal(3, audit.Count);
        Assert.All(audit, static a => Assert.Contains("\"decision\":\"RefuseCommand\",\"rule\":\"permission:no-grant\"", a, StringComparison.Ordinal));
        Assert.Contains("\"actor\":\"Person:sales\"", audit[0], StringComparison.Ordinal);
        Assert.Contains("\"causation\":\"command:OpenCase\"", audit[0], StringComparison.Ordinal);
        Assert.Contains("\"event\":\"H1\"", audit[1], StringComparison.Ordinal);
        Assert.Contains("\"causation\":\"command:ProjectFacts\"", audit[2], StringComparison.Ordinal);
        Assert.True((await node.Broker.VerifyAuditAsync()).IsValid);
    }

    [Fact]
    public async Task A_principal_of_the_CRM_is_refused_for_security_even_by_a_policy_that_grants_everything()
    {
        await using var world = new World { Permissions = new Everything() };
        Node node = await world.StartAsync();
        await node.OpenAsync();

        foreach (Actor actor in new[] { Actor.Crm("workflow"), Actor.System("hubspot"), Actor.Person("salesforce:005x", "admin") })
        {
            var refused = await Assert.ThrowsAsync<PermissionRefusedException>(() => node.Broker.RequestRegistrationAsync(Given.Customer, actor));
            Assert.Equal("crm-principal", refused.Decision.Rule);
        }

        Assert.Equal(3, (await node.AuditAsync()).Count(static a => a.Contains("\"kind\":\"Security\"", StringComparison.Ordinal) && a.Contains("permission:crm-principal", StringComparison.Ordinal)));
        Assert.Equal(CaseState.Contact, (await node.CaseAsync()).State);
        Assert.Empty(await node.EffectsAsync(EffectKind.ReserveLogin));
    }

    [Fact]
    public async Task A_policy_that_throws_refuses_and_its_fault_is_kept_for_the_host()
    {
        await using var world = new World { Permissions = new Broken() };
        Node node = await world.StartAsync();

        var refused = await Assert.ThrowsAsync<PermissionRefusedException>(() => node.Broker.OpenCaseAsync(s_request, Actor.Person("sales")));

        Assert.Equal("policy-failed", refused.Decision.Rule);
        Assert.IsType<TimeoutException>(refused.InnerException);
        Assert.Contains("permission:policy-failed", Assert.Single(await node.AuditAsync()), StringComparison.Ordinal);
        Assert.DoesNotContain("CANARY", string.Concat(await node.AuditAsync()) + refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_question_is_a_cancellation_and_no_refusal()
    {
        await using var world = new World { Permissions = new Everything() };
        Node node = await world.StartAsync();
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => node.Broker.OpenCaseAsync(s_request, Actor.Person("sales"), stop.Token));

        Assert.Empty(await node.AuditAsync());
    }

    [Fact]
    public async Task Who_is_permitted_is_asked_before_whether_the_customer_is_known()
    {
        await using var world = new World();
        Node node = await world.StartAsync();

        await Assert.ThrowsAsync<PermissionRefusedException>(() => node.Broker.RequestRegistrationAsync(new CustomerId("C-404"), Actor.Person("sales")));
        await Assert.ThrowsAsync<UnknownCustomerException>(() => node.Broker.RequestRegistrationAsync(new CustomerId("C-404"), Actor.Person("op")));
    }

    [Fact]
    public async Task The_automation_goes_on_by_itself_without_any_grant_but_opening()
    {
        await using var world = new World { Permissions = PermissionPolicy.Create(static p => p.Role("front-desk", CaseCommand.OpenCase)) };
        world.Good();
        Node node = await world.StartAsync();
        await node.Broker.OpenCaseAsync(
            s_request with { CrmRecord = new CrmRecordId("rec-C-1"), Payer = new PayerId("cus_1"), Applicant = new ApplicantId("app_1") }, Actor.Person("anna", "front-desk"));

        await node.SendAsync("evt-1", EventSubjectKind.Applicant, "app_1");
        await node.SendAsync("evt-2", EventSubjectKind.Payment, "pi_1");
        await node.PumpAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(CaseState.Active, (await node.CaseAsync()).State);
    }

    private sealed class Everything : IPermissionPolicy
    {
        public ValueTask<PermissionDecision> DecideAsync(PermissionRequest request, CancellationToken cancellationToken = default)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return new(PermissionDecision.Grant("everything"));
        }
    }

    private sealed class Broken : IPermissionPolicy
    {
        public ValueTask<PermissionDecision> DecideAsync(PermissionRequest request, CancellationToken cancellationToken = default) => throw new TimeoutException("CANARY directory");
    }
}
