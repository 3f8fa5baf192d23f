using System.Text;
using Broker.Core.Boundaries.Webhooks;
using Broker.Core.Secrets;
using Broker.Crm.HubSpot.Webhooks;
using Broker.TestSupport;

namespace Broker.Crm.HubSpot.Tests.Webhooks;

public sealed class EventTests
{
    private const string Hook = "https://hooks.example.com/hubspot";
    private const long Now = 1790000001000;

    [Fact]
    public void An_event_is_read_with_what_it_carries_and_what_is_not_known_yet()
    {
        HubSpotEvent item = One("""{"eventId":9007199254740993,"subscriptionId":2,"portalId":3,"appId":4,"occurredAt":1790000000123,"subscriptionType":"contact.propertyChange","attemptNumber":1,"objectId":12345678901,"propertyName":"email","propertyValue":"zoë@example.com","isSensitive":false,"changeSource":"CRM_UI","sourceId":"userId:1","changeFlag":"NEW","future":{"a":[1]},"flag":"true"}""");

        Assert.Equal((9007199254740993L, 2L, 3L, 4L, 1, 12345678901L), (item.EventId, item.SubscriptionId, item.PortalId, item.AppId, item.AttemptNumber, item.ObjectId!.Value));
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1790000000123), item.OccurredAt);
        Assert.Equal(("propertyChange", "email", "zoë@example.com", "CRM_UI", "userId:1", "NEW"), (item.Action, item.PropertyName, item.PropertyValue, item.ChangeSource, item.SourceId, item.ChangeFlag));
        Assert.Equal(("""{"a":[1]}""", true, null, null), (item.Text("future"), item.Flag("flag"), item.Number("future"), item.Text("none")));
        Assert.Equal(new HubSpotEventTarget("contacts", "12345678901"), item.Target);
        Assert.False(item.IsRedacted || item.IsErasureRequest || item.IsDeletion);
        Assert.DoesNotContain("zoë", item.ToString(), StringComparison.Ordinal);
        WebhookEnvelope envelope = item.ToWebhookEnvelope();
        Assert.Equal(("hubspot", item.DedupeKey, "contact.propertyChange", new EventSubject(EventSubjectKind.CrmRecord, "contacts/12345678901")), (envelope.Source, envelope.EventId, envelope.Type, envelope.Subject));
        Assert.True(HubSpotWebhook.TryReadEvent(envelope.Body, out HubSpotEvent? again));
        Assert.Equal(item.DedupeKey, again.DedupeKey);
    }

    [Fact]
    public void A_sensitive_value_is_known_to_be_redacted()
    {
        Assert.True(One("""{"subscriptionType":"contact.propertyChange","propertyName":"x","propertyValue":"REDACTED","isSensitive":true}""").IsRedacted);
        Assert.True(One("""{"subscriptionType":"contact.propertyChange","propertyName":"x","propertyValue":"REDACTED"}""").IsRedacted);
        Assert.False(One("""{"subscriptionType":"contact.propertyChange","propertyName":"x","propertyValue":"REDACTED","isSensitive":false}""").IsRedacted);
        Assert.False(One("""{"subscriptionType":"contact.propertyChange","propertyName":"x","propertyValue":"y","isSensitive":true}""").IsRedacted);
    }

    [Theory]
    [InlineData("""{"subscriptionType":"contact.privacyDeletion","objectId":1}""", "contacts", "1", true)]
    [InlineData("""{"subscriptionType":"object.creation","objectId":1,"objectTypeId":"0-1"}""", "contacts", "1", false)]
    [InlineData("""{"subscriptionType":"object.propertyChange","objectId":"7","objectTypeId":"2-123"}""", "2-123", "7", false)]
    [InlineData("""{"subscriptionType":"line_item.creation","objectId":1}""", "line_items", "1", false)]
    [InlineData("""{"subscriptionType":"company.merge","objectId":1,"primaryObjectId":2,"mergedObjectIds":[3,"4",null,{}],"newObjectId":5}""", "companies", "5", false)]
    [InlineData("""{"subscriptionType":"deal.merge","primaryObjectId":2}""", "deals", "2", false)]
    [InlineData("""{"subscriptionType":"ticket.associationChange","fromObjectId":8,"toObjectId":9,"associationType":"TICKET_TO_CONTACT","associationRemoved":true,"isPrimaryAssociation":false}""", "tickets", "8", false)]
    [InlineData("""{"subscriptionType":"conversation.newMessage","objectId":1,"messageId":"m"}""", null, null, false)]
    [InlineData("""{"subscriptionType":"something.new","objectId":1}""", null, null, false)]
    [InlineData("{}", null, null, false)]
    public void An_event_names_what_to_read_again(string json, string? type, string? id, bool erasure)
    {
        HubSpotEvent item = One(json);

        Assert.Equal(type is null ? null : new HubSpotEventTarget(type, id!), item.Target);
        Assert.Equal(erasure, item.IsErasureRequest);
        Assert.Equal(json.Contains("mergedObjectIds", StringComparison.Ordinal) ? [3L, 4L] : [], item.MergedObjectIds);
    }

    [Fact]
    public void The_key_tells_events_apart_and_attempts_not()
    {
        static string Key(string type = "contact.propertyChange", long portal = 1, long id = 2, long at = 3, long eventId = 4, string more = "", int attempt = 0) =>
            One($$"""{"portalId":{{portal}},"subscriptionType":"{{type}}","objectId":{{id}},"occurredAt":{{at}},"eventId":{{eventId}},"attemptNumber":{{attempt}}{{more}}}""").DedupeKey;

        string[] different =
        [
            Key(), Key("contact.creation"), Key(portal: 9), Key(id: 9), Key(at: 9), Key(eventId: 9), Key(more: ",\"propertyName\":\"a\""), Key(more: ",\"propertyName\":\"b\""),
            Key("object.creation", more: ",\"objectTypeId\":\"0-1\""), Key("object.creation", more: ",\"objectTypeId\":\"0-2\""),
            Key(more: ",\"propertyName\":\"" + new string('x', 400) + "\""), Key(more: ",\"propertyName\":\"" + new string('x', 401) + "\""),
        ];
        Assert.Equal(different.Length, different.Distinct(StringComparer.Ordinal).Count());
        Assert.All(different, static key => Assert.InRange(key.Length, 5, 250));
        Assert.Equal(Key(), Key(attempt: 7));
        Assert.Equal("1:contact.propertyChange:2:3:4:email", Key(more: ",\"propertyName\":\"email\""));
    }

    [Fact]
    public void A_delivery_of_a_hundred_events_keeps_them_all_and_duplicates_have_one_key()
    {
        string[] events = [.. Enumerable.Range(0, 80).Select(static i => Change(i, 1790000000000 + i, "v" + i)), .. Enumerable.Range(0, 20).Select(static i => Change(i, 1790000000000 + i, "v" + i, attempt: 1))];

        WebhookVerification verification = Deliver("[" + string.Join(',', events) + "]");

        Assert.True(verification.IsAccepted);
        Assert.Equal((100, 80), (verification.Envelopes.Count, verification.Envelopes.Select(static e => e.EventId).Distinct(StringComparer.Ordinal).Count()));
        Assert.Equal(80, HubSpotEventOrder.Distinct(Read(verification)).Count);
        WebhookVerification tooMany = Deliver("[" + string.Join(',', [.. events, events[0]]) + "]");
        Assert.Equal(WebhookRefusalReason.TooLarge, tooMany.Refusal!.Reason);
        Assert.Contains("100 events", tooMany.Refusal.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Every_order_of_arrival_ends_the_same(int seed)
    {
        string[] events = [.. Enumerable.Range(0, 60).Select(static i => Change(i, 1790000000000 + (i / 3), "v" + i, id: i % 5, property: "p" + (i % 2)))];
        string[] shuffled = [.. events, .. events.Take(10)];
        new Random(seed).Shuffle(shuffled);

        string[] Latest(IEnumerable<string> sent) => [.. HubSpotEventOrder.Latest(sent.Select(One)).Select(static e => e.DedupeKey + e.PropertyValue)];
        Assert.Equal(Latest(events), Latest(shuffled));
        Assert.Equal(10, Latest(shuffled).Length);

        HubSpotEventOrder order = new();
        Dictionary<string, string?> last = [];
        foreach (HubSpotEvent item in shuffled.Select(One))
        {
            if (order.TryAdvance(item))
            {
                last[item.ObjectId + item.PropertyName!] = item.PropertyValue;
            }
        }

        Assert.Equal(HubSpotEventOrder.Latest(events.Select(One)).ToDictionary(static e => e.ObjectId + e.PropertyName!, static e => e.PropertyValue).OrderBy(static p => p.Key, StringComparer.Ordinal), last.OrderBy(static p => p.Key, StringComparer.Ordinal));
        Assert.False(order.TryAdvance(One(events[^1])));
    }

    [Fact]
    public void An_order_forgets_the_oldest_and_stays_small()
    {
        HubSpotEventOrder order = new(10);
        for (int i = 0; i < 1000; i++)
        {
            Assert.True(order.TryAdvance(One(Change(i, 1790000000000 + i, "v", id: i))));
        }

        Assert.False(order.TryAdvance(One(Change(999, 1790000000999, "v", id: 999))));
        Assert.Throws<ArgumentOutOfRangeException>(static () => new HubSpotEventOrder(1));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("7")]
    [InlineData("[")]
    [InlineData("[{\"eventId\":1}")]
    [InlineData("[{\"eventId\":1}] x")]
    [InlineData("[1]")]
    [InlineData("[[]]")]
    [InlineData("[null]")]
    [InlineData("[{\"eventId\":1,}]")]
    [InlineData("[{\"propertyValue\":\"\\ud800\"}]")]
    [InlineData("[{\"subscriptionType\":\"\\udc00\"}]")]
    [InlineData("<html>")]
    public void A_body_that_is_no_list_of_events_is_refused_and_says_so(string body)
    {
        WebhookVerification verification = Deliver(body);

        Assert.Equal(WebhookRefusalReason.Malformed, verification.Refusal?.Reason);
        Assert.Contains("HubSpot", verification.Refusal!.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Deep_huge_cut_and_random_bodies_never_throw()
    {
        string good = "[" + Change(1, 2, "ü\\n") + "," + Change(2, 3, "x") + "]";
        Assert.Equal(WebhookRefusalReason.Malformed, Deliver("[{\"a\":" + new string('[', 5000) + new string(']', 5000) + "}]").Refusal?.Reason);
        Assert.Equal(WebhookRefusalReason.TooLarge, Deliver(new string('[', 2_000_000)).Refusal?.Reason);
        Assert.True(Deliver("[]").IsAccepted);
        for (int i = 0; i < good.Length; i++)
        {
            Assert.False(Deliver(good[..i]).IsAccepted);
        }

        Random random = new(7);
        for (int i = 0; i < 2000; i++)
        {
            char[] changed = good.ToCharArray();
            changed[random.Next(changed.Length)] = (char)random.Next(32, 127);
            foreach (HubSpotEvent item in Read(Deliver(new string(changed))))
            {
                _ = (item.DedupeKey, item.Target, item.PropertyValue, item.IsRedacted, item.MergedObjectIds, item.ToString(), item.AssociationRemoved, item.ToObjectId);
            }
        }
    }

    [Theory]
    [InlineData("1e400")]
    [InlineData("99999999999999999999")]
    [InlineData("-99999999999999999")]
    [InlineData("\"x\"")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("true")]
    public void A_number_that_is_none_does_not_lose_the_event(string value)
    {
        HubSpotEvent item = One($$"""{"eventId":{{value}},"portalId":{{value}},"occurredAt":{{value}},"attemptNumber":{{value}},"objectId":{{value}},"subscriptionType":"contact.creation","fromObjectId":{{value}}}""");

        Assert.Equal("contact.creation", item.SubscriptionType);
        _ = (item.DedupeKey, item.Target, item.FromObjectId, item.ToString());
    }

    private static string Change(int eventId, long at, string value, int attempt = 0, int id = 1, string property = "city") =>
        $$"""{"eventId":{{eventId}},"portalId":3,"occurredAt":{{at}},"subscriptionType":"contact.propertyChange","attemptNumber":{{attempt}},"objectId":{{id}},"propertyName":"{{property}}","propertyValue":"{{value}}"}""";

    private static HubSpotEvent One(string json) => HubSpotWebhook.TryReadEvent(Encoding.UTF8.GetBytes(json), out HubSpotEvent? item) ? item : throw new InvalidOperationException("No event: " + json);

    private static IEnumerable<HubSpotEvent> Read(WebhookVerification verification) => verification.Envelopes.Select(static e => HubSpotWebhook.TryReadEvent(e.Body, out HubSpotEvent? item) ? item : throw new InvalidOperationException("No event."));

    private static WebhookVerification Deliver(string body)
    {
        string signature = SignatureTests.Sign("s", "POST", Hook, body, Now);
        HubSpotWebhookVerifier verifier = new(new HubSpotWebhook(new HubSpotWebhookOptions { ClientSecrets = [Secret.From("s")] }, new FakeTimeProvider(DateTimeOffset.FromUnixTimeMilliseconds(Now))));
        return verifier.Verify(Encoding.UTF8.GetBytes(body), name => name switch
        {
            HubSpotWebhook.SignatureHeaderName => signature,
            HubSpotWebhook.TimestampHeaderName => Now.ToString(System.Globalization.CultureInfo.InvariantCulture),
            WebhookRequestLine.Method => "POST",
            WebhookRequestLine.Uri => Hook,
            _ => null,
        });
    }
}
