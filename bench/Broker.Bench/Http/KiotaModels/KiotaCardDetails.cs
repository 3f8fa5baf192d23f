using Microsoft.Kiota.Abstractions.Serialization;

namespace Broker.Bench.Http.KiotaModels;

internal sealed class KiotaCardDetails : IAdditionalDataHolder, IParsable
{
    public IDictionary<string, object> AdditionalData { get; set; } = new Dictionary<string, object>();

    public long? AmountAuthorized { get; set; }

    public string? AuthorizationCode { get; set; }

    public string? Brand { get; set; }

    public KiotaCardChecks? Checks { get; set; }

    public string? Country { get; set; }

    public long? ExpMonth { get; set; }

    public long? ExpYear { get; set; }

    public string? Fingerprint { get; set; }

    public string? Funding { get; set; }

    public string? Installments { get; set; }

    public string? Last4 { get; set; }

    public string? Mandate { get; set; }

    public string? Network { get; set; }

    public string? NetworkTransactionId { get; set; }

    public string? RegulatedStatus { get; set; }

    public string? ThreeDSecure { get; set; }

    public string? Wallet { get; set; }

    public static KiotaCardDetails CreateFromDiscriminatorValue(IParseNode parseNode)
    {
        ArgumentNullException.ThrowIfNull(parseNode);
        return new KiotaCardDetails();
    }

    public IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>
    {
        { "amount_authorized", n => { AmountAuthorized = n.GetLongValue(); } },
        { "authorization_code", n => { AuthorizationCode = n.GetStringValue(); } },
        { "brand", n => { Brand = n.GetStringValue(); } },
        { "checks", n => { Checks = n.GetObjectValue(KiotaCardChecks.CreateFromDiscriminatorValue); } },
        { "country", n => { Country = n.GetStringValue(); } },
        { "exp_month", n => { ExpMonth = n.GetLongValue(); } },
        { "exp_year", n => { ExpYear = n.GetLongValue(); } },
        { "fingerprint", n => { Fingerprint = n.GetStringValue(); } },
        { "funding", n => { Funding = n.GetStringValue(); } },
        { "installments", n => { Installments = n.GetStringValue(); } },
        { "last4", n => { Last4 = n.GetStringValue(); } },
        { "mandate", n => { Mandate = n.GetStringValue(); } },
        { "network", n => { Network = n.GetStringValue(); } },
        { "network_transaction_id", n => { NetworkTransactionId = n.GetStringValue(); } },
        { "regulated_status", n => { RegulatedStatus = n.GetStringValue(); } },
        { "three_d_secure", n => { ThreeDSecure = n.GetStringValue(); } },
        { "wallet", n => { Wallet = n.GetStringValue(); } },
    };

    public void Serialize(ISerializationWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteLongValue("amount_authorized", AmountAuthorized);
        writer.WriteStringValue("authorization_code", AuthorizationCode);
        writer.WriteStringValue("brand", Brand);
        writer.WriteObjectValue<KiotaCardChecks>("checks", Checks);
        writer.WriteStringValue("country", Country);
        writer.WriteLongValue("exp_month", ExpMonth);
        writer.WriteLongValue("exp_year", ExpYear);
        writer.WriteStringValue("fingerprint", Fingerprint);
        writer.WriteStringValue("funding", Funding);
        writer.WriteStringValue("installments", Installments);
        writer.WriteStringValue("last4", Last4);
        writer.WriteStringValue("mandate", Mandate);
        writer.WriteStringValue("network", Network);
        writer.WriteStringValue("network_transaction_id", NetworkTransactionId);
        writer.WriteStringValue("regulated_status", RegulatedStatus);
        writer.WriteStringValue("three_d_secure", ThreeDSecure);
        writer.WriteStringValue("wallet", Wallet);
        writer.WriteAdditionalData(AdditionalData);
    }
}
