using Microsoft.Kiota.Abstractions.Extensions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Broker.Bench.Http.KiotaModels;

internal sealed class KiotaContactsPage : IAdditionalDataHolder, IParsable
{
    public IDictionary<string, object> AdditionalData { get; set; } = new Dictionary<string, object>();

    public List<KiotaContact>? Results { get; set; }

    public KiotaPaging? Paging { get; set; }

    public static KiotaContactsPage CreateFromDiscriminatorValue(IParseNode parseNode)
    {
        ArgumentNullException.ThrowIfNull(parseNode);
        return new KiotaContactsPage();
    }

    public IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>
    {
        { "results", n => { Results = n.GetCollectionOfObjectValues(KiotaContact.CreateFromDiscriminatorValue)?.AsList(); } },
        { "paging", n => { Paging = n.GetObjectValue(KiotaPaging.CreateFromDiscriminatorValue); } },
    };

    public void Serialize(ISerializationWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteCollectionOfObjectValues<KiotaContact>("results", Results);
        writer.WriteObjectValue<KiotaPaging>("paging", Paging);
        writer.WriteAdditionalData(AdditionalData);
    }
}
