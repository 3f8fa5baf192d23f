using Microsoft.Kiota.Abstractions.Serialization;

namespace Broker.Bench.Http.KiotaModels;

internal sealed class KiotaContact : IAdditionalDataHolder, IParsable
{
    public IDictionary<string, object> AdditionalData { get; set; } = new Dictionary<string, object>();

    public string? Id { get; set; }

    public KiotaMetadata? Properties { get; set; }

    public DateTimeOffset? CreatedAt { get; set; }

    public DateTimeOffset? UpdatedAt { get; set; }

    public bool? Archived { get; set; }

    public string? Url { get; set; }

    public static KiotaContact CreateFromDiscriminatorValue(IParseNode parseNode)
    {
        ArgumentNullException.ThrowIfNull(parseNode);
        return new KiotaContact();
    }

    public IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>
    {
        { "id", n => { Id = n.GetStringValue(); } },
        { "properties", n => { Properties = n.GetObjectValue(KiotaMetadata.CreateFromDiscriminatorValue); } },
        { "createdAt", n => { CreatedAt = n.GetDateTimeOffsetValue(); } },
        { "updatedAt", n => { UpdatedAt = n.GetDateTimeOffsetValue(); } },
        { "archived", n => { Archived = n.GetBoolValue(); } },
        { "url", n => { Url = n.GetStringValue(); } },
    };

    public void Serialize(ISerializationWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue("id", Id);
        writer.WriteObjectValue<KiotaMetadata>("properties", Properties);
        writer.WriteDateTimeOffsetValue("createdAt", CreatedAt);
        writer.WriteDateTimeOffsetValue("updatedAt", UpdatedAt);
        writer.WriteBoolValue("archived", Archived);
        writer.WriteStringValue("url", Url);
        writer.WriteAdditionalData(AdditionalData);
    }
}
