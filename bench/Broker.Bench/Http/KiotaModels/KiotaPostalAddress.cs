using Microsoft.Kiota.Abstractions.Serialization;

namespace Broker.Bench.Http.KiotaModels;

internal sealed class KiotaPostalAddress : IAdditionalDataHolder, IParsable
{
    public IDictionary<string, object> AdditionalData { get; set; } = new Dictionary<string, object>();

    public string? City { get; set; }

    public string? Country { get; set; }

    public string? Line1 { get; set; }

    public string? Line2 { get; set; }

    public string? PostalCode { get; set; }

    public string? State { get; set; }

    public static KiotaPostalAddress CreateFromDiscriminatorValue(IParseNode parseNode)
    {
        ArgumentNullException.ThrowIfNull(parseNode);
        return new KiotaPostalAddress();
    }

    public IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>
    {
        { "city", n => { City = n.GetStringValue(); } },
        { "country", n => { Country = n.GetStringValue(); } },
        { "line1", n => { Line1 = n.GetStringValue(); } },
        { "line2", n => { Line2 = n.GetStringValue(); } },
        { "postal_code", n => { PostalCode = n.GetStringValue(); } },
        { "state", n => { State = n.GetStringValue(); } },
    };

    public void Serialize(ISerializationWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue("city", City);
        writer.WriteStringValue("country", Country);
        writer.WriteStringValue("line1", Line1);
        writer.WriteStringValue("line2", Line2);
        writer.WriteStringValue("postal_code", PostalCode);
        writer.WriteStringValue("state", State);
        writer.WriteAdditionalData(AdditionalData);
    }
}
