using Microsoft.Kiota.Abstractions.Serialization;

namespace Broker.Bench.Http.KiotaModels;

internal sealed class KiotaAutomaticPaymentMethods : IAdditionalDataHolder, IParsable
{
    public IDictionary<string, object> AdditionalData { get; set; } = new Dictionary<string, object>();

    public string? AllowRedirects { get; set; }

    public bool? Enabled { get; set; }

    public static KiotaAutomaticPaymentMethods CreateFromDiscriminatorValue(IParseNode parseNode)
    {
        ArgumentNullException.ThrowIfNull(parseNode);
        return new KiotaAutomaticPaymentMethods();
    }

    public IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>
    {
        { "allow_redirects", n => { AllowRedirects = n.GetStringValue(); } },
        { "enabled", n => { Enabled = n.GetBoolValue(); } },
    };

    public void Serialize(ISerializationWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue("allow_redirects", AllowRedirects);
        writer.WriteBoolValue("enabled", Enabled);
        writer.WriteAdditionalData(AdditionalData);
    }
}
