using Broker.Bench.Bodies;
using Broker.Bench.Http.KiotaModels;
using Broker.Bench.Measuring;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Http.HttpClientLibrary;
using Microsoft.Kiota.Serialization.Json;

namespace Broker.Bench.Http.Peers;

/// <summary>Kiota with its default middleware; request builders and models have the shape its generator emits.</summary>
internal sealed class KiotaEntry : IHttpEntry
{
    public const string Name = "Kiota 1.22";

    private readonly HttpClientRequestAdapter adapter;

    public KiotaEntry(Uri stub)
    {
        ApiClientBuilder.RegisterDefaultSerializer<JsonSerializationWriterFactory>();
        ApiClientBuilder.RegisterDefaultDeserializer<JsonParseNodeFactory>();
        adapter = new HttpClientRequestAdapter(new KiotaBearer())
        {
            BaseUrl = stub.ToString().TrimEnd('/'),
        };
    }

    public IEnumerable<IHttpContender> Contenders =>
    [
        Contender(CannedBodies.AccountSummary, GetSummaryAsync),
        Contender(CannedBodies.PaymentIntent, GetPaymentAsync),
        Contender(CannedBodies.CardDeclined, GetRefusedAsync),
        Contender(CannedBodies.ContactsPage, GetContactsAsync),
    ];

    public void Dispose() => adapter.Dispose();

    private static HttpContender<T> Contender<T>(CannedBody body, Func<Task<T>> call)
        where T : IParsable =>
        new(Name, ContenderKind.Peer, body, call, static model => Show(model));

    private static Facts Show<T>(T model)
        where T : IParsable
    {
        using JsonSerializationWriter writer = new();
        writer.WriteObjectValue(null, model);
        using Stream content = writer.GetSerializedContent();
        using MemoryStream copy = new();
        content.CopyTo(copy);
        return Facts.FromJson(copy.ToArray());
    }

    private async Task<KiotaAccountSummary> GetSummaryAsync()
    {
        RequestInformation request = Get("{+baseurl}/AccountSummary?id={id}");
        request.PathParameters["id"] = AccountSummaryBody.Id;
        return Must(await adapter.SendAsync(request, KiotaAccountSummary.CreateFromDiscriminatorValue));
    }

    private Task<KiotaPaymentIntent> GetPaymentAsync() => GetPaymentAsync(PaymentIntentBody.Id);

    private async Task<KiotaPaymentIntent> GetPaymentAsync(string id)
    {
        RequestInformation request = Get("{+baseurl}/v1/payment_intents/{intent}{?expand%5B%5D*}");
        request.PathParameters["intent"] = id;
        request.QueryParameters["expand%5B%5D"] = new[] { "latest_charge" };
        return Must(await adapter.SendAsync(request, KiotaPaymentIntent.CreateFromDiscriminatorValue, Errors));
    }

    private async Task<KiotaErrorEnvelope> GetRefusedAsync()
    {
        try
        {
            await GetPaymentAsync(CardDeclinedBody.Id);
        }
        catch (KiotaErrorEnvelope error)
        {
            return error;
        }

        throw new InvalidOperationException("The stub did not refuse.");
    }

    private async Task<KiotaContactsPage> GetContactsAsync()
    {
        RequestInformation request = Get("{+baseurl}/crm/objects/2026-09/contacts{?limit,properties}");
        request.QueryParameters["limit"] = 100;
        request.QueryParameters["properties"] = ContactProperties;
        return Must(await adapter.SendAsync(request, KiotaContactsPage.CreateFromDiscriminatorValue));
    }

    private static readonly string[] ContactProperties = [.. ContactsPageBody.PropertyNames];

    private static readonly Dictionary<string, ParsableFactory<IParsable>> Errors = new()
    {
        { "XXX", KiotaErrorEnvelope.CreateFromDiscriminatorValue },
    };

    private static RequestInformation Get(string template)
    {
        RequestInformation request = new(Method.GET, template, new Dictionary<string, object>());
        request.Headers.TryAdd("Accept", "application/json");
        return request;
    }

    private static T Must<T>(T? model) => model ?? throw new InvalidOperationException("The answer is null.");
}
