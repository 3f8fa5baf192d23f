using Broker.Core.Errors;
using Broker.Crm.HubSpot.Associations;

namespace Broker.Crm.HubSpot.Tests.Associations;

public sealed class LabelTests
{
    private const string None = """{"results":[{"category":"HUBSPOT_DEFINED","typeId":279,"label":null}]}""";
    private const string There = """{"results":[{"category":"HUBSPOT_DEFINED","typeId":279,"label":null},{"category":"USER_DEFINED","typeId":31,"label":"Introducer"}]}""";
    private static readonly HubSpotAssociationLabelDefinition Definition = new("introducer", "Introducer", "Introduced");

    [Fact]
    public async Task A_label_that_exists_is_not_created()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(200, There);

        HubSpotAssociationLabel label = await rig.Client.Associations.Labels.EnsureAsync("contacts", "companies", Definition with { Label = "INTRODUCER" });

        Assert.Equal(31, label.TypeId);
        Assert.Equal(["GET"], rig.Server.Requests.Select(r => r.Method));
    }

    [Fact]
    public async Task A_label_that_is_missing_is_created_and_looked_up_in_its_direction()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(200, None).Answer(200, """{"results":[{"category":"USER_DEFINED","typeId":32,"label":"Introducer"},{"category":"USER_DEFINED","typeId":31,"label":"Introducer"}]}""").Answer(200, There);

        HubSpotAssociationLabel label = await rig.Client.Associations.Labels.EnsureAsync("contacts", "companies", Definition);

        Assert.Equal(31, label.TypeId);
        Assert.Equal(["GET", "POST", "GET"], rig.Server.Requests.Select(r => r.Method));
    }

    [Theory]
    [InlineData(503)]
    [InlineData(409)]
    public async Task A_lost_answer_or_a_faster_program_is_resolved_by_looking(int status)
    {
        HubSpotRig rig = new();
        rig.Server.Answer(200, None).Answer(status, "").Answer(200, There);

        Assert.Equal(31, (await rig.Client.Associations.Labels.EnsureAsync("contacts", "companies", Definition)).TypeId);

        Assert.Equal(["GET", "POST", "GET"], rig.Server.Requests.Select(r => r.Method));
    }

    [Fact]
    public async Task An_unknown_outcome_that_looking_does_not_resolve_stays_unknown()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(200, None).Answer(503, "").Answer(200, None);

        await Assert.ThrowsAsync<OutcomeUnknownException>(() => rig.Client.Associations.Labels.EnsureAsync("contacts", "companies", Definition));

        Assert.Equal(1, rig.Server.Requests.Count(r => r.Method == "POST"));
    }

    [Theory]
    [InlineData("", "L")]
    [InlineData("a-b", "L")]
    [InlineData("1a", "L")]
    [InlineData("a", " ")]
    public async Task A_name_that_cannot_be_one_is_refused_before_anything_is_sent(string name, string label)
    {
        HubSpotRig rig = new();

        await Assert.ThrowsAsync<ArgumentException>(() => rig.Client.Associations.Labels.CreateAsync("contacts", "companies", new(name, label)));
        await Assert.ThrowsAsync<ArgumentException>(() => rig.Client.Associations.Labels.EnsureAsync("contacts", "companies", new(name, label)));

        Assert.Equal(0, rig.Server.Count);
    }

    [Fact]
    public async Task Limits_are_read_with_everything_optional_and_refused_below_one()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(200, """{"results":[{"category":"HUBSPOT_DEFINED","typeId":"3","userEnforcedMaxToObjectIds":5,"label":null},{},{"userEnforcedMaxToObjectIds":"many"}]}""");

        IReadOnlyList<HubSpotAssociationLimit> limits = await rig.Client.Associations.Limits.ListAsync();

        Assert.Equal([5, null, null], limits.Select(l => l.MaxToObjectIds));
        Assert.Equal(3, limits[0].TypeId);
        await Assert.ThrowsAsync<ArgumentException>(() => rig.Client.Associations.Limits.CreateManyAsync("contacts", "companies", [new(HubSpotAssociationType.UserDefined(1), 0)]));
        await Assert.ThrowsAsync<ArgumentNullException>(() => rig.Client.Associations.Limits.RemoveManyAsync("contacts", "companies", null!));
    }

    [Fact]
    public async Task A_limit_that_is_refused_is_told_for_its_type()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(207, """{"results":[{"category":"USER_DEFINED","typeId":1,"userEnforcedMaxToObjectIds":2}],"errors":[{"category":"VALIDATION_ERROR","context":{"typeId":["2"]}}]}""");

        IReadOnlyList<HubSpotOutcome<HubSpotAssociationLimitDefinition>> outcomes = await rig.Client.Associations.Limits.UpdateManyAsync(
            "contacts", "companies", [new(HubSpotAssociationType.UserDefined(2), 2), new(HubSpotAssociationType.UserDefined(1), 2)]);

        Assert.Equal([ErrorKind.Validation, null], outcomes.Select(o => o.Error?.Kind));
    }
}
