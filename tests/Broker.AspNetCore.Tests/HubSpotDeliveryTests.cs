using System.Net;
using System.Security.Cryptography;
using System.Text;
using Broker.Core.Secrets;
using Microsoft.Extensions.DependencyInjection;

namespace Broker.AspNetCore.Tests;

/// <summary>HubSpot signs method and address too, and sends many events at once.</summary>
public sealed class HubSpotDeliveryTests
{
    private const string Secret1 = "CANARY-hubspot";
    private const string Timestamp = "1793610000000";
    private const string Query = "?src=a%3Ab&x=%20";

    [Fact]
    public async Task Every_event_of_a_delivery_is_stored_once_and_the_sender_gets_a_success()
    {
        await using WebhookHost host = await StartAsync();
        string body = Body(3);

        using HttpResponseMessage first = await PostAsync(host, body, new Uri(host.Address, "/webhooks/hubspot?src=a:b&x=%20").AbsoluteUri);
        using HttpResponseMessage again = await PostAsync(host, body, host.Address.AbsoluteUri.TrimEnd('/') + "/webhooks/hubspot?src=a:b&x=%20");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (first.StatusCode, again.StatusCode));
        Assert.Equal(3, host.Inbox.Events.Count);
        Assert.DoesNotContain("CANARY", host.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_was_not_signed_is_refused()
    {
        await using WebhookHost host = await StartAsync();

        using HttpResponseMessage refused = await PostAsync(host, Body(1), host.Address.AbsoluteUri.TrimEnd('/') + "/webhooks/hubspot");

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Empty(host.Inbox.Events);
    }

    [Fact]
    public async Task Behind_a_proxy_the_configured_address_is_what_was_signed()
    {
        await using WebhookHost host = await StartAsync(new Uri("https://hooks.example.com/in"));

        using HttpResponseMessage answer = await PostAsync(host, Body(1), "https://hooks.example.com/in?src=a:b&x=%20");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static string Body(int events) =>
        "[" + string.Join(',', Enumerable.Range(0, events).Select(static i => $$"""{"eventId":{{i}},"portalId":1,"occurredAt":1793610000000,"subscriptionType":"contact.creation","objectId":{{i}},"x":"CANARY"}""")) + "]";

    private static Task<WebhookHost> StartAsync(Uri? publicUri = null) =>
        WebhookHost.StartAsync(services: s => s.AddHubSpotWebhooks(o => (o.ClientSecrets, o.PublicUri) = ([Secret.From(Secret1)], publicUri)));

    private static Task<HttpResponseMessage> PostAsync(WebhookHost host, string body, string signedUri)
    {
        string signature = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret1), Encoding.UTF8.GetBytes("POST" + signedUri + body + Timestamp)));
        HttpRequestMessage request = new(HttpMethod.Post, new Uri(host.Address.AbsoluteUri.TrimEnd('/') + "/webhooks/hubspot" + Query, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }))
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("X-HubSpot-Signature-v3", signature);
        request.Headers.TryAddWithoutValidation("X-HubSpot-Request-Timestamp", Timestamp);
        return host.Http.SendAsync(request);
    }
}
