using System.Text;
using System.Xml;

namespace Broker.Crm.Salesforce.Crm.Metadata;

/// <summary>Writes the XML of one file. The same input gives the same bytes on every machine.</summary>
internal sealed class MetadataXml : IDisposable
{
    private const string Namespace = "http://soap.sforce.com/2006/04/metadata";
    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(false), Indent = true, IndentChars = "    ", NewLineChars = "\n", CloseOutput = false };
    private readonly MemoryStream bytes = new();
    private readonly XmlWriter writer;

    private MetadataXml(string root)
    {
        writer = XmlWriter.Create(bytes, Settings);
        writer.WriteStartDocument();
        writer.WriteStartElement(root, Namespace);
    }

    internal static SalesforceMetadataFile File(string path, string root, Action<MetadataXml> content)
    {
        using var xml = new MetadataXml(root);
        content(xml);
        xml.writer.WriteEndElement();
        xml.writer.WriteEndDocument();
        xml.writer.Flush();
        xml.bytes.WriteByte((byte)'\n');
        return new SalesforceMetadataFile(path, xml.bytes.ToArray());
    }

    internal MetadataXml Text(string name, string value)
    {
        writer.WriteElementString(name, Namespace, value);
        return this;
    }

    internal MetadataXml Flag(string name, bool value) => Text(name, value ? "true" : "false");

    internal MetadataXml Element(string name, Action<MetadataXml> content)
    {
        writer.WriteStartElement(name, Namespace);
        content(this);
        writer.WriteEndElement();
        return this;
    }

    public void Dispose()
    {
        writer.Dispose();
        bytes.Dispose();
    }
}
