using System.Text.Json.Serialization.Metadata;
using Broker.Bench.Bodies;
using Broker.Bench.Http.Models;
using Broker.Bench.Measuring;

namespace Broker.Bench.Http.Floor;

/// <summary>The floor, for every body.</summary>
/// <remarks>
/// Strict on purpose: the address is built once and no header is added, so what every client must do (write the query, sign the
/// request) counts against the client. A second row shows the floor with those two, for small calls where they weigh.
/// </remarks>
internal sealed class FloorEntry : IHttpEntry
{
    public const string Name = "floor";

    private const string WithAddressAndHeaders = "floor, address per call, auth header";

    private readonly Uri stub;
    private readonly HttpClient bareHttp = BenchHttpClient.Create();
    private readonly HttpClient headersHttp;
    private readonly FloorClient bare;
    private readonly FloorClient headers;

    public FloorEntry(Uri stub)
    {
        this.stub = stub;
        headersHttp = BenchHttpClient.CreateWithHeaders(stub);
        bare = new FloorClient(bareHttp);
        headers = new FloorClient(headersHttp);
    }

    public IEnumerable<IHttpContender> Contenders =>
    [
        Floor(CannedBodies.AccountSummary, CamelJson.Default.AccountSummary),
        PerCall(CannedBodies.AccountSummary, CamelJson.Default.AccountSummary),
        Floor(CannedBodies.OpenedOrders, CamelJson.Default.Mt5Orders),
        Floor(CannedBodies.PaymentIntent, SnakeJson.Default.PaymentIntent),
        PerCall(CannedBodies.PaymentIntent, SnakeJson.Default.PaymentIntent),
        Refused(),
        Floor(CannedBodies.ContactsPage, CamelJson.Default.ContactsPage),
        Floor(CannedBodies.ContactsPage, CamelJson.Default.TypedContactsPage, "floor, typed properties", ContenderKind.Reference),
        Floor(CannedBodies.QueryPage, PascalJson.Default.QueryPage),
    ];

    public void Dispose()
    {
        bareHttp.Dispose();
        headersHttp.Dispose();
    }

    private HttpContender<T> Floor<T>(CannedBody body, JsonTypeInfo<T> json, string name = Name, ContenderKind kind = ContenderKind.Floor)
    {
        Uri address = BenchHttpClient.AddressOf(stub, body);
        return new HttpContender<T>(name, kind, body, () => bare.GetAsync(address, json), Show.As(json));
    }

    private HttpContender<T> PerCall<T>(CannedBody body, JsonTypeInfo<T> json) =>
        new(
            WithAddressAndHeaders, ContenderKind.Reference, body,
            () => headers.GetAsync(new Uri(body.Path, UriKind.Relative), json), Show.As(json));

    private HttpContender<ErrorEnvelope> Refused()
    {
        Uri address = BenchHttpClient.AddressOf(stub, CannedBodies.CardDeclined);
        return new HttpContender<ErrorEnvelope>(
            Name, ContenderKind.Floor, CannedBodies.CardDeclined, () => bare.GetRefusedAsync(address), Show.As(SnakeJson.Default.ErrorEnvelope));
    }
}
