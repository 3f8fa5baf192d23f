using System.Globalization;
using System.Text.Json.Serialization.Metadata;
using Broker.Bench.Bodies;
using Broker.Bench.Http.Models;
using Broker.Bench.Measuring;

namespace Broker.Bench.Http.Floor;

/// <summary>The floor of a batch write: the inputs exist, the request is written and the answer is read, and nothing is matched.</summary>
internal sealed class FloorBatchEntry : IHttpEntry
{
    private readonly Uri address;
    private readonly HttpClient http = BenchHttpClient.Create();
    private readonly FloorClient client;

    private readonly UpsertRequest request = new()
    {
        Inputs =
        [
            .. ContactsUpsertBody.Inputs.Select(static (properties, i) => new UpsertInput
            {
                Id = ContactsUpsertBody.KeyOf(i),
                IdProperty = ContactsUpsertBody.KeyProperty,
                ObjectWriteTraceId = i.ToString(CultureInfo.InvariantCulture),
                Properties = properties,
            }),
        ],
    };

    public FloorBatchEntry(Uri stub)
    {
        address = BenchHttpClient.AddressOf(stub, CannedBodies.ContactsUpsert);
        client = new FloorClient(http);
    }

    public IEnumerable<IHttpContender> Contenders =>
    [
        Contender(FloorEntry.Name, ContenderKind.Floor, CamelJson.Default.UpsertAnswer),
        Contender("floor, typed properties", ContenderKind.Reference, CamelJson.Default.TypedUpsertAnswer),
    ];

    public void Dispose() => http.Dispose();

    private HttpContender<T> Contender<T>(string name, ContenderKind kind, JsonTypeInfo<T> answer) =>
        new(name, kind, CannedBodies.ContactsUpsert, () => client.PostAsync(address, request, CamelJson.Default.UpsertRequest, answer), Show.As(answer));
}
