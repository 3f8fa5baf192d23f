using Microsoft.Kiota.Abstractions.Serialization;

namespace Broker.Bench.Http.KiotaModels;

internal sealed class KiotaCardChecks : IAdditionalDataHolder, IParsable
{
    public IDictionary<string, object> AdditionalData { get; set; } = new Dictionary<string, object>();

    public string? AddressLine1Check { get; set; }

    public string? AddressPostalCodeCheck { get; set; }

    public string? CvcCheck { get; set; }

    public static KiotaCardChecks CreateFromDiscriminatorValue(IParseNode parseNode)
    {
        ArgumentNullException.ThrowIfNull(parseNode);
        return new KiotaCardChecks();
    }

    public IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>
    {
        { "address_line1_check", n => { AddressLine1Check = n.GetStringValue(); } },
        { "address_postal_code_check", n => { AddressPostalCodeCheck = n.GetStringValue(); } },
        { "cvc_check", n => { CvcCheck = n.GetStringValue(); } },
    };

    public void Serialize(ISerializationWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue("address_line1_check", AddressLine1Check);
        writer.WriteStringValue("address_postal_code_check", AddressPostalCodeCheck);
        writer.WriteStringValue("cvc_check", CvcCheck);
        writer.WriteAdditionalData(AdditionalData);
    }
}
