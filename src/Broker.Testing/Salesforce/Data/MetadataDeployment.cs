using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace Broker.Testing.Salesforce.Data;

/// <summary>Custom objects, fields and permission sets of a deployment in the metadata format, checked as far as an org would refuse it as a whole.</summary>
internal sealed class MetadataDeployment
{
    private const int LongestName = 40;
    private const long LargestFile = 10_000_000;
    private static readonly XNamespace Names = "http://soap.sforce.com/2006/04/metadata";
    private static readonly string[] NeededOfObjects = ["label", "pluralLabel", "nameField", "deploymentStatus", "sharingModel"];
    private readonly List<(string Object, SalesforceField[] Fields)> _objects = [];
    private readonly List<string> _permittedFields = [];
    private readonly List<string> _permittedObjects = [];

    public IReadOnlyList<(string Object, SalesforceField[] Fields)> Objects => _objects;

    public static MetadataDeployment Read(Stream zip)
    {
        try
        {
            using var archive = new ZipArchive(zip, ZipArchiveMode.Read, leaveOpen: true);
            var files = archive.Entries.Where(e => !e.FullName.EndsWith('/')).ToDictionary(e => e.FullName, Load, StringComparer.Ordinal);
            if (!files.TryGetValue("package.xml", out var package))
            {
                throw new ArgumentException("No package.xml found.", nameof(zip));
            }

            var deployment = new MetadataDeployment();
            var named = package.Elements(Names + "types").SelectMany(t => t.Elements(Names + "members").Select(m => $"{t.Element(Names + "name")?.Value}:{m.Value}")).ToHashSet(StringComparer.Ordinal);
            foreach (var (path, root) in files.Where(f => f.Key != "package.xml").OrderBy(f => f.Key, StringComparer.Ordinal))
            {
                deployment.Add(path, root, named);
            }

            return deployment;
        }
        catch (Exception e) when (e is InvalidDataException or XmlException)
        {
            throw new ArgumentException("It is no zip of metadata: " + e.Message, nameof(zip), e);
        }
    }

    /// <summary>Refuses what names an object or a field that is neither in the org nor in the deployment.</summary>
    /// <param name="fieldsOf">The names of the fields an object of the org has; <see langword="null"/> for none.</param>
    public void Check(Func<string, IEnumerable<string>?> fieldsOf)
    {
        foreach (var (name, fields) in _objects)
        {
            if (fieldsOf(name) is null && !name.EndsWith("__c", StringComparison.OrdinalIgnoreCase))
            {
                throw new ArgumentException($"In file objects/{name}.object: no standard object of that name.");
            }

            foreach (var target in fields.Select(f => f.ReferenceTo).OfType<string>().Where(t => fieldsOf(t) is null && !_objects.Exists(o => o.Object == t)))
            {
                throw new ArgumentException($"In file objects/{name}.object: referenceTo value of '{target}' does not resolve to a valid sObject type.");
            }
        }

        foreach (var permitted in _permittedObjects.Where(o => fieldsOf(o) is null && !_objects.Exists(d => d.Object == o)))
        {
            throw new ArgumentException($"In field: object - no CustomObject named {permitted} found.");
        }

        foreach (var permitted in _permittedFields)
        {
            var parts = permitted.Split('.');
            var known = parts.Length == 2 && ((fieldsOf(parts[0])?.Contains(parts[1], StringComparer.OrdinalIgnoreCase) ?? false)
                || _objects.Exists(o => o.Object == parts[0] && Array.Exists(o.Fields, f => f.Name == parts[1])));
            if (!known)
            {
                throw new ArgumentException($"In field: field - no CustomField named {permitted} found.");
            }
        }
    }

    private static XElement Load(ZipArchiveEntry entry)
    {
        if (entry.Length > LargestFile)
        {
            throw new ArgumentException($"{entry.FullName} is too large.");
        }

        using var content = entry.Open();
        using var reader = XmlReader.Create(content, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        return XElement.Load(reader);
    }

    private static string? Text(XElement parent, string name) => parent.Element(Names + name)?.Value;

    private static string Needed(XElement parent, string name, string where) => Text(parent, name) ?? throw new ArgumentException($"{where}: {name} is missing.");

    private void Add(string path, XElement root, HashSet<string> named)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        switch (path.Split('/'))
        {
            case ["objects", _] when path.EndsWith(".object", StringComparison.Ordinal) && root.Name == Names + "CustomObject":
                var custom = name.EndsWith("__c", StringComparison.Ordinal);
                if (custom && (!named.Contains("CustomObject:" + name) || NeededOfObjects.FirstOrDefault(n => Text(root, n) is null) is { }))
                {
                    throw new ArgumentException($"{path}: a new custom object stands in package.xml and has {string.Join(", ", NeededOfObjects)}.");
                }

                SalesforceField[] fields = [.. root.Elements(Names + "fields").Select(f => Field(f, path))];
                if (!custom && Array.Find(fields, f => !named.Contains($"CustomField:{name}.{f.Name}")) is { } unnamed)
                {
                    throw new ArgumentException($"{path}: {name}.{unnamed.Name} is not in package.xml.");
                }

                _objects.Add((name, fields));
                break;
            case ["permissionsets", _] when path.EndsWith(".permissionset", StringComparison.Ordinal) && root.Name == Names + "PermissionSet":
                if (!named.Contains("PermissionSet:" + name) || Text(root, "label") is null)
                {
                    throw new ArgumentException($"{path}: a permission set stands in package.xml and has a label.");
                }

                _permittedFields.AddRange(root.Elements(Names + "fieldPermissions").Select(p => Needed(p, "field", path)));
                _permittedObjects.AddRange(root.Elements(Names + "objectPermissions").Select(p => Needed(p, "object", path)));
                break;
            default:
                throw new ArgumentException($"{path} is no component that is known here.");
        }
    }

    private static SalesforceField Field(XElement xml, string path)
    {
        var name = Needed(xml, "fullName", path);
        if (!name.EndsWith("__c", StringComparison.Ordinal) || name.Length > LongestName + 3)
        {
            throw new ArgumentException($"{path}: '{name}' is no name of a custom field.");
        }

        var where = $"{path}, {name}";
        _ = Needed(xml, "label", where);
        var type = Needed(xml, "type", where) switch
        {
            "Text" => SalesforceFieldType.Text,
            "LongTextArea" => SalesforceFieldType.TextArea,
            "Checkbox" => SalesforceFieldType.Boolean,
            "Number" => SalesforceFieldType.Number,
            "DateTime" => SalesforceFieldType.DateTime,
            "Date" => SalesforceFieldType.Date,
            "Lookup" => SalesforceFieldType.Reference,
            var other => throw new ArgumentException($"{where}: the type {other} is not known here."),
        };
        return new SalesforceField(name, type)
        {
            Label = Text(xml, "label"),
            Length = type is SalesforceFieldType.Text or SalesforceFieldType.TextArea ? int.Parse(Needed(xml, "length", where), System.Globalization.CultureInfo.InvariantCulture) : 255,
            Required = Text(xml, "required") == "true",
            ExternalId = Text(xml, "externalId") == "true",
            Unique = Text(xml, "unique") == "true",
            CaseSensitive = Text(xml, "caseSensitive") == "true",
            ReferenceTo = type == SalesforceFieldType.Reference ? Needed(xml, "referenceTo", where) : null,
            ChildRelationshipName = type == SalesforceFieldType.Reference ? Needed(xml, "relationshipName", where) + "__r" : null,
        };
    }
}
