using Broker.Crm.HubSpot.Properties;
using Broker.Crm.HubSpot.Schemas;
using static Broker.Contracts.Tests.HubSpot.Operations.Rows;

namespace Broker.Contracts.Tests.HubSpot.Operations;

/// <summary>Definitions of object types (contracts/hubspot.md 8).</summary>
internal static class SchemaRows
{
    private const string Type = "2-123";

    public static HubSpotSchemaDefinition Account { get; } = new()
    {
        Name = "trading_account",
        Labels = new HubSpotSchemaLabels("Account", "Accounts"),
        Properties = [HubSpotPropertyDefinition.Text("login", "Login", "", unique: true)],
        PrimaryDisplayProperty = "login",
        RequiredProperties = ["login"],
        AssociatedObjects = ["CONTACT"],
    };

    public static IReadOnlyList<HubSpotCall> All { get; } =
    [
        Read("ListSchemas", static c => c.Schemas.ListAsync(new HubSpotSchemaReadOptions
        {
            Archived = true, IncludePropertyDefinitions = false, IncludeAssociationDefinitions = true, IncludeAuditMetadata = true,
        }), static schemas => IsAccount(Assert.Single(schemas))),
        Read("ListSchemas, found", static c => c.Schemas.FindAsync("Trading_Account"), static schema => IsAccount(schema!)),
        Read("GetSchema", static c => c.Schemas.GetAsync(Type, new HubSpotSchemaReadOptions { IncludeAuditMetadata = true }), IsAccount),
        Read("ReadSchemasBatch", static c => c.Schemas.ReadManyAsync([Type, "p4711_trading_account"]), static schemas => IsAccount(Assert.Single(schemas))),
        Repeated("CreateSchema", static c => c.Schemas.CreateAsync(Account), IsAccount),
        Repeated("UpdateSchema", static c => c.Schemas.UpdateAsync(Type, new HubSpotSchemaUpdate { Labels = new("A", "As"), ClearDescription = true, RequiredProperties = [] }), IsAccount),
        Does("DeleteSchema", HubSpotSafety.Repeatable, static c => c.Schemas.DeleteAsync(Type)),
        Does("PurgeSchema", HubSpotSafety.Repeatable, static c => c.Schemas.PurgeAsync(Type)),
        Once("CreateSchemaAssociation", static c => c.Schemas.CreateAssociationAsync(Type, Type, "0-1", "account_to_contact"), IsLink),
        Does("DeleteSchemaAssociation", HubSpotSafety.Repeatable, static c => c.Schemas.DeleteAssociationAsync(Type, "a 1")),
    ];

    private static void IsAccount(HubSpotSchema schema)
    {
        Assert.Equal(("123", Type, "trading_account", "p4711_trading_account"), (schema.Id, schema.ObjectTypeId, schema.Name, schema.FullyQualifiedName));
        Assert.Equal(("Account", "Accounts", "login", "90071992547", Created), (schema.Labels!.Singular, schema.Labels.Plural, schema.PrimaryDisplayProperty, schema.CreatedByUserId, schema.CreatedAt));
        Assert.Equal("login", Assert.Single(schema.Properties!).Name);
        IsLink(Assert.Single(schema.Associations!));
    }

    private static void IsLink(HubSpotSchemaAssociation link) =>
        Assert.Equal(("77", "account_to_contact", Type, "0-1", "ONE_TO_MANY"), (link.Id, link.Name, link.FromObjectTypeId, link.ToObjectTypeId, link.Cardinality));
}
