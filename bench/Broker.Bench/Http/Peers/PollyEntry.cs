using Broker.Bench.Bodies;
using Broker.Bench.Http.Floor;
using Broker.Bench.Http.Models;
using Broker.Bench.Measuring;

namespace Broker.Bench.Http.Peers;

/// <summary>The floor behind four untuned Polly.Core strategies: what resilience costs when it is bolted on.</summary>
internal sealed class PollyEntry : IHttpEntry
{
    public const string Name = "floor + Polly.Core, 4 strategies";

    private readonly HttpClient http;
    private readonly FloorClient client;

    public PollyEntry(Uri stub)
    {
        http = BenchHttpClient.Create(stub, new PollyHandler());
        client = new FloorClient(http);
    }

    public IEnumerable<IHttpContender> Contenders =>
    [
        new HttpContender<AccountSummary>(
            Name, ContenderKind.Peer, CannedBodies.AccountSummary,
            () => client.GetAsync(CannedBodies.AccountSummary.Path, CamelJson.Default.AccountSummary), Show.As(CamelJson.Default.AccountSummary)),
        new HttpContender<PaymentIntent>(
            Name, ContenderKind.Peer, CannedBodies.PaymentIntent,
            () => client.GetAsync(CannedBodies.PaymentIntent.Path, SnakeJson.Default.PaymentIntent), Show.As(SnakeJson.Default.PaymentIntent)),
        new HttpContender<ContactsPage<Dictionary<string, string?>>>(
            Name, ContenderKind.Peer, CannedBodies.ContactsPage,
            () => client.GetAsync(CannedBodies.ContactsPage.Path, CamelJson.Default.ContactsPage), Show.As(CamelJson.Default.ContactsPage)),
    ];

    public void Dispose() => http.Dispose();
}
