using System.Text.Json.Serialization.Metadata;
using Broker.Bench.Bodies;
using Broker.Bench.Http.Floor;
using Broker.Bench.Http.Models;
using Broker.Bench.Measuring;

namespace Broker.Bench.Http.Peers;

/// <summary>The floor behind four untuned Polly.Core strategies: what resilience costs when it is bolted on.</summary>
internal sealed class PollyEntry : IHttpEntry
{
    private readonly Uri stub;
    private readonly HttpClient http = BenchHttpClient.Create(new PollyHandler());
    private readonly FloorClient client;

    public PollyEntry(Uri stub)
    {
        this.stub = stub;
        client = new FloorClient(http);
    }

    public IEnumerable<IHttpContender> Contenders =>
    [
        Contender(CannedBodies.AccountSummary, CamelJson.Default.AccountSummary),
        Contender(CannedBodies.PaymentIntent, SnakeJson.Default.PaymentIntent),
        Contender(CannedBodies.ContactsPage, CamelJson.Default.ContactsPage),
    ];

    public void Dispose() => http.Dispose();

    private HttpContender<T> Contender<T>(CannedBody body, JsonTypeInfo<T> json)
    {
        Uri address = BenchHttpClient.AddressOf(stub, body);
        return new HttpContender<T>(
            "floor + Polly.Core, 4 strategies", ContenderKind.Peer, body, () => client.GetAsync(address, json), Show.As(json));
    }
}
