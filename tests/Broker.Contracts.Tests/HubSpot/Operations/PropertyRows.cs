using Broker.Crm.HubSpot.Properties;
using static Broker.Contracts.Tests.HubSpot.Operations.Rows;

namespace Broker.Contracts.Tests.HubSpot.Operations;

/// <summary>Definitions of properties and their groups (contracts/hubspot.md 4).</summary>
internal static class PropertyRows
{
    private const string Contacts = "contacts";
    private static readonly HubSpotPropertyDefinition Key = HubSpotPropertyDefinition.Text("broker_client_id", "Broker client id İ", "broker", unique: true) with { DataSensitivity = "sensitive", DisplayOrder = -1 };
    private static readonly HubSpotPropertyGroup Group = new() { Name = "broker", Label = "Broker", DisplayOrder = 3 };

    public static IReadOnlyList<HubSpotCall> All { get; } =
    [
        Read("ListProperties", static c => c.Properties.ListAsync(Contacts), static properties =>
        {
            Assert.Equal(
                [("broker_client_id", "string", "text", true, false), ("hs_object_id", "number", "number", true, true)],
                properties.Select(static p => (p.Name, p.Type!, p.FieldType!, p.HasUniqueValue!.Value, p.IsReadOnly)));
            Assert.Equal((Created, -1, true), (properties[0].CreatedAt, properties[0].DisplayOrder, properties[0].ModificationMetadata!.Archivable));
        }),
        Read("ListProperties, as asked", static c => c.Properties.ListAsync(
            Contacts, new HubSpotPropertyReadOptions { Archived = true, DataSensitivity = HubSpotDataSensitivity.Sensitive, Locale = "de", Properties = "name,label" }), static properties =>
            Assert.Equal("Broker client id", Assert.Single(properties).Label)),
        Read("ListProperties, there already", static c => c.Properties.EnsureAsync(Contacts, Group, [Key with { Label = "Broker client id", DataSensitivity = null }]), static report =>
        {
            Assert.Empty(report.Created);
            Assert.Empty(report.Differing);
        }),
        Read("GetProperty", static c => c.Properties.GetAsync(Contacts, "kyc_status", new HubSpotPropertyReadOptions { DataSensitivity = "sensitive" }), IsKyc),
        Read("GetProperty, with the options there", static c => c.Properties.AddOptionsAsync(Contacts, "kyc_status", [new HubSpotPropertyOption { Value = "approved" }]), IsKyc),
        Does("CreateProperty", HubSpotSafety.Repeatable, static c => c.Properties.CreateAsync(Contacts, Key)),
        Repeated("UpdateProperty", static c => c.Properties.UpdateAsync(
            Contacts, "kyc_status", new HubSpotPropertyUpdate { Label = "KYC", Hidden = true, Options = [new() { Label = "Approved", Value = "approved" }] }), IsKyc),
        Does("ArchiveProperty", HubSpotSafety.Repeatable, static c => c.Properties.ArchiveAsync(Contacts, "kyc_status")),
        Batch("ReadPropertiesBatch", HubSpotSafety.Read, static c => c.Properties.ReadManyAsync(
            Contacts, ["broker_client_id", "kyc_status"], new HubSpotPropertyReadOptions { DataSensitivity = "sensitive" }), static found =>
        {
            Assert.Equal(("broker_client_id", true), (found[0].Name, found[0].HasUniqueValue));
            IsKyc(found[1]);
        }, """{"status":"COMPLETE","results":[{"name":"broker_client_id"}],"errors":[{"category":"VALIDATION_ERROR","message":"CANARY","context":{"name":["kyc_status"]}}]}"""),
        Batch("CreatePropertiesBatch", HubSpotSafety.Once, static c => c.Properties.CreateManyAsync(
            Contacts, [HubSpotPropertyDefinition.Number("a", "A", "broker"), HubSpotPropertyDefinition.DateTime("b", "B", "broker")]), static made =>
            Assert.Equal([("a", "A", Created), ("b", "B", Created)], made.Select(static p => (p.Name, p.Label!, p.CreatedAt!.Value))),
            """{"status":"COMPLETE","results":[{"name":"a"}],"errors":[{"category":"VALIDATION_ERROR","message":"CANARY","context":{"name":["b"]}}]}"""),
        Outcomes("ArchivePropertiesBatch", HubSpotSafety.Repeatable, 2, static c => c.Properties.ArchiveManyAsync(Contacts, ["a", "b"]),
            """{"status":"COMPLETE","results":[{"name":"a"}],"errors":[{"category":"VALIDATION_ERROR","message":"CANARY","context":{"name":["b"]}}]}"""),
        Read("ListPropertyGroups", static c => c.Properties.Groups.ListAsync(Contacts), static groups => IsBroker(Assert.Single(groups))),
        Read("ListPropertyGroups, there already", static c => c.Properties.Groups.EnsureAsync(Contacts, Group), Assert.False),
        Read("GetPropertyGroup", static c => c.Properties.Groups.GetAsync(Contacts, "broker"), IsBroker),
        Does("CreatePropertyGroup", HubSpotSafety.Repeatable, static c => c.Properties.Groups.CreateAsync(Contacts, Group)),
        Repeated("UpdatePropertyGroup", static c => c.Properties.Groups.UpdateAsync(Contacts, "broker", "Broker", 3), IsBroker),
        Does("ArchivePropertyGroup", HubSpotSafety.Repeatable, static c => c.Properties.Groups.ArchiveAsync(Contacts, "broker")),
    ];

    private static void IsKyc(HubSpotProperty property)
    {
        Assert.Equal(("kyc_status", "KYC", "enumeration", "select"), (property.Name, property.Label, property.Type, property.FieldType));
        Assert.Equal([("Approved", "approved", 0, false), ("Pending", "pending", 1, true)], property.Options!.Select(static o => (o.Label, o.Value, o.DisplayOrder!.Value, o.Hidden!.Value)));
    }

    private static void IsBroker(HubSpotPropertyGroup group) => Assert.Equal(("broker", "Broker", 3, false), (group.Name, group.Label, group.DisplayOrder, group.Archived));
}
