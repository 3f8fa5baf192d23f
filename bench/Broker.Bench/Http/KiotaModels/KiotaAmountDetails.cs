using Microsoft.Kiota.Abstractions.Serialization;

namespace Broker.Bench.Http.KiotaModels;

internal sealed class KiotaAmountDetails : IAdditionalDataHolder, IParsable
{
    public IDictionary<string, object> AdditionalData { get; set; } = new Dictionary<string, object>();

    public KiotaTip? Tip { get; set; }

    public static KiotaAmountDetails CreateFromDiscriminatorValue(IParseNode parseNode)
    {
        ArgumentNullException.ThrowIfNull(parseNode);
        return new KiotaAmountDetails();
    }

    public IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>
    {
        { "tip", n => { Tip = n.GetObjectValue(KiotaTip.CreateFromDiscriminatorValue); } },
    };

    public void Serialize(ISerializationWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteObjectValue<KiotaTip>("tip", Tip);
        writer.WriteAdditionalData(AdditionalData);
    }
}
