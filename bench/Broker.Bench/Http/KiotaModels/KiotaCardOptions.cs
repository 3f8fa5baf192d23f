using Microsoft.Kiota.Abstractions.Serialization;

namespace Broker.Bench.Http.KiotaModels;

internal sealed class KiotaCardOptions : IAdditionalDataHolder, IParsable
{
    public IDictionary<string, object> AdditionalData { get; set; } = new Dictionary<string, object>();

    public string? Installments { get; set; }

    public string? MandateOptions { get; set; }

    public string? Network { get; set; }

    public string? RequestThreeDSecure { get; set; }

    public static KiotaCardOptions CreateFromDiscriminatorValue(IParseNode parseNode)
    {
        ArgumentNullException.ThrowIfNull(parseNode);
        return new KiotaCardOptions();
    }

    public IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>
    {
        { "installments", n => { Installments = n.GetStringValue(); } },
        { "mandate_options", n => { MandateOptions = n.GetStringValue(); } },
        { "network", n => { Network = n.GetStringValue(); } },
        { "request_three_d_secure", n => { RequestThreeDSecure = n.GetStringValue(); } },
    };

    public void Serialize(ISerializationWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue("installments", Installments);
        writer.WriteStringValue("mandate_options", MandateOptions);
        writer.WriteStringValue("network", Network);
        writer.WriteStringValue("request_three_d_secure", RequestThreeDSecure);
        writer.WriteAdditionalData(AdditionalData);
    }
}
