using Broker.Core.Boundaries;
using Broker.Core.Boundaries.Crm;
using Broker.Crm.HubSpot.Objects;
using Broker.TestSupport;

namespace Broker.Crm.HubSpot.Tests.Wire;

public sealed class CanaryTests
{
    [Theory]
    [InlineData(200)]
    [InlineData(207)]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(409)]
    [InlineData(429)]
    [InlineData(503)]
    public async Task The_token_appears_in_no_log_no_telemetry_no_exception_and_no_boundary_failure(int status)
    {
        using TelemetryCollector telemetry = new();
        HubSpotRig rig = new(o => o.Resilience.MaxRetries = 1);
        string canary = HubSpotRig.Token;
        rig.Server.Answer(status, WireBodies.Error(
            canary,
            $$"""{{canary}} Existing ID: {{canary}} Property values were not valid: [{"name":"{{canary}}","error":"{{canary}}"}]""",
            $$$""","policyName":"{{{canary}}}","errors":[{"message":"{{{canary}}}","in":"{{{canary}}}","code":"{{{canary}}}","context":{"requiredGranularScopes":["{{{canary}}}"],"propertyName":["{{{canary}}}"]}}],"context":{"ids":["{{{canary}}}"]}"""));
        List<string> said = [];

        async Task Try(Func<Task> call)
        {
            if (await Record.ExceptionAsync(call) is { } exception)
            {
                said.Add(exception.ToString());
            }
        }

        await Try(() => rig.Client.Objects("contacts").GetAsync("1"));
        await Try(() => rig.Client.Objects("contacts").CreateAsync(HubSpotRig.Map(("email", "x"))));
        await Try(() => rig.Client.Objects("contacts").UpdateAsync("1", HubSpotRig.Map(("email", "x"))));
        await Try(() => rig.Client.Properties.ListAsync("contacts"));
        await Try(() => rig.Client.Pipelines.ListAsync("tickets"));
        foreach (HubSpotOutcome<HubSpotUpsert, HubSpotWritten<HubSpotRecord>> result in await rig.Client.Objects("contacts").UpsertManyAsync("broker_client_id", [new HubSpotUpsert("A", HubSpotRig.Map(("email", "x")))]))
        {
            said.Add(result.ToString() + result.Error);
        }

        foreach (BoundaryResult<CrmWritten> result in await rig.Crm.UpsertAsync([new CrmUpsert(CrmEntity.Customer, "A", HubSpotRig.Map(("email", "x")))]))
        {
            said.Add(result.Failure?.ToString() ?? "");
        }

        said.Add((await rig.Crm.OpenTicketAsync(new CrmTicket("K", "A", "s", "t", "v", "r"))).Failure?.ToString() ?? "");
        said.Add((await rig.Crm.EnsureSchemaAsync(new CrmSchema([]))).Failure?.ToString() ?? "");

        Assert.NotEmpty(rig.Logs.Lines);
        Assert.DoesNotContain("CANARY", rig.Logs.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("CANARY", telemetry.Text, StringComparison.OrdinalIgnoreCase);
        Assert.All(said, text => Assert.DoesNotContain("CANARY", text, StringComparison.OrdinalIgnoreCase));
        Assert.Contains("hubspot", telemetry.Text, StringComparison.Ordinal);
    }
}
