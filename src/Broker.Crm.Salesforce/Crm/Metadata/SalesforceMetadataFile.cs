namespace Broker.Crm.Salesforce.Crm.Metadata;

/// <summary>One file of a deployment.</summary>
/// <param name="Path">Its place in the package, with <c>/</c> between folders, for example <c>objects/Contact.object</c>.</param>
/// <param name="Content">Its bytes: XML in UTF-8 without a byte order mark, lines ending in a line feed.</param>
public sealed record SalesforceMetadataFile(string Path, ReadOnlyMemory<byte> Content)
{
    /// <summary>Only the path.</summary>
    public override string ToString() => Path;
}
