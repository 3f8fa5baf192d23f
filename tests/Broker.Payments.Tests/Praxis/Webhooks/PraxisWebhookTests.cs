using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Broker.Core.Boundaries.Webhooks;
using Broker.Core.Secrets;
using Broker.Payments.Ports;
using Broker.Payments.Praxis;
using Broker.Payments.Praxis.Webhooks;
using Broker.TestSupport;

namespace Broker.Payments.Tests.Praxis.Webhooks;

/// <summary>Notifications: what is believed, what is refused, and how we answer (contracts/payments.md b2).</summary>
public sealed class PraxisWebhookTests
{
    private static readonly string Good = PraxisTestClient.Body("approved");

    [Fact]
    public void A_signed_notification_tells_what_to_look_up()
    {
        WebhookEnvelope envelope = Assert.Single(Deliver(Webhook(), Good).Envelopes);

        Assert.Equal(("praxis", "sale.approved", EventSubjectKind.Payment, "DEP-1"), (envelope.Source, envelope.Type, envelope.Subject.Kind, envelope.Subject.Id));
        Assert.True(Webhook().TryReadTransaction(envelope, out PraxisTransaction? transaction));
        Assert.Equal(("77", PraxisCharge.AsAsked), (transaction.Tid, transaction.Charge));
        Assert.DoesNotContain("CANARY", transaction.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_signature_does_not_cover_is_never_a_fact()
    {
        string forged = PraxisTestClient.Body("approved");
        string signature = PraxisTestClient.Sign(PraxisTestClient.Body("rejected"));
        WebhookVerification verification = Webhook().Verify(Encoding.UTF8.GetBytes(forged), _ => signature);

        Assert.True(verification.IsAccepted);
        Assert.Empty(Webhook().ReadFacts(verification.Envelopes[0]));
    }

    [Fact]
    public void Where_the_account_signs_type_and_state_they_are_facts_and_a_forged_state_is_refused()
    {
        PraxisWebhook webhook = Webhook(static o => o.SignatureFields.Notification = ["timestamp", "session.order_id", "transaction.transaction_type", "transaction.transaction_status", "transaction.amount"]);
        string signature = PraxisTestClient.Hash("1793610000DEP-1saleapproved1130" + PraxisTestClient.Secret1);

        WebhookVerification held = webhook.Verify(Encoding.UTF8.GetBytes(Good), _ => signature);
        Assert.Equal("approved", Assert.Single(webhook.ReadFacts(Assert.Single(held.Envelopes))).RawState);
        Assert.Equal(WebhookRefusalReason.SignatureMismatch, webhook.Verify(Encoding.UTF8.GetBytes(PraxisTestClient.Body("rejected")), _ => signature).Refusal!.Reason);
    }

    [Fact]
    public void Every_secret_in_rotation_verifies_and_answers_are_signed_with_the_one_that_did()
    {
        var time = new FakeTimeProvider();
        PraxisWebhook webhook = Webhook(static o => o.MerchantSecrets.Add(Secret.From(PraxisTestClient.Secret2)), time);
        foreach (string secret in (string[])[PraxisTestClient.Secret1, PraxisTestClient.Secret2])
        {
            WebhookAnswer answer = webhook.AnswerTo(Deliver(webhook, Good, secret));

            JsonNode body = JsonNode.Parse(answer.Body.Span)!;
            Assert.Equal((200, "application/json", 0), (answer.Status, answer.MediaType, (int)body["status"]!));
            Assert.Equal(PraxisTestClient.Hash($"0{time.GetUtcNow().ToUnixTimeSeconds()}{secret}"), answer.Headers["Gt-Authentication"]);
            Assert.Equal(answer.Headers["Gt-Authentication"], answer.Headers["External-Request-Signature"]);
        }

        Assert.Equal(WebhookRefusalReason.SignatureMismatch, Deliver(webhook, Good, "a third").Refusal!.Reason);
        Assert.Equal((401, 0), (webhook.AnswerTo(Deliver(webhook, Good, "a third")).Status, webhook.AnswerTo(Deliver(webhook, Good, "a third")).Body.Length));
    }

    [Theory]
    [InlineData("amount", "1131")]
    [InlineData("tid", "78")]
    [InlineData("currency", "USD")]
    [InlineData("processed_amount", "999")]
    public void A_changed_signed_value_is_refused(string field, string value)
    {
        JsonNode body = JsonNode.Parse(Good)!;
        body["transaction"]![field] = value;

        Assert.Equal(WebhookRefusalReason.SignatureMismatch, Webhook().Verify(Encoding.UTF8.GetBytes(body.ToJsonString()), _ => PraxisTestClient.Sign(Good)).Refusal!.Reason);
    }

    [Theory]
    [InlineData("""{"a":1}""", WebhookRefusalReason.SignatureMismatch)]
    [InlineData("", WebhookRefusalReason.Malformed)]
    [InlineData("[]", WebhookRefusalReason.Malformed)]
    [InlineData("null", WebhookRefusalReason.Malformed)]
    [InlineData("""{"transaction":{"tid":1},"transaction":{"tid":2}}""", WebhookRefusalReason.Malformed)]
    [InlineData("""{"transaction.tid":1,"transaction":{"tid":2}}""", WebhookRefusalReason.Malformed)]
    [InlineData("""{"a":1} x""", WebhookRefusalReason.Malformed)]
    [InlineData("""{"a":"\ud800"}""", WebhookRefusalReason.Malformed)]
    public void Rubbish_is_refused_and_never_throws(string body, WebhookRefusalReason reason) =>
        Assert.Equal(reason, Webhook().Verify(Encoding.UTF8.GetBytes(body), static _ => new string('a', 96)).Refusal!.Reason);

    [Fact]
    public void Missing_long_broken_or_foreign_deliveries_are_refused_with_a_sentence_without_secrets()
    {
        PraxisWebhook webhook = Webhook(static o => o.MaxWebhookBytes = 2048);
        string other = Good.Replace("\"site\"", "\"elsewhere\"", StringComparison.Ordinal);
        (WebhookVerification Verification, WebhookRefusalReason Reason)[] refused =
        [
            (webhook.Verify(Encoding.UTF8.GetBytes(Good), static _ => null), WebhookRefusalReason.SignatureMissing),
            (webhook.Verify(new byte[2049], static _ => "x"), WebhookRefusalReason.TooLarge),
            (webhook.Verify(new byte[] { 0xff }, static _ => "x"), WebhookRefusalReason.NotUtf8),
            (webhook.Verify(Encoding.UTF8.GetBytes(Good), static _ => new string('z', 96)), WebhookRefusalReason.SignatureMismatch),
            (Deliver(webhook, other), WebhookRefusalReason.WrongEnvironment),
            (Deliver(webhook, Good.Replace("\"approved\"", "\"<b>CANARY\"", StringComparison.Ordinal)), WebhookRefusalReason.Malformed),
        ];

        foreach ((WebhookVerification verification, WebhookRefusalReason reason) in refused)
        {
            Assert.Equal(reason, verification.Refusal!.Reason);
            Assert.DoesNotContain("CANARY", verification.Refusal.ToString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    public void Verifying_and_answering_do_not_depend_on_the_culture(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            PraxisWebhook webhook = Webhook();
            WebhookVerification verification = Deliver(webhook, PraxisTestClient.Body("in progress", "payout", "WIT-I-1"));

            Assert.Equal(("WIT-I-1:77:payout.in progress:1793610000", EventSubjectKind.Unmapped), (verification.Envelopes[0].EventId, verification.Envelopes[0].Subject.Kind));
            Assert.Equal(200, webhook.AnswerTo(verification).Status);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void An_unknown_state_and_an_expired_visit_are_kept()
    {
        JsonNode expired = JsonNode.Parse(Good)!;
        expired["transaction"] = null;

        Assert.Equal("sale.brand new", Deliver(Webhook(), PraxisTestClient.Body("brand new")).Envelopes[0].Type);
        WebhookEnvelope visit = Assert.Single(Deliver(Webhook(), expired.ToJsonString()).Envelopes);
        Assert.Equal(("session", "DEP-1"), (visit.Type, visit.Subject.Id));
        Assert.Empty(Webhook().ReadFacts(visit));
    }

    private static PraxisWebhook Webhook(Action<PraxisOptions>? configure = null, TimeProvider? time = null) => new(PraxisTestClient.Options(configure), time ?? new FakeTimeProvider());

    private static WebhookVerification Deliver(PraxisWebhook webhook, string body, string secret = PraxisTestClient.Secret1) =>
        webhook.Verify(Encoding.UTF8.GetBytes(body), name => name == "Gt-Authentication" ? PraxisTestClient.Sign(body, secret) : null);
}
