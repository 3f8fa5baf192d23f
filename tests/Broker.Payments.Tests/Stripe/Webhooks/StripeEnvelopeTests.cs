using System.Text;
using Broker.Core.Boundaries.Finance;
using Broker.Core.Boundaries.Webhooks;
using Broker.Core.Identity;
using Broker.Payments.Stripe.Webhooks;

namespace Broker.Payments.Tests.Stripe.Webhooks;

/// <summary>Envelope and typed event of verified deliveries, and what becomes of bodies that are not what they should be.</summary>
public sealed class StripeEnvelopeTests
{
    private const string Secret = "whsec_unit_test";
    private static readonly StripeWebhook Webhook = StripeWebhookTests.Webhook(Secret);

    public static TheoryData<string, string, EventSubjectKind, string> Subjects() => new()
    {
        { "payment_intent.succeeded", StripeBodies.Intent(), EventSubjectKind.Payment, "pi_1" },
        { "charge.refunded", """{"id":"ch_1","object":"charge","payment_intent":"pi_7","x":{"payment_intent":"pi_wrong"}}""", EventSubjectKind.Payment, "pi_7" },
        { "charge.updated", """{"id":"ch_1","object":"charge","payment_intent":{"id":"pi_8","object":"payment_intent","latest_charge":{"id":"no"}}}""", EventSubjectKind.Payment, "pi_8" },
        { "charge.succeeded", """{"id":"ch_1","object":"charge","payment_intent":null}""", EventSubjectKind.Unmapped, "ch_1" },
        { "refund.failed", StripeBodies.Refund("failed"), EventSubjectKind.Payment, "pi_1" },
        { "charge.dispute.created", StripeBodies.Dispute("needs_response"), EventSubjectKind.Payment, "pi_1" },
        { "customer.created", """{"id":"cus_1","object":"customer"}""", EventSubjectKind.Unmapped, "cus_1" },
        { "brand.new.type", """{"object":"brand_new"}""", EventSubjectKind.Unmapped, "" },
    };

    [Theory]
    [MemberData(nameof(Subjects))]
    public void The_envelope_says_what_to_read_back(string type, string data, EventSubjectKind kind, string id)
    {
        byte[] body = Encoding.UTF8.GetBytes(StripeBodies.Event(type, data));

        WebhookVerification verification = Verify(body);

        WebhookEnvelope envelope = Assert.Single(verification.Envelopes);
        Assert.Equal(("stripe", "evt_1", type), (envelope.Source, envelope.EventId, envelope.Type));
        Assert.Equal(new EventSubject(kind, id), envelope.Subject);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1793001610), envelope.OccurredAt);
        Assert.Equal(body, envelope.Body.ToArray());
        Assert.True(Webhook.TryRead(body, Signed.Header(body, Secret), out StripeEnvelope cheap, out _));
        Assert.True(Webhook.TryReadEvent(cheap, out StripeEvent? typed));
        Assert.Equivalent(envelope with { Body = default }, typed.ToWebhookEnvelope());
    }

    [Fact]
    public void One_fact_sent_under_two_ids_has_one_business_key()
    {
        WebhookEnvelope first = Assert.Single(Verify(Event("evt_1")).Envelopes);
        WebhookEnvelope second = Assert.Single(Verify(Event("evt_2")).Envelopes);

        Assert.NotEqual(first.EventId, second.EventId);
        Assert.Equal("pi_1|payment_intent.succeeded|1793001610", first.BusinessKey);
        Assert.Equal(first.BusinessKey, second.BusinessKey);
    }

    [Fact]
    public void A_thin_event_gives_the_same_envelope_from_its_related_object()
    {
        byte[] body = Encoding.UTF8.GetBytes(StripeBodies.ThinEvent());

        Assert.True(Webhook.TryRead(body, Signed.Header(body, Secret), out StripeEnvelope envelope, out _));

        Assert.True(envelope.IsThin);
        Assert.Equal(("payment_intent", "pi_1", "pi_1"), (envelope.ObjectKind, envelope.ObjectId, envelope.PaymentId));
        Assert.Equal(new DateTimeOffset(2026, 10, 26, 4, 0, 10, 123, TimeSpan.Zero), envelope.CreatedAt);
        Assert.Equal(new EventSubject(EventSubjectKind.Payment, "pi_1"), envelope.ToWebhookEnvelope().Subject);
        Assert.True(Webhook.TryReadEvent(envelope, out StripeEvent? item));
        Assert.True(item.IsThin);
        Assert.Null(item.Payment);
        Assert.Equal(new PaymentId("pi_1"), item.PaymentId);
    }

    [Fact]
    public void The_typed_event_carries_the_payment_as_it_was_then()
    {
        StripeEvent item = Typed(StripeBodies.Event("payment_intent.succeeded", StripeBodies.Intent()));

        Assert.Equal(PaymentState.Succeeded, item.Payment?.State);
        Assert.Equal(PaymentEvidence.VerifiedWebhook, item.Payment?.Evidence);
        Assert.Null(item.Payment?.ClientSecret);
        Assert.Equal(("req_1", "key-1"), (item.RequestId, item.IdempotencyKey));
    }

    [Fact]
    public void The_typed_event_carries_the_refund_as_it_was_then()
    {
        StripeEvent item = Typed(StripeBodies.Event("refund.failed", StripeBodies.Refund("failed")));

        Assert.Equal(RefundState.Failed, item.Refund?.State);
        Assert.Equal(new PaymentId("pi_1"), item.PaymentId);
    }

    [Theory]
    [InlineData("2026-10-28.endive")]
    [InlineData("2023-08-16")]
    public void A_snapshot_of_another_train_is_not_taken_at_its_word(string version)
    {
        StripeEvent item = Typed(StripeBodies.Event("payment_intent.succeeded", StripeBodies.Intent(), version: version));

        Assert.Null(item.Payment);
        Assert.Equal(new PaymentId("pi_1"), item.PaymentId);
        Assert.Equal(version, item.ApiVersion);
    }

    [Fact]
    public void A_snapshot_of_an_unknown_shape_leaves_the_event_whole()
    {
        StripeEvent item = Typed(StripeBodies.Event("payment_intent.succeeded", """{"object":"payment_intent","id":"pi_5","amount":{"value":1},"status":7}"""));

        Assert.Null(item.Payment);
        Assert.Equal(("payment_intent", "pi_5"), (item.ObjectKind, item.ObjectId));
    }

    [Fact]
    public void A_signed_body_cut_at_any_byte_is_malformed()
    {
        byte[] body = Encoding.UTF8.GetBytes(StripeBodies.Event("payment_intent.succeeded", StripeBodies.Intent()).TrimEnd());
        for (int length = 0; length < body.Length; length++)
        {
            WebhookVerification verification = Verify(body[..length]);
            Assert.Equal(WebhookRefusalReason.Malformed, verification.Refusal?.Reason);
        }

        Assert.True(Verify(body).IsAccepted);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"event\"")]
    [InlineData("""{"id":"evt_1","object":"charge","type":"x","created":1,"livemode":false}""")]
    [InlineData("""{"id":"evt_1","object":"event","created":1}""")]
    [InlineData("""{"object":"event","type":"x","created":1}""")]
    [InlineData("""{"id":"","object":"event","type":"x","created":1}""")]
    [InlineData("""{"id":"evt_1","object":"event","type":"x"}""")]
    [InlineData("""{"id":"evt_1","object":"event","type":"x","created":"soon"}""")]
    [InlineData("""{"id":"evt_1","object":"event","type":"x","created":99999999999999999}""")]
    [InlineData("""{"id":"evt_1","object":"event","type":"x","created":1} {"id":"evt_2"}""")]
    [InlineData("""{"id":"evt_1","object":"event","type":"x","created":1,"data":{"object":{"id":"\u0070i_1"}}}""")]
    [InlineData("""{"id":"\ud800","object":"event","type":"x","created":1}""")]
    public void A_signed_body_that_is_no_event_is_malformed(string text) =>
        Assert.Equal(WebhookRefusalReason.Malformed, Verify(Encoding.UTF8.GetBytes(text)).Refusal?.Reason);

    [Fact]
    public void A_signed_bomb_of_brackets_is_malformed_not_a_stack_overflow() =>
        Assert.Equal(WebhookRefusalReason.Malformed, Verify(Encoding.UTF8.GetBytes("{\"a\":" + new string('[', 500_000))).Refusal?.Reason);

    [Fact]
    public void Five_thousand_random_bodies_and_headers_never_throw()
    {
        var random = new Random(20261102);
        byte[] good = Encoding.UTF8.GetBytes(StripeBodies.Event("charge.refunded", StripeBodies.Refund()));
        const string Alphabet = "t=v10,;abcdef 9\u00e9\u0000";
        for (int i = 0; i < 5000; i++)
        {
            byte[] body = Mutate(good, random);
            string header = random.Next(3) == 0
                ? string.Concat(Enumerable.Range(0, random.Next(120)).Select(_ => Alphabet[random.Next(Alphabet.Length)]))
                : Signed.Header(body, Secret);

            WebhookVerification verification = new StripeWebhookVerifier(Webhook).Verify(body, _ => header);
            var envelope = new StripeEnvelope(body, default, default);
            bool typed = Webhook.TryReadEvent(envelope, out StripeEvent? item);

            Assert.Equal(verification.IsAccepted, verification.Envelopes.Count == 1);
            Assert.Equal(typed, item is not null);
        }
    }

    [Fact]
    public void Reading_the_envelope_costs_one_string()
    {
        var webhook = new StripeWebhook(Core.Secrets.Secret.From(Secret));
        byte[] body = Event("evt_1");
        string header = Signed.Header(body, Secret, TimeProvider.System.GetUtcNow());
        Assert.True(webhook.TryRead(body, header, out _, out _));

        long before = GC.GetAllocatedBytesForCurrentThread();
        webhook.TryRead(body, header, out _, out _);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, 64);
    }

    private static byte[] Mutate(byte[] good, Random random)
    {
        if (random.Next(4) == 0)
        {
            byte[] noise = new byte[random.Next(300)];
            random.NextBytes(noise);
            return noise;
        }

        byte[] body = [.. good];
        for (int n = random.Next(1, 6); n > 0; n--)
        {
            body[random.Next(body.Length)] = random.Next(2) == 0 ? (byte)random.Next(256) : (byte)"{}[]\":,\\0e-"[random.Next(11)];
        }

        return random.Next(3) == 0 ? body[..random.Next(body.Length)] : body;
    }

    private static byte[] Event(string id) => Encoding.UTF8.GetBytes(StripeBodies.Event("payment_intent.succeeded", StripeBodies.Intent(), id));

    private static WebhookVerification Verify(byte[] body)
    {
        string header = Signed.Header(body, Secret);
        return new StripeWebhookVerifier(Webhook).Verify(body, name => name == "Stripe-Signature" ? header : null);
    }

    private static StripeEvent Typed(string text)
    {
        byte[] body = Encoding.UTF8.GetBytes(text);
        Assert.True(Webhook.TryRead(body, Signed.Header(body, Secret), out StripeEnvelope envelope, out _));
        Assert.True(Webhook.TryReadEvent(envelope, out StripeEvent? item));
        return item;
    }
}
