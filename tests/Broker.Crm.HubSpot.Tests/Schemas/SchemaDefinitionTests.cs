using Broker.Core.Errors;
using Broker.Crm.HubSpot.Properties;
using Broker.Crm.HubSpot.Schemas;

namespace Broker.Crm.HubSpot.Tests.Schemas;

public sealed class SchemaDefinitionTests
{
    private const string None = """{"results":[]}""";

    private const string There = """
        {"results":[{"id":5,"objectTypeId":"2-99","name":"other"},{"id":"9","objectTypeId":"2-77","name":"TRADING_account","archived":true},
          {"id":"8","objectTypeId":"2-88","fullyQualifiedName":"p1_trading_account","name":"trading_account","labels":{"singular":"Account","plural":"Accounts"},"primaryDisplayProperty":"login",
           "requiredProperties":["login"],"searchableProperties":[],"secondaryDisplayProperties":null,
           "properties":[{"name":"hs_x","groupName":"hs","hubspotDefined":true},{"name":"login","type":"string","hasUniqueValue":true,"groupName":"own_group"}],
           "associations":[{"id":1,"fromObjectTypeId":"2-88","toObjectTypeId":"0-1"}]}]}
        """;

    private static readonly HubSpotSchemaDefinition Definition = new()
    {
        Name = "trading_account",
        Labels = new HubSpotSchemaLabels("Account", "Accounts"),
        Properties = [HubSpotPropertyDefinition.Text("login", "Login", "", unique: true), HubSpotPropertyDefinition.Number("balance", "Balance", "")],
        PrimaryDisplayProperty = "login",
        RequiredProperties = ["login"],
        AssociatedObjects = ["CONTACT"],
    };

    [Fact]
    public async Task A_schema_is_read_with_everything_optional()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(200, There).Answer(200, """{"results":[{},null,{"labels":null,"properties":"x","associations":[null,{}],"requiredProperties":["a",null,3],"createdByUserId":9000000000}]}""");

        IReadOnlyList<HubSpotSchema> schemas = await rig.Client.Schemas.ListAsync();
        IReadOnlyList<HubSpotSchema> bare = await rig.Client.Schemas.ListAsync();

        Assert.Equal(["2-99", "2-77", "2-88"], schemas.Select(s => s.ObjectType));
        Assert.Equal(("1", "0-1"), (schemas[2].Associations![0].Id, schemas[2].Associations![0].ToObjectTypeId));
        Assert.Equal([null, null], bare.Select(s => s.ObjectType));
        Assert.Equal(("a 3", "9000000000", ""), (string.Join(' ', bare[1].RequiredProperties!), bare[1].CreatedByUserId, bare[1].Associations![0].Id));
    }

    [Fact]
    public async Task A_schema_that_is_missing_is_created()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(200, None).Answer(201, """{"id":"8","objectTypeId":"2-88","name":"trading_account"}""");

        HubSpotSchemaEnsured ensured = await rig.Client.Schemas.EnsureAsync(Definition);

        Assert.Equal(("2-88", true), (ensured.Schema.ObjectTypeId, ensured.Created));
        Assert.Equal(["GET", "POST"], rig.Server.Requests.Select(r => r.Method));
        Assert.DoesNotContain("groupName", rig.Server.Requests[1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_schema_that_exists_gets_the_properties_it_lacks_in_its_own_group()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(200, There).Answer(200, """{"results":[{"name":"login","type":"string","hasUniqueValue":true}]}""").Answer(200, """{"results":[{"name":"own_group"}]}""").Answer(201, "{}");

        HubSpotSchemaEnsured ensured = await rig.Client.Schemas.EnsureAsync(Definition);

        Assert.False(ensured.Created);
        Assert.Equal(["2-88.balance"], ensured.Properties.Created);
        Assert.Empty(ensured.Properties.Differing);
        Assert.Empty(ensured.Differing);
        Assert.Equal("/crm/properties/2026-09/2-88", rig.Server.Requests[3].PathAndQuery);
        Assert.Contains("\"groupName\":\"own_group\"", rig.Server.Requests[3].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_differs_is_reported_and_left()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(200, """
            {"results":[{"objectTypeId":"2-88","name":"trading_account","labels":{"singular":"Acc","plural":"Accs"},"primaryDisplayProperty":"balance","requiredProperties":["stranger"],
              "searchableProperties":[],"allowsSensitiveProperties":false,"associations":[],"properties":[]}]}
            """).Answer(200, """{"results":[{"name":"login","type":"string"},{"name":"balance","type":"number"}]}""");

        HubSpotSchemaEnsured ensured = await rig.Client.Schemas.EnsureAsync(Definition with { SearchableProperties = ["login"], AllowsSensitiveProperties = true, AssociatedObjects = ["contacts", "2-5", "MYSTERY"] });

        Assert.Equal(8, ensured.Differing.Count);
        Assert.Equal(["primary:another property", "other labels", "required properties login", "searchable properties login", "requires 1 more", "no sensitive", "linked with contacts", "linked with 2-5"],
            ((string[])["primary:another property", "other labels", "required properties login", "searchable properties login", "requires 1 more", "no sensitive", "linked with contacts", "linked with 2-5"])
            .Where(part => ensured.Differing.Any(d => d.Contains(part.Replace("primary:", "", StringComparison.Ordinal), StringComparison.Ordinal))));
        Assert.True(Assert.Single(ensured.Properties.Differing).LacksUniqueness);
        Assert.All(rig.Server.Requests, r => Assert.Equal("GET", r.Method));
    }

    [Fact]
    public async Task A_faster_program_is_taken_as_it_is_and_a_deleted_schema_of_the_name_is_a_conflict()
    {
        HubSpotRig raced = new(), deleted = new();
        raced.Server.Answer(200, None).Answer(409, "").Answer(200, There).Answer(200, """{"results":[{"name":"login","type":"string","hasUniqueValue":true},{"name":"balance","type":"number"}]}""");
        deleted.Server.Answer(200, None).Answer(409, "").Answer(200, None);

        HubSpotSchemaEnsured ensured = await raced.Client.Schemas.EnsureAsync(Definition);

        Assert.Equal(("2-88", false), (ensured.Schema.ObjectTypeId, ensured.Created));
        await Assert.ThrowsAsync<ConflictException>(() => deleted.Client.Schemas.EnsureAsync(Definition));
    }

    [Fact]
    public async Task A_conflict_is_an_error_at_first_and_a_success_after_a_lost_answer()
    {
        HubSpotRig first = new(), lost = new();
        first.Server.Answer(409, "");
        lost.Server.Answer(503, "").Answer(409, "").Answer(200, There);

        await Assert.ThrowsAsync<ConflictException>(() => first.Client.Schemas.CreateAsync(Definition));

        Assert.Equal("2-88", (await lost.Client.Schemas.CreateAsync(Definition)).ObjectTypeId);
    }

    [Fact]
    public async Task A_definition_that_HubSpot_would_refuse_is_refused_before_anything_is_sent()
    {
        HubSpotRig rig = new();
        HubSpotSchemaDefinition[] bad =
        [
            Definition with { Name = "1x" }, Definition with { Name = "" }, Definition with { Name = "tïcket" }, Definition with { Labels = new("A", "") }, Definition with { Properties = [] },
            Definition with { PrimaryDisplayProperty = "nothing" }, Definition with { RequiredProperties = ["nothing"] }, Definition with { SearchableProperties = [""] },
            Definition with { SecondaryDisplayProperties = null! }, Definition with { AssociatedObjects = [" "] },
            Definition with { Properties = [.. Definition.Properties, Definition.Properties[0]] }, Definition with { Properties = [HubSpotPropertyDefinition.Text("login", "L", "") with { Type = "number" }] },
        ];

        foreach (HubSpotSchemaDefinition definition in bad)
        {
            await Assert.ThrowsAsync<ArgumentException>(() => rig.Client.Schemas.CreateAsync(definition));
            await Assert.ThrowsAsync<ArgumentException>(() => rig.Client.Schemas.EnsureAsync(definition));
        }

        await Assert.ThrowsAsync<ArgumentException>(() => rig.Client.Schemas.UpdateAsync("2-1", new() { Description = "a", ClearDescription = true }));
        await Assert.ThrowsAsync<ArgumentException>(() => rig.Client.Schemas.GetAsync("a/b"));
        await Assert.ThrowsAsync<ArgumentException>(() => rig.Client.Schemas.ReadManyAsync(["2-1", "2-1"]));
        Assert.Equal(0, rig.Server.Count);
    }
}
