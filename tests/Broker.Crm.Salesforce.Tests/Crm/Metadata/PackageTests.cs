using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Broker.Core.Boundaries.Crm;
using Broker.Crm.Salesforce.Crm;
using Broker.Crm.Salesforce.Crm.Metadata;

namespace Broker.Crm.Salesforce.Tests.Crm.Metadata;

public sealed class PackageTests
{
    private static readonly XNamespace Names = "http://soap.sforce.com/2006/04/metadata";

    private static readonly CrmSchema Schema = new(
    [
        .. CrmRig.Schema.Fields,
        new CrmField(CrmEntity.TradingAccount, "account_uuid", "Trading account id", CrmFieldKind.Text),
        new CrmField(CrmEntity.Customer, "lead_source", "Source & <origin>", CrmFieldKind.Text),
    ]);

    [Fact]
    public void Every_file_is_well_formed_and_named_in_the_package()
    {
        SalesforceMetadataPackage package = SalesforceMetadataPackage.Create(Schema);

        Assert.Equal(
            ["package.xml", "objects/Broker_Ticket_Comment__c.object", "objects/Case.object", "objects/Contact.object", "objects/Trading_Account__c.object", "permissionsets/Broker_Integration.permissionset", "permissionsets/Broker_Read_Only.permissionset"],
            package.Files.Select(static f => f.Path));
        XElement manifest = Read(package, "package.xml");
        Assert.Equal("67.0", manifest.Element(Names + "version")!.Value);
        Assert.Equal(["Broker_Ticket_Comment__c", "Trading_Account__c"], Members(manifest, "CustomObject"));
        Assert.Equal(["Broker_Integration", "Broker_Read_Only"], Members(manifest, "PermissionSet"));
        Assert.Equal(
            Fields(package, "Case").Concat(Fields(package, "Contact")),
            Members(manifest, "CustomField"));
        Assert.All(package.Files, static f => Assert.DoesNotContain((byte)'\r', f.Content.ToArray()));
        Assert.All(package.Files, static f => Assert.StartsWith("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n", Encoding.UTF8.GetString(f.Content.Span), StringComparison.Ordinal));
    }

    [Fact]
    public void A_key_is_an_external_id_that_is_unique_and_tells_case_apart()
    {
        SalesforceMetadataPackage package = SalesforceMetadataPackage.Create(Schema);

        Assert.All(
            new[] { ("Contact", "Broker_Client_Id__c"), ("Trading_Account__c", "Broker_Account_Ref__c"), ("Trading_Account__c", "Account_UUID__c"), ("Case", "Broker_Ticket_Key__c"), ("Broker_Ticket_Comment__c", "Broker_Comment_Key__c") },
            key => Assert.Equal(("Text", "true", "true", "true", "255"), (Of(key, "type"), Of(key, "externalId"), Of(key, "unique"), Of(key, "caseSensitive"), Of(key, "length"))));
        Assert.Equal(("Lookup", "Contact", "Trading_Accounts", "SetNull"), (
            Of(("Trading_Account__c", "Contact__c"), "type"), Of(("Trading_Account__c", "Contact__c"), "referenceTo"), Of(("Trading_Account__c", "Contact__c"), "relationshipName"), Of(("Trading_Account__c", "Contact__c"), "deleteConstraint")));
        Assert.Equal(("Number", "Checkbox", "DateTime", "LongTextArea"), (
            Of(("Contact", "Deposits__c"), "type"), Of(("Contact", "Is_Pro__c"), "type"), Of(("Contact", "KYC_Valid_Until__c"), "type"), Of(("Broker_Ticket_Comment__c", "Text__c"), "type")));
        Assert.Equal("Source & <origin>", Of(("Contact", "Lead_Source__c"), "label"));

        string? Of((string Object, string Field) field, string member) => Element(package, field.Object, field.Field).Element(Names + member)?.Value;
    }

    [Fact]
    public void The_user_may_write_every_field_and_people_read_all_but_the_accounts_id()
    {
        SalesforceMetadataPackage package = SalesforceMetadataPackage.Create(Schema);
        XElement writes = Read(package, "permissionsets/Broker_Integration.permissionset");
        XElement reads = Read(package, "permissionsets/Broker_Read_Only.permissionset");
        string[] all = [.. new[] { "Broker_Ticket_Comment__c", "Case", "Contact", "Trading_Account__c" }.SelectMany(o => Fields(package, o))];

        Assert.Equal(all.Select(static f => f + " true"), writes.Elements(Names + "fieldPermissions").Select(static p => $"{p.Element(Names + "field")!.Value} {p.Element(Names + "editable")!.Value}"));
        Assert.Equal(
            all.Where(static f => f != "Trading_Account__c.Account_UUID__c").Select(static f => f + " false"),
            reads.Elements(Names + "fieldPermissions").Select(static p => $"{p.Element(Names + "field")!.Value} {p.Element(Names + "editable")!.Value}"));
        Assert.Equal(
            ["Account false", "Broker_Ticket_Comment__c true", "Case true", "Contact true", "Trading_Account__c true"],
            writes.Elements(Names + "objectPermissions").Select(static p => $"{p.Element(Names + "object")!.Value} {p.Element(Names + "allowEdit")!.Value}"));
        Assert.All(reads.Elements(Names + "objectPermissions"), static p => Assert.Equal(["false", "false", "false", "false"], new[] { "allowCreate", "allowEdit", "allowDelete", "modifyAllRecords" }.Select(n => p.Element(Names + n)!.Value)));
    }

    [Fact]
    public void What_is_not_custom_or_of_another_package_is_taken_as_it_is()
    {
        var options = new SalesforceCrmOptions { CommentObject = null, FieldPrefix = "Acme_", TicketCustomerField = "Client__c" };
        options.FieldNames["lead_source"] = "LeadSource";
        options.FieldNames["deposits"] = "vendor__Deposits__c";

        SalesforceMetadataPackage package = SalesforceMetadataPackage.Create(Schema, options);

        string all = string.Concat(package.Files.Select(static f => Encoding.UTF8.GetString(f.Content.Span)));
        Assert.DoesNotContain("LeadSource", all, StringComparison.Ordinal);
        Assert.DoesNotContain("vendor__", all, StringComparison.Ordinal);
        Assert.DoesNotContain("Comment", string.Concat(package.Files.Select(static f => f.Path)), StringComparison.Ordinal);
        Assert.Contains("Contact.Acme_Onboarding_State__c", Fields(package, "Contact"));
        Assert.Equal("Broker_Cases", Element(package, "Case", "Client__c").Element(Names + "relationshipName")!.Value);
    }

    [Fact]
    public async Task The_same_schema_gives_the_same_bytes_whatever_the_order_and_the_culture()
    {
        byte[] first = await ZipAsync(SalesforceMetadataPackage.Create(Schema));
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
        byte[] second = await ZipAsync(SalesforceMetadataPackage.Create(new CrmSchema([.. Schema.Fields.Reverse()])));

        Assert.Equal(Convert.ToHexString(SHA256.HashData(first)), Convert.ToHexString(SHA256.HashData(second)));
        using var zip = new ZipArchive(new MemoryStream(first));
        Assert.Equal(SalesforceMetadataPackage.Create(Schema).Files.Select(static f => f.Path), zip.Entries.Select(static e => e.FullName));
    }

    [Fact]
    public async Task A_folder_gets_the_same_files()
    {
        string folder = Directory.CreateTempSubdirectory("metadata-").FullName;
        try
        {
            SalesforceMetadataPackage package = SalesforceMetadataPackage.Create(Schema);
            await package.WriteFolderAsync(Path.Combine(folder, "out"));
            await package.WriteFolderAsync(Path.Combine(folder, "out"));

            Assert.All(package.Files, f => Assert.Equal(f.Content.ToArray(), File.ReadAllBytes(Path.Combine(folder, "out", f.Path))));
            Assert.Equal(package.Files.Count, Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Length);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void What_no_org_can_hold_is_refused_in_words()
    {
        Assert.Contains("external ids a and b", Assert.Throws<ArgumentException>(() => SalesforceMetadataPackage.Create(new CrmSchema(
            [new CrmField(CrmEntity.Customer, "a", "A", CrmFieldKind.Text, true), new CrmField(CrmEntity.Customer, "b", "B", CrmFieldKind.Text, true)]))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => SalesforceMetadataPackage.Create(Schema, null, "latest"));
        Assert.Throws<Microsoft.Extensions.Options.OptionsValidationException>(() => SalesforceMetadataPackage.Create(Schema, new SalesforceCrmOptions { FieldPrefix = "../" }));
    }

    private static async Task<byte[]> ZipAsync(SalesforceMetadataPackage package)
    {
        using var stream = new MemoryStream();
        await package.WriteZipAsync(stream);
        return stream.ToArray();
    }

    private static XElement Read(SalesforceMetadataPackage package, string path) => XElement.Parse(Encoding.UTF8.GetString(package.Files.Single(f => f.Path == path).Content.Span));

    private static IEnumerable<string> Fields(SalesforceMetadataPackage package, string type) =>
        Read(package, $"objects/{type}.object").Elements(Names + "fields").Select(f => $"{type}.{f.Element(Names + "fullName")!.Value}");

    private static XElement Element(SalesforceMetadataPackage package, string type, string field) =>
        Read(package, $"objects/{type}.object").Elements(Names + "fields").Single(f => f.Element(Names + "fullName")!.Value == field);

    private static IEnumerable<string> Members(XElement manifest, string type) =>
        manifest.Elements(Names + "types").Single(t => t.Element(Names + "name")!.Value == type).Elements(Names + "members").Select(static m => m.Value);
}
