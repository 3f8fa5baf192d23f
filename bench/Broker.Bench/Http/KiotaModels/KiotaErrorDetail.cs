using Microsoft.Kiota.Abstractions.Serialization;

namespace Broker.Bench.Http.KiotaModels;

internal sealed class KiotaErrorDetail : IAdditionalDataHolder, IParsable
{
    public IDictionary<string, object> AdditionalData { get; set; } = new Dictionary<string, object>();

    public string? Code { get; set; }

    public string? DeclineCode { get; set; }

    public string? DocUrl { get; set; }

    public string? Message { get; set; }

    public string? Param { get; set; }

    public KiotaPaymentIntent? PaymentIntent { get; set; }

    public string? RequestLogUrl { get; set; }

    public string? Type { get; set; }

    public static KiotaErrorDetail CreateFromDiscriminatorValue(IParseNode parseNode)
    {
        ArgumentNullException.ThrowIfNull(parseNode);
        return new KiotaErrorDetail();
    }

    public IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>
    {
        { "code", n => { Code = n.GetStringValue(); } },
        { "decline_code", n => { DeclineCode = n.GetStringValue(); } },
        { "doc_url", n => { DocUrl = n.GetStringValue(); } },
        { "message", n => { Message = n.GetStringValue(); } },
        { "param", n => { Param = n.GetStringValue(); } },
        { "payment_intent", n => { PaymentIntent = n.GetObjectValue(KiotaPaymentIntent.CreateFromDiscriminatorValue); } },
        { "request_log_url", n => { RequestLogUrl = n.GetStringValue(); } },
        { "type", n => { Type = n.GetStringValue(); } },
    };

    public void Serialize(ISerializationWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue("code", Code);
        writer.WriteStringValue("decline_code", DeclineCode);
        writer.WriteStringValue("doc_url", DocUrl);
        writer.WriteStringValue("message", Message);
        writer.WriteStringValue("param", Param);
        writer.WriteObjectValue<KiotaPaymentIntent>("payment_intent", PaymentIntent);
        writer.WriteStringValue("request_log_url", RequestLogUrl);
        writer.WriteStringValue("type", Type);
        writer.WriteAdditionalData(AdditionalData);
    }
}
