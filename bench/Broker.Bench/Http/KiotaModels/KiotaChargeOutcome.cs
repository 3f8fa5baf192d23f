using Microsoft.Kiota.Abstractions.Serialization;

namespace Broker.Bench.Http.KiotaModels;

internal sealed class KiotaChargeOutcome : IAdditionalDataHolder, IParsable
{
    public IDictionary<string, object> AdditionalData { get; set; } = new Dictionary<string, object>();

    public string? AdviceCode { get; set; }

    public string? NetworkAdviceCode { get; set; }

    public string? NetworkDeclineCode { get; set; }

    public string? NetworkStatus { get; set; }

    public string? Reason { get; set; }

    public string? RiskLevel { get; set; }

    public long? RiskScore { get; set; }

    public string? SellerMessage { get; set; }

    public string? Type { get; set; }

    public static KiotaChargeOutcome CreateFromDiscriminatorValue(IParseNode parseNode)
    {
        ArgumentNullException.ThrowIfNull(parseNode);
        return new KiotaChargeOutcome();
    }

    public IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>
    {
        { "advice_code", n => { AdviceCode = n.GetStringValue(); } },
        { "network_advice_code", n => { NetworkAdviceCode = n.GetStringValue(); } },
        { "network_decline_code", n => { NetworkDeclineCode = n.GetStringValue(); } },
        { "network_status", n => { NetworkStatus = n.GetStringValue(); } },
        { "reason", n => { Reason = n.GetStringValue(); } },
        { "risk_level", n => { RiskLevel = n.GetStringValue(); } },
        { "risk_score", n => { RiskScore = n.GetLongValue(); } },
        { "seller_message", n => { SellerMessage = n.GetStringValue(); } },
        { "type", n => { Type = n.GetStringValue(); } },
    };

    public void Serialize(ISerializationWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue("advice_code", AdviceCode);
        writer.WriteStringValue("network_advice_code", NetworkAdviceCode);
        writer.WriteStringValue("network_decline_code", NetworkDeclineCode);
        writer.WriteStringValue("network_status", NetworkStatus);
        writer.WriteStringValue("reason", Reason);
        writer.WriteStringValue("risk_level", RiskLevel);
        writer.WriteLongValue("risk_score", RiskScore);
        writer.WriteStringValue("seller_message", SellerMessage);
        writer.WriteStringValue("type", Type);
        writer.WriteAdditionalData(AdditionalData);
    }
}
