using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Broker.Testing.HubSpot;
using Broker.Testing.Webhooks;

namespace Broker.Testing.Tests;

public sealed class HubSpotWebhookTests : HubSpotTest
{
    private const string Secret = "client-secret";

    protected override BrokerSimulatorsOptions Options => new() { WebhookRetryDelays = [TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(20)] };

    [Theory]
    [InlineData("yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy", "https://www.example.com/webhook_uri", "{'example_field':'example_value'}", 1_693_657_560_000, "K36dawei4A+QBNolUOqo7s91KQDWQ5MXZ/QufNYuk/Y=")]
    [InlineData("test-client-secret-0001", "https://hooks.example.com/hubspot", "[{\"propertyValue\":\"Zoë Müller – 交易\"}]", 1_790_000_001_000, "7gKiuOk9FlKu5JidTqKBNGHLuuDIIK/T8krbqx3TN/g=")]
    [InlineData("test-client-secret-0001", "https://hooks.example.com/hubspot?src=a%3Ab%2Fc&x=%281%29&y=%20&z=%26", "[]", 1_790_000_001_000, "47KSocYYz02SxtUnS/Bm0JQQLRTe33vZBdoKSUes1rw=")]
    public void The_signature_is_the_vendors(string secret, string uri, string body, long timestamp, string expected) =>
        Assert.Equal(expected, HubSpotSignature.Create(secret, "POST", uri, Encoding.UTF8.GetBytes(body), DateTimeOffset.FromUnixTimeMilliseconds(timestamp)));

    [Fact]
    public async Task A_create_tells_the_record_and_its_properties_in_one_signed_request()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        Portal.SetWebhookTarget(new Uri(receiver.Url + "?src=a%3Ab"), Secret);
        Portal.SubscribeWebhook("contact.creation");
        Portal.SubscribeWebhook("contact.propertyChange", "email");
        Portal.SubscribeWebhook("object.creation", objectType: "0-1");
        Portal.SubscribeWebhook("deal.creation");

        var id = await CreateAsync("contacts", """{"email":"zoë@b.cc","firstname":"Zoë"}""");

        var received = await receiver.NextAsync();
        var events = received.Json.AsArray();
        Assert.Equal(["contact.creation", "object.creation", "contact.propertyChange"], events.Select(e => (string?)e!["subscriptionType"]));
        Assert.All(events, e => Assert.Equal((id, 4711L, 0), (((long)e!["objectId"]!).ToString(CultureInfo.InvariantCulture), (long)e["portalId"]!, (int)e["attemptNumber"]!)));
        Assert.Equal(("email", "zoë@b.cc", "INTEGRATION"), ((string?)events[2]!["propertyName"], (string?)events[2]!["propertyValue"], (string?)events[2]!["changeSource"]));
        Assert.Equal(("NEW", "0-1"), ((string?)events[0]!["changeFlag"], (string?)events[1]!["objectTypeId"]));
        Assert.Equal(3, events.Select(e => (long)e!["eventId"]!).Distinct().Count());
        var signedAt = DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(received.Headers["X-HubSpot-Request-Timestamp"], CultureInfo.InvariantCulture));
        Assert.Equal(HubSpotSignature.Create(Secret, "POST", receiver.Url + "?src=a:b", received.Body, signedAt), received.Headers["X-HubSpot-Signature-v3"]);
    }

    [Fact]
    public async Task A_refused_batch_comes_again_with_a_higher_attempt_number()
    {
        await using var receiver = await ReceiveAsync("contact.creation");
        receiver.NextStatuses.Enqueue(500);
        receiver.NextStatuses.Enqueue(404);

        await CreateContactAsync("a@b.cc");

        var tries = await receiver.TakeAsync(3);
        Assert.Equal([0, 1, 2], tries.Select(t => (int)t.Json[0]!["attemptNumber"]!));
        Assert.Single(tries.Select(t => (long)t.Json[0]!["eventId"]!).Distinct());
    }

    [Fact]
    public async Task Events_come_in_batches_of_at_most_a_hundred()
    {
        await using var receiver = await ReceiveAsync("contact.propertyChange", "contact.creation");
        var inputs = string.Join(',', Enumerable.Range(0, 80).Select(i => $$$"""{"properties":{"email":"{{{i}}}@b.cc"}}"""));

        await CallAsync("POST", Contacts + "/batch/create", $$"""{"inputs":[{{inputs}}]}""");

        Assert.Equal([100, 60], (await receiver.TakeAsync(2)).Select(r => r.Json.AsArray().Count));
    }

    [Fact]
    public async Task Duplicates_and_the_opposite_order_can_be_asked_for()
    {
        await using var receiver = await ReceiveAsync("contact.creation");
        Portal.SetWebhookMode(WebhookMode.Duplicate);
        await CreateContactAsync("a@b.cc");
        var twice = await receiver.TakeAsync(2);
        Assert.Equal((long)twice[0].Json[0]!["eventId"]!, (long)twice[1].Json[0]!["eventId"]!);

        Portal.SetWebhookMode(WebhookMode.Normal);
        await CallAsync("POST", "_sim/webhooks", """{"mode":"hold"}""");
        var (first, second) = (await CreateContactAsync("b@b.cc"), await CreateContactAsync("c@b.cc"));
        Assert.Equal(2, (int)(await CallAsync("GET", "_sim/state")).Body["held"]!);
        await CallAsync("POST", "_sim/webhooks", """{"mode":"release","order":"reverse"}""");
        Assert.Equal([second, first], (await receiver.NextAsync()).Json.AsArray().Select(e => ((long)e!["objectId"]!).ToString(CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task What_happens_to_records_is_told_by_its_type()
    {
        var (first, second) = (await CreateContactAsync("a@b.cc"), await CreateContactAsync("b@b.cc"));
        var third = await CreateContactAsync("c@b.cc");
        var company = await CreateAsync("companies", """{"name":"c"}""");
        await using var receiver = await ReceiveAsync("contact.deletion", "contact.restore", "contact.merge", "contact.privacyDeletion", "contact.associationChange", "contact.propertyChange");

        await CallAsync("PUT", $"{Contacts}/{first}/associations/companies/{company}", """[{"associationCategory":"HUBSPOT_DEFINED","associationTypeId":1}]""");
        var linked = (await receiver.NextAsync()).Json.AsArray();
        await CallAsync("DELETE", $"{Contacts}/{first}/associations/companies/{company}");
        var unlinked = (await receiver.NextAsync()).Json.AsArray();
        Portal.EditAsUser("contacts", first, new Dictionary<string, string> { ["phone"] = "1" }, userId: 12, changeSource: "CRM_UI");
        var edited = Assert.Single((await receiver.NextAsync()).Json.AsArray())!;
        Portal.ArchiveAsUser("contacts", third);
        var deleted = Assert.Single((await receiver.NextAsync()).Json.AsArray())!;
        await CallAsync("POST", $"_sim/objects/contacts/{third}", """{"action":"restore"}""");
        var restored = Assert.Single((await receiver.NextAsync()).Json.AsArray())!;
        await CallAsync("POST", Contacts + "/merge", $$"""{"primaryObjectId":"{{first}}","objectIdToMerge":"{{second}}"}""");
        var merged = Assert.Single((await receiver.NextAsync()).Json.AsArray())!;
        await CallAsync("POST", Contacts + "/gdpr-delete", $$"""{"objectId":"{{third}}"}""");
        var forgotten = (await receiver.NextAsync()).Json.AsArray();

        Assert.Equal([false, true], linked.Select(e => (bool)e!["isPrimaryAssociation"]!));
        Assert.Equal(("CONTACT_TO_COMPANY", false, true), ((string?)linked[0]!["associationType"], (bool)linked[0]!["associationRemoved"]!, (bool)unlinked[0]!["associationRemoved"]!));
        Assert.Equal(("phone", "1", "CRM_UI", "userId:12"), ((string?)edited["propertyName"], (string?)edited["propertyValue"], (string?)edited["changeSource"], (string?)edited["sourceId"]));
        Assert.Equal(("contact.deletion", "contact.restore"), ((string?)deleted["subscriptionType"], (string?)restored["subscriptionType"]));
        Assert.Equal(((long)merged["newObjectId"]!, first, second), ((long)merged["objectId"]!, Text(merged["primaryObjectId"]), Text(merged["mergedObjectIds"]![0])));
        Assert.Equal(["contact.privacyDeletion", "contact.deletion"], forgotten.Select(e => (string?)e!["subscriptionType"]));
    }

    [Fact]
    public async Task Sensitive_values_are_not_told_and_some_properties_never()
    {
        await CallAsync("POST", "crm/properties/2026-09/contacts", """{"name":"tax_id","label":"t","groupName":"contactsinformation","type":"string","fieldType":"text","dataSensitivity":"sensitive"}""");
        await using var receiver = await ReceiveAsync("contact.propertyChange");

        await CreateAsync("contacts", """{"tax_id":"secret"}""");

        var told = Assert.Single((await receiver.NextAsync()).Json.AsArray())!;
        Assert.Equal(("REDACTED", true), ((string?)told["propertyValue"], (bool)told["isSensitive"]!));
        Assert.Equal(400, (await CallAsync("POST", "webhooks/2026-09/1/subscriptions", """{"eventType":"contact.propertyChange","propertyName":"hs_lastmodifieddate"}""")).Status);
    }

    [Fact]
    public async Task Event_ids_can_repeat()
    {
        await using var receiver = await ReceiveAsync("contact.creation", "contact.propertyChange");
        Portal.RepeatsEventIds = true;

        await CreateContactAsync("a@b.cc");
        await CreateContactAsync("b@b.cc");

        var events = (await receiver.TakeAsync(2)).ConvertAll(r => r.Json.AsArray().Select(e => (long)e!["eventId"]!).Distinct().ToList());
        Assert.Single(events[0]);
        Assert.NotEqual(events[0], events[1]);
    }

    [Fact]
    public async Task Settings_and_subscriptions_are_made_by_the_API()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        const string App = "webhooks/2026-03/1160452/";

        Assert.Equal(404, (await CallAsync("GET", App + "settings")).Status);
        Assert.Equal(400, (await CallAsync("PUT", App + "settings", $$$"""{"targetUrl":"{{{receiver.Url}}}","throttling":{"maxConcurrentRequests":5}}""")).Status);
        Assert.Equal(200, (await CallAsync("PUT", App + "settings", $$$"""{"targetUrl":"{{{receiver.Url}}}","throttling":{"maxConcurrentRequests":6}}""")).Status);
        Assert.Equal(400, (await CallAsync("POST", App + "subscriptions", """{"eventType":"contact.propertyChange"}""")).Status);
        Assert.Equal(400, (await CallAsync("POST", App + "subscriptions", """{"eventType":"product.associationChange"}""")).Status);
        var (status, made) = await CallAsync("POST", App + "subscriptions", """{"eventType":"contact.creation","active":false}""");
        Assert.Equal(201, status);
        var id = (string)made["id"]!;
        await CreateContactAsync("quiet@b.cc");
        Assert.True((bool)(await CallAsync("PATCH", App + "subscriptions/" + id, """{"active":true}""")).Body["active"]!);
        var loud = await CreateContactAsync("loud@b.cc");

        Assert.Equal(loud, Text((await receiver.NextAsync()).Json[0]!["objectId"]));
        Assert.Equal(204, (await CallAsync("DELETE", App + "subscriptions/" + id)).Status);
        Assert.Empty((await CallAsync("GET", App + "subscriptions")).Body["results"]!.AsArray());
    }

    [Fact]
    public async Task Deliveries_are_drained_listed_and_forgotten_by_a_reset()
    {
        await using var receiver = await ReceiveAsync("contact.creation");
        await CreateContactAsync("a@b.cc");

        await Portal.DrainWebhooksAsync().WaitAsync(TimeSpan.FromMinutes(1));

        var delivery = Assert.Single(Portal.Deliveries);
        Assert.Equal(("contact.creation", 1, 200, true), (delivery.EventType, delivery.Attempts, delivery.Status, delivery.Delivered));
        Portal.Reset();
        Assert.Empty(Portal.Deliveries);
        await CreateContactAsync("b@b.cc");
        await Portal.DrainWebhooksAsync().WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(1, receiver.Waiting);
    }

    private static string Text(JsonNode? number) => ((long)number!).ToString(CultureInfo.InvariantCulture);

    private async Task<WebhookReceiver> ReceiveAsync(params string[] types)
    {
        var receiver = await WebhookReceiver.StartAsync();
        Portal.SetWebhookTarget(new Uri(receiver.Url), Secret);
        foreach (var type in types)
        {
            Portal.SubscribeWebhook(type);
        }

        return receiver;
    }
}
