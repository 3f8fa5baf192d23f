using Broker.Bench.Bodies;
using Broker.Bench.Http.Models;
using Broker.Bench.Measuring;

namespace Broker.Bench.Http.Floor;

/// <summary>The floor, for every body.</summary>
internal sealed class FloorEntry : IHttpEntry
{
    public const string Name = "floor";

    private readonly HttpClient http;
    private readonly FloorClient client;

    public FloorEntry(Uri stub)
    {
        http = BenchHttpClient.Create(stub);
        client = new FloorClient(http);
    }

    public IEnumerable<IHttpContender> Contenders =>
    [
        new HttpContender<AccountSummary>(
            Name, ContenderKind.Floor, CannedBodies.AccountSummary,
            () => client.GetAsync(CannedBodies.AccountSummary.Path, CamelJson.Default.AccountSummary), Show.As(CamelJson.Default.AccountSummary)),
        new HttpContender<PaymentIntent>(
            Name, ContenderKind.Floor, CannedBodies.PaymentIntent,
            () => client.GetAsync(CannedBodies.PaymentIntent.Path, SnakeJson.Default.PaymentIntent), Show.As(SnakeJson.Default.PaymentIntent)),
        new HttpContender<ErrorEnvelope>(
            Name, ContenderKind.Floor, CannedBodies.CardDeclined,
            () => client.GetRefusedAsync(CannedBodies.CardDeclined.Path), Show.As(SnakeJson.Default.ErrorEnvelope)),
        new HttpContender<ContactsPage<Dictionary<string, string?>>>(
            Name, ContenderKind.Floor, CannedBodies.ContactsPage,
            () => client.GetAsync(CannedBodies.ContactsPage.Path, CamelJson.Default.ContactsPage), Show.As(CamelJson.Default.ContactsPage)),
        new HttpContender<ContactsPage<ContactProperties>>(
            "floor, typed properties", ContenderKind.Reference, CannedBodies.ContactsPage,
            () => client.GetAsync(CannedBodies.ContactsPage.Path, CamelJson.Default.TypedContactsPage), Show.As(CamelJson.Default.TypedContactsPage)),
    ];

    public void Dispose() => http.Dispose();
}
