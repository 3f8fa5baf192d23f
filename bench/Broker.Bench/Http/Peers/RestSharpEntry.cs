using System.Text.Json;
using Broker.Bench.Bodies;
using Broker.Bench.Http.Models;
using Broker.Bench.Measuring;
using RestSharp;
using RestSharp.Serializers.Json;

namespace Broker.Bench.Http.Peers;

/// <summary>RestSharp with its own defaults: buffered body, serializer by reflection. One client per naming style, since that is an option of the client.</summary>
internal sealed class RestSharpEntry(Uri stub) : IHttpEntry
{
    public const string Name = "RestSharp 114";

    private readonly RestClient camel = Create(stub, JsonNamingPolicy.CamelCase);
    private readonly RestClient snake = Create(stub, JsonNamingPolicy.SnakeCaseLower);

    public IEnumerable<IHttpContender> Contenders =>
    [
        new HttpContender<AccountSummary>(
            Name, ContenderKind.Peer, CannedBodies.AccountSummary,
            () => GetAsync<AccountSummary>(camel, new RestRequest("AccountSummary").AddQueryParameter("id", AccountSummaryBody.Id)),
            Show.As(CamelJson.Default.AccountSummary)),
        new HttpContender<PaymentIntent>(
            Name, ContenderKind.Peer, CannedBodies.PaymentIntent,
            () => GetAsync<PaymentIntent>(
                snake,
                new RestRequest("v1/payment_intents/{id}").AddUrlSegment("id", PaymentIntentBody.Id).AddQueryParameter("expand[]", "latest_charge")),
            Show.As(SnakeJson.Default.PaymentIntent)),
        new HttpContender<ErrorEnvelope>(
            Name, ContenderKind.Peer, CannedBodies.CardDeclined, GetRefusedAsync, Show.As(SnakeJson.Default.ErrorEnvelope)),
        new HttpContender<ContactsPage<Dictionary<string, string?>>>(
            Name, ContenderKind.Peer, CannedBodies.ContactsPage,
            () => GetAsync<ContactsPage<Dictionary<string, string?>>>(
                camel,
                new RestRequest("crm/objects/2026-09/contacts").AddQueryParameter("limit", "100")
                    .AddQueryParameter("properties", string.Join(',', ContactsPageBody.PropertyNames))),
            Show.As(CamelJson.Default.ContactsPage)),
    ];

    public void Dispose()
    {
        camel.Dispose();
        snake.Dispose();
    }

    private static RestClient Create(Uri stub, JsonNamingPolicy naming)
    {
        RestClient client = new(
            new RestClientOptions(stub),
            configureSerialization: serializers => serializers.UseSystemTextJson(new JsonSerializerOptions { PropertyNamingPolicy = naming }));
        client.AddDefaultHeader("Authorization", "Bearer " + BenchHttpClient.ApiKey);
        return client;
    }

    private static async Task<T> GetAsync<T>(RestClient client, RestRequest request)
        where T : class =>
        await client.GetAsync<T>(request) ?? throw new JsonException("The answer is null.");

    private async Task<ErrorEnvelope> GetRefusedAsync()
    {
        RestResponse response = await snake.ExecuteGetAsync(new RestRequest("v1/payment_intents/{id}").AddUrlSegment("id", CardDeclinedBody.Id));
        RestResponse<ErrorEnvelope> error = await snake.Deserialize<ErrorEnvelope>(response, CancellationToken.None);
        return error.Data ?? throw new JsonException("The answer is null.");
    }
}
