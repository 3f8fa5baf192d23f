using Microsoft.Kiota.Abstractions.Serialization;

namespace Broker.Bench.Http.KiotaModels;

internal sealed class KiotaBillingDetails : IAdditionalDataHolder, IParsable
{
    public IDictionary<string, object> AdditionalData { get; set; } = new Dictionary<string, object>();

    public KiotaPostalAddress? Address { get; set; }

    public string? Email { get; set; }

    public string? Name { get; set; }

    public string? Phone { get; set; }

    public string? TaxId { get; set; }

    public static KiotaBillingDetails CreateFromDiscriminatorValue(IParseNode parseNode)
    {
        ArgumentNullException.ThrowIfNull(parseNode);
        return new KiotaBillingDetails();
    }

    public IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>
    {
        { "address", n => { Address = n.GetObjectValue(KiotaPostalAddress.CreateFromDiscriminatorValue); } },
        { "email", n => { Email = n.GetStringValue(); } },
        { "name", n => { Name = n.GetStringValue(); } },
        { "phone", n => { Phone = n.GetStringValue(); } },
        { "tax_id", n => { TaxId = n.GetStringValue(); } },
    };

    public void Serialize(ISerializationWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteObjectValue<KiotaPostalAddress>("address", Address);
        writer.WriteStringValue("email", Email);
        writer.WriteStringValue("name", Name);
        writer.WriteStringValue("phone", Phone);
        writer.WriteStringValue("tax_id", TaxId);
        writer.WriteAdditionalData(AdditionalData);
    }
}
