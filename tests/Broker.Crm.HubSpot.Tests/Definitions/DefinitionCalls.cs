using Broker.Crm.HubSpot.Associations;
using Broker.Crm.HubSpot.Owners;
using Broker.Crm.HubSpot.Pipelines;
using Broker.Crm.HubSpot.Properties;
using Broker.Crm.HubSpot.Schemas;

namespace Broker.Crm.HubSpot.Tests.Definitions;

/// <summary>Every call on links, properties, pipelines, schemas and owners. <c>{v}</c> stands for the version.</summary>
internal static class DefinitionCalls
{
    private const string Pair = "/crm/associations/{v}/contacts/companies";
    private const string Link = "/crm/objects/{v}/contacts/7/associations/companies";
    private const string Limits = "/crm/associations/{v}/definitions/configurations";
    private const string Props = "/crm/properties/{v}/contacts";
    private const string Pipes = "/crm/pipelines/{v}/deals";
    private const string Schemas = "/crm-object-schemas/{v}/schemas";
    private const string Empty = "{\"results\":[]}";
    private const string OneBatch = """{"status":"COMPLETE","results":[]}""";

    private static readonly HubSpotAssociationType Unlabelled = HubSpotAssociationType.HubSpotDefined(HubSpotAssociationTypes.ContactToCompany);
    private static readonly HubSpotAssociationPair OnePair = new("7", "9");
    private static readonly HubSpotPipelineDefinition Pipeline = new() { Label = "Sales", DisplayOrder = 2, Stages = [HubSpotStageDefinition.ForDeals("Half", 1, 0.5m)] };

    private static readonly HubSpotSchemaDefinition Schema = new()
    {
        Name = "trading_account",
        Labels = new HubSpotSchemaLabels("Account", "Accounts"),
        Properties = [HubSpotPropertyDefinition.Text("login", "Login", "", unique: true)],
        PrimaryDisplayProperty = "login",
        RequiredProperties = ["login"],
        AssociatedObjects = ["CONTACT"],
    };

    public static IReadOnlyList<DefinitionCall> All { get; } =
    [
        new("association list", "GET", Link + "?limit=500", null, Empty, c => DrainAsync(c.Associations.ListAsync("contacts", "7", "companies"))),
        new("association default", "PUT", "/crm/objects/{v}/contacts/7/associations/default/companies/9", null, OneBatch, c => c.Associations.AssociateDefaultAsync("contacts", "7", "companies", "9")),
        new("association labels", "PUT", Link + "/9", """[{"associationCategory":"HUBSPOT_DEFINED","associationTypeId":279},{"associationCategory":"USER_DEFINED","associationTypeId":31}]""", "{}",
            c => c.Associations.SetLabelsAsync("contacts", "7", "companies", "9", [Unlabelled, HubSpotAssociationType.UserDefined(31)])),
        new("association remove", "DELETE", Link + "/9", null, "", c => c.Associations.RemoveAllAsync("contacts", "7", "companies", "9")),
        new("association batch read", "POST", Pair + "/batch/read", """{"inputs":[{"id":"7"}]}""", OneBatch, c => c.Associations.ReadManyAsync("contacts", "companies", ["7"])) { TellsPerInput = true },
        new("association batch create", "POST", Pair + "/batch/create", """{"inputs":[{"from":{"id":"7"},"to":{"id":"9"},"types":[{"associationCategory":"HUBSPOT_DEFINED","associationTypeId":279}]}]}""", OneBatch,
            c => c.Associations.CreateManyAsync("contacts", "companies", [new("7", "9", [Unlabelled])])) { TellsPerInput = true },
        new("association batch default", "POST", Pair + "/batch/associate/default", """{"inputs":[{"from":{"id":"7"},"to":{"id":"9"}}]}""", OneBatch,
            c => c.Associations.AssociateDefaultManyAsync("contacts", "companies", [OnePair])) { TellsPerInput = true },
        new("association batch archive", "POST", Pair + "/batch/archive", """{"inputs":[{"from":{"id":"7"},"to":[{"id":"9"},{"id":"10"}]},{"from":{"id":"8"},"to":[{"id":"9"}]}]}""", "",
            c => c.Associations.RemoveAllManyAsync("contacts", "companies", [OnePair, new("8", "9"), new("7", "10")])) { TellsPerInput = true },
        new("association batch labels archive", "POST", Pair + "/batch/labels/archive", """{"inputs":[{"from":{"id":"7"},"to":{"id":"9"},"types":[{"associationCategory":"USER_DEFINED","associationTypeId":31}]}]}""", "",
            c => c.Associations.RemoveLabelsManyAsync("contacts", "companies", [new("7", "9", [HubSpotAssociationType.UserDefined(31)])])) { TellsPerInput = true },
        new("label list", "GET", Pair + "/labels", null, Empty, c => c.Associations.Labels.ListAsync("contacts", "companies")),
        new("label create", "POST", Pair + "/labels", """{"name":"introducer","label":"Introducer","inverseLabel":"Introduced"}""", Empty,
            c => c.Associations.Labels.CreateAsync("contacts", "companies", new("introducer", "Introducer", "Introduced"))) { MayRepeat = false },
        new("label update", "PUT", Pair + "/labels", """{"associationTypeId":3000000000,"label":"Broker"}""", "", c => c.Associations.Labels.UpdateAsync("contacts", "companies", 3_000_000_000, "Broker")),
        new("label delete", "DELETE", Pair + "/labels/3000000000", null, "", c => c.Associations.Labels.DeleteAsync("contacts", "companies", 3_000_000_000)),
        new("limit list all", "GET", Limits + "/all", null, Empty, c => c.Associations.Limits.ListAsync()),
        new("limit list", "GET", Limits + "/contacts/companies", null, Empty, c => c.Associations.Limits.ListAsync("contacts", "companies")),
        new("limit create", "POST", Limits + "/contacts/companies/batch/create", """{"inputs":[{"category":"HUBSPOT_DEFINED","typeId":279,"maxToObjectIds":5}]}""", OneBatch,
            c => c.Associations.Limits.CreateManyAsync("contacts", "companies", [new(Unlabelled, 5)])) { TellsPerInput = true },
        new("limit update", "POST", Limits + "/contacts/companies/batch/update", """{"inputs":[{"category":"HUBSPOT_DEFINED","typeId":279,"maxToObjectIds":1}]}""", OneBatch,
            c => c.Associations.Limits.UpdateManyAsync("contacts", "companies", [new(Unlabelled, 1)])) { TellsPerInput = true },
        new("limit purge", "POST", Limits + "/contacts/companies/batch/purge", """{"inputs":[{"category":"HUBSPOT_DEFINED","typeId":279}]}""", "",
            c => c.Associations.Limits.RemoveManyAsync("contacts", "companies", [Unlabelled])) { TellsPerInput = true },

        new("property list", "GET", Props + "?archived=true&dataSensitivity=sensitive&locale=de&properties=name%2Clabel", null, Empty,
            c => c.Properties.ListAsync("contacts", new HubSpotPropertyReadOptions { Archived = true, DataSensitivity = HubSpotDataSensitivity.Sensitive, Locale = "de", Properties = "name,label" })),
        new("property get", "GET", Props + "/i_d", null, "{}", c => c.Properties.GetAsync("contacts", "i_d")),
        new("property create", "POST", Props, """{"name":"i_d","label":"İd","groupName":"broker","type":"string","fieldType":"text","hasUniqueValue":false,"dataSensitivity":"sensitive","displayOrder":-1}""", "{}",
            c => c.Properties.CreateAsync("contacts", HubSpotPropertyDefinition.Text("i_d", "İd", "broker") with { DataSensitivity = "sensitive", DisplayOrder = -1 })),
        new("property update", "PATCH", Props + "/i_d", """{"label":"New","hidden":true,"options":[{"label":"A","value":"a"}]}""", "{}",
            c => c.Properties.UpdateAsync("contacts", "i_d", new HubSpotPropertyUpdate { Label = "New", Hidden = true, Options = [new() { Label = "A", Value = "a" }] })),
        new("property archive", "DELETE", Props + "/i_d", null, "", c => c.Properties.ArchiveAsync("contacts", "i_d")),
        new("property batch read", "POST", Props + "/batch/read", """{"inputs":[{"name":"a"},{"name":"b"}],"archived":false,"dataSensitivity":"sensitive"}""", OneBatch,
            c => c.Properties.ReadManyAsync("contacts", ["a", "b"], new HubSpotPropertyReadOptions { DataSensitivity = "sensitive" })) { TellsPerInput = true },
        new("property batch create", "POST", Props + "/batch/create", """{"inputs":[{"name":"a","label":"A","groupName":"g","type":"number","fieldType":"number","hasUniqueValue":false}]}""", OneBatch,
            c => c.Properties.CreateManyAsync("contacts", [HubSpotPropertyDefinition.Number("a", "A", "g")])) { TellsPerInput = true, MayRepeat = false },
        new("property batch archive", "POST", Props + "/batch/archive", """{"inputs":[{"name":"a"}]}""", "", c => c.Properties.ArchiveManyAsync("contacts", ["a"])) { TellsPerInput = true },
        new("group list", "GET", Props + "/groups", null, Empty, c => c.Properties.Groups.ListAsync("contacts")),
        new("group get", "GET", Props + "/groups/g", null, "{}", c => c.Properties.Groups.GetAsync("contacts", "g")),
        new("group create", "POST", Props + "/groups", """{"name":"g","label":"G","displayOrder":3}""", "{}", c => c.Properties.Groups.CreateAsync("contacts", new() { Name = "g", Label = "G", DisplayOrder = 3 })),
        new("group update", "PATCH", Props + "/groups/g", """{"label":"H"}""", "{}", c => c.Properties.Groups.UpdateAsync("contacts", "g", "H")),
        new("group archive", "DELETE", Props + "/groups/g", null, "", c => c.Properties.Groups.ArchiveAsync("contacts", "g")),

        new("pipeline list", "GET", Pipes, null, Empty, c => c.Pipelines.ListAsync("deals")),
        new("pipeline get", "GET", Pipes + "/p%2F1", null, "{}", c => c.Pipelines.GetAsync("deals", "p/1")),
        new("pipeline create", "POST", Pipes, """{"label":"Sales","displayOrder":2,"stages":[{"label":"Half","displayOrder":1,"metadata":{"probability":"0.5"}}]}""", "{}", c => c.Pipelines.CreateAsync("deals", Pipeline)) { MayRepeat = false },
        new("pipeline replace", "PUT", Pipes + "/1?validateReferencesBeforeDelete=true&validateDealStageUsagesBeforeDelete=false", """{"label":"Sales","displayOrder":2,"stages":[{"label":"Half","displayOrder":1,"metadata":{"probability":"0.5"}}]}""", "{}",
            c => c.Pipelines.ReplaceAsync("deals", "1", Pipeline, new HubSpotPipelineRemovalChecks { DealStageUsages = false })),
        new("pipeline update", "PATCH", Pipes + "/1", """{"label":"Other","archived":false}""", "{}", c => c.Pipelines.UpdateAsync("deals", "1", new HubSpotPipelineUpdate { Label = "Other", Archived = false })),
        new("pipeline delete", "DELETE", Pipes + "/1?validateReferencesBeforeDelete=true&validateDealStageUsagesBeforeDelete=true", null, "", c => c.Pipelines.DeleteAsync("deals", "1")),
        new("pipeline audit", "GET", Pipes + "/1/audit", null, Empty, c => c.Pipelines.ListAuditAsync("deals", "1")),
        new("stage list", "GET", Pipes + "/1/stages", null, Empty, c => c.Pipelines.Stages.ListAsync("deals", "1")),
        new("stage get", "GET", Pipes + "/1/stages/2", null, "{}", c => c.Pipelines.Stages.GetAsync("deals", "1", "2")),
        new("stage create", "POST", Pipes + "/1/stages", """{"label":"Won","displayOrder":9,"metadata":{"probability":"1.0"}}""", "{}", c => c.Pipelines.Stages.CreateAsync("deals", "1", HubSpotStageDefinition.ForDeals("Won", 9, 1m))) { MayRepeat = false },
        new("stage replace", "PUT", Pipes + "/1/stages/2", """{"label":"Lost","displayOrder":10,"metadata":{"probability":"0.0"}}""", "{}", c => c.Pipelines.Stages.ReplaceAsync("deals", "1", "2", HubSpotStageDefinition.ForDeals("Lost", 10, 0m))),
        new("stage update", "PATCH", Pipes + "/1/stages/2", """{"displayOrder":4}""", "{}", c => c.Pipelines.Stages.UpdateAsync("deals", "1", "2", new HubSpotStageUpdate { DisplayOrder = 4 })),
        new("stage delete", "DELETE", Pipes + "/1/stages/2", null, "", c => c.Pipelines.Stages.DeleteAsync("deals", "1", "2")),
        new("stage audit", "GET", Pipes + "/1/stages/2/audit", null, Empty, c => c.Pipelines.Stages.ListAuditAsync("deals", "1", "2")),

        new("schema list", "GET", Schemas + "?archived=true&includePropertyDefinitions=false&includeAssociationDefinitions=true&includeAuditMetadata=true", null, Empty,
            c => c.Schemas.ListAsync(new HubSpotSchemaReadOptions { Archived = true, IncludePropertyDefinitions = false, IncludeAssociationDefinitions = true, IncludeAuditMetadata = true })),
        new("schema get", "GET", Schemas + "/2-123", null, "{}", c => c.Schemas.GetAsync("2-123")),
        new("schema batch read", "POST", Schemas + "/batch/read", """{"includePropertyDefinitions":true,"includeAssociationDefinitions":true,"includeAuditMetadata":false,"inputs":["2-123","p1_x"]}""", Empty,
            c => c.Schemas.ReadManyAsync(["2-123", "p1_x"])),
        new("schema create", "POST", Schemas, """
            {"name":"trading_account","labels":{"singular":"Account","plural":"Accounts"},"primaryDisplayProperty":"login","secondaryDisplayProperties":[],"requiredProperties":["login"],
             "searchableProperties":[],"associatedObjects":["CONTACT"],"allowsSensitiveProperties":false,"shouldCreateSameObjectAssociation":false,
             "properties":[{"name":"login","label":"Login","type":"string","fieldType":"text","hasUniqueValue":true}]}
            """, "{}", c => c.Schemas.CreateAsync(Schema)),
        new("schema update", "PATCH", Schemas + "/2-123", """{"labels":{"singular":"A","plural":"As"},"clearDescription":true,"requiredProperties":[]}""", "{}",
            c => c.Schemas.UpdateAsync("2-123", new HubSpotSchemaUpdate { Labels = new("A", "As"), ClearDescription = true, RequiredProperties = [] })),
        new("schema delete", "DELETE", Schemas + "/2-123", null, "", c => c.Schemas.DeleteAsync("2-123")),
        new("schema purge", "DELETE", Schemas + "/2-123?archived=true", null, "", c => c.Schemas.PurgeAsync("2-123")),
        new("schema association create", "POST", Schemas + "/2-123/associations", """{"fromObjectTypeId":"2-123","toObjectTypeId":"0-1","name":"account_to_contact"}""", "{}",
            c => c.Schemas.CreateAssociationAsync("2-123", "2-123", "0-1", "account_to_contact")) { MayRepeat = false },
        new("schema association delete", "DELETE", Schemas + "/2-123/associations/a%201", null, "", c => c.Schemas.DeleteAssociationAsync("2-123", "a 1")),

        new("owner list", "GET", "/crm/owners/{v}?email=a%2Bb%40example.com&limit=50&archived=true", null, Empty,
            c => DrainAsync(c.Owners.ListAsync(new HubSpotOwnerListOptions { Email = "a+b@example.com", PageSize = 50, Archived = true }))),
        new("owner get", "GET", "/crm/owners/{v}/41", null, "{}", c => c.Owners.GetAsync("41")),
        new("owner get by user", "GET", "/crm/owners/{v}/42?idProperty=userId&archived=true", null, "{}", c => c.Owners.GetByUserIdAsync("42", archived: true)),
    ];

    private static async Task DrainAsync<T>(IAsyncEnumerable<T> items)
    {
        await foreach (T _ in items)
        {
        }
    }
}
