using Microsoft.Kiota.Abstractions.Serialization;

namespace Broker.Bench.Http.KiotaModels;

internal sealed class KiotaAccountSummary : IAdditionalDataHolder, IParsable
{
    public IDictionary<string, object> AdditionalData { get; set; } = new Dictionary<string, object>();

    public double? Balance { get; set; }

    public double? Credit { get; set; }

    public double? Profit { get; set; }

    public double? Equity { get; set; }

    public double? Margin { get; set; }

    public double? FreeMargin { get; set; }

    public double? MarginLevel { get; set; }

    public double? Leverage { get; set; }

    public string? Currency { get; set; }

    public string? Method { get; set; }

    public string? Type { get; set; }

    public bool? IsInvestor { get; set; }

    public bool? Synced { get; set; }

    public static KiotaAccountSummary CreateFromDiscriminatorValue(IParseNode parseNode)
    {
        ArgumentNullException.ThrowIfNull(parseNode);
        return new KiotaAccountSummary();
    }

    public IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>
    {
        { "balance", n => { Balance = n.GetDoubleValue(); } },
        { "credit", n => { Credit = n.GetDoubleValue(); } },
        { "profit", n => { Profit = n.GetDoubleValue(); } },
        { "equity", n => { Equity = n.GetDoubleValue(); } },
        { "margin", n => { Margin = n.GetDoubleValue(); } },
        { "freeMargin", n => { FreeMargin = n.GetDoubleValue(); } },
        { "marginLevel", n => { MarginLevel = n.GetDoubleValue(); } },
        { "leverage", n => { Leverage = n.GetDoubleValue(); } },
        { "currency", n => { Currency = n.GetStringValue(); } },
        { "method", n => { Method = n.GetStringValue(); } },
        { "type", n => { Type = n.GetStringValue(); } },
        { "isInvestor", n => { IsInvestor = n.GetBoolValue(); } },
        { "synced", n => { Synced = n.GetBoolValue(); } },
    };

    public void Serialize(ISerializationWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteDoubleValue("balance", Balance);
        writer.WriteDoubleValue("credit", Credit);
        writer.WriteDoubleValue("profit", Profit);
        writer.WriteDoubleValue("equity", Equity);
        writer.WriteDoubleValue("margin", Margin);
        writer.WriteDoubleValue("freeMargin", FreeMargin);
        writer.WriteDoubleValue("marginLevel", MarginLevel);
        writer.WriteDoubleValue("leverage", Leverage);
        writer.WriteStringValue("currency", Currency);
        writer.WriteStringValue("method", Method);
        writer.WriteStringValue("type", Type);
        writer.WriteBoolValue("isInvestor", IsInvestor);
        writer.WriteBoolValue("synced", Synced);
        writer.WriteAdditionalData(AdditionalData);
    }
}
