using System.IO.Compression;
using System.Text;

namespace Broker.Testing.Tests.Salesforce;

public sealed class MetadataTests : SalesforceTest
{
    private const string Head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    private const string Xmlns = "xmlns=\"http://soap.sforce.com/2006/04/metadata\"";
    private const string Package = $"<Package {Xmlns}><types><members>Contact.Stage__c</members><name>CustomField</name></types><types><members>Book__c</members><name>CustomObject</name></types><types><members>Reader</members><name>PermissionSet</name></types><version>67.0</version></Package>";
    private const string Contact = $"<CustomObject {Xmlns}><fields><fullName>Stage__c</fullName><label>Stage</label><length>20</length><type>Text</type><externalId>true</externalId><unique>true</unique></fields></CustomObject>";
    private const string Book = $"<CustomObject {Xmlns}><deploymentStatus>Deployed</deploymentStatus><fields><fullName>Client__c</fullName><label>Client</label><referenceTo>Contact</referenceTo><relationshipName>Books</relationshipName><type>Lookup</type></fields><label>Book</label><nameField><type>AutoNumber</type></nameField><pluralLabel>Books</pluralLabel><sharingModel>ReadWrite</sharingModel></CustomObject>";
    private const string Reader = $"<PermissionSet {Xmlns}><fieldPermissions><field>Book__c.Client__c</field></fieldPermissions><label>Reader</label><objectPermissions><object>Book__c</object></objectPermissions></PermissionSet>";

    [Fact]
    public async Task A_deployment_brings_objects_and_fields_and_may_come_again()
    {
        Org.DeployMetadata(Zip(("package.xml", Package), ("objects/Contact.object", Contact), ("objects/Book__c.object", Book), ("permissionsets/Reader.permissionset", Reader)));
        using var again = await PostAsync(Http, "_sim/metadata", $$"""{"zip":"{{Convert.ToBase64String(Zip(("package.xml", Package), ("objects/Contact.object", Contact)).ToArray())}}"}""");
        Assert.Equal(200, (int)again.StatusCode);

        var client = await CreateAsync("Contact", """{"LastName":"A","Stage__c":"one"}""");
        await CreateAsync("Book__c", """{"Client__r":{"Stage__c":"one"}}""");

        Assert.Equal([client], await ColumnAsync("SELECT Client__c FROM Book__c"));
        AssertError(await CallAsync("POST", "sobjects/Contact", """{"LastName":"B","Stage__c":"one"}"""), 400, "DUPLICATE_VALUE");
        using var records = await PostAsync(Http, "_sim/records", """{"object":"Book__c"}""");
        Assert.Equal(client, (string)(await JsonAsync(records))["records"]![0]!["values"]!["Client__c"]!);
    }

    public static TheoryData<string, string, string, string> Wrong => new()
    {
        { Package, "objects/Nope.object", Contact, "package.xml" },
        { Package.Replace("Contact.", "Nope.", StringComparison.Ordinal), "objects/Nope.object", Contact, "no standard object" },
        { Package, "objects/Contact.object", Contact.Replace("Stage__c", "Other__c", StringComparison.Ordinal), "is not in package.xml" },
        { Package, "objects/Contact.object", Contact.Replace(">Text<", ">Hologram<", StringComparison.Ordinal), "Hologram is not known" },
        { Package, "objects/Contact.object", Contact.Replace("<label>Stage</label>", "", StringComparison.Ordinal), "label is missing" },
        { Package, "objects/Contact.object", "<CustomObject", "no zip of metadata" },
        { Package, "objects/Book__c.object", Book.Replace("<sharingModel>ReadWrite</sharingModel>", "", StringComparison.Ordinal), "sharingModel" },
        { Package, "objects/Book__c.object", Book.Replace(">Contact<", ">Nobody__c<", StringComparison.Ordinal), "does not resolve" },
        { Package, "permissionsets/Reader.permissionset", Reader, "no CustomObject named Book__c" },
        { Package, "classes/A.cls", Contact, "is no component" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_an_org_would_refuse_is_refused_in_words_and_changes_nothing(string package, string path, string content, string told)
    {
        var error = Assert.Throws<ArgumentException>(() => Org.DeployMetadata(Zip(("package.xml", package), (path, content))));

        Assert.Contains(told, error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Org.Records("Book__c"));
    }

    [Fact]
    public void What_is_no_zip_or_has_no_package_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Org.DeployMetadata(new MemoryStream("no zip"u8.ToArray())));
        Assert.Throws<ArgumentException>(() => Org.DeployMetadata(Zip(("objects/Contact.object", Contact))));
    }

    private static MemoryStream Zip(params (string Path, string Content)[] files)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, content) in files)
            {
                using var entry = zip.CreateEntry(path).Open();
                entry.Write(Encoding.UTF8.GetBytes(Head + content));
            }
        }

        stream.Position = 0;
        return stream;
    }
}
