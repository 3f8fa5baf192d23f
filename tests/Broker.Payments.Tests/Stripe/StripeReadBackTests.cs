using System.Text;
using Broker.Core.Boundaries.Finance;
using Broker.Core.Boundaries.Webhooks;
using Broker.Core.Identity;
using Broker.Core.Secrets;
using Broker.Payments.Stripe;
using Broker.Payments.Stripe.Webhooks;
using Broker.Payments.Tests.Stripe.Webhooks;
using Broker.TestSupport;

namespace Broker.Payments.Tests.Stripe;

/// <summary>Events of every kind: the snapshot where it can be trusted, and the object read back by its id (contracts/payments.md a6).</summary>
public sealed class StripeReadBackTests
{
    private const string Signing = "whsec_unit_test";

    public static TheoryData<string, string, string, string> Kinds => new()
    {
        { "payment_intent", "pi_1", "/v1/payment_intents/pi_1?expand[]=latest_charge", StripeBodies.Intent() },
        { "refund", "re_1", "/v1/refunds/re_1", StripeBodies.Refund() },
        { "dispute", "dp_1", "/v1/disputes/dp_1", StripeBodies.Dispute("lost") },
        { "invoice", "in_1", "/v1/invoices/in_1", StripeResources.Invoice("paid") },
        { "subscription", "sub_1", "/v1/subscriptions/sub_1", StripeResources.Subscription("active") },
        { "payout", "po_1", "/v1/payouts/po_1", StripeResources.Payout() },
        { "checkout.session", "cs_1", "/v1/checkout/sessions/cs_1", StripeResources.Checkout },
        { "reporting.report_run", "frr_1", "/v1/reporting/report_runs/frr_1", StripeResources.Report() },
    };

    public static TheoryData<string, string> Snapshots => new()
    {
        { "invoice.paid", StripeResources.Invoice("paid") },
        { "invoice_payment.paid", StripeResources.InvoicePayment() },
        { "credit_note.created", StripeResources.CreditNote },
        { "customer.subscription.paused", StripeResources.Subscription("paused") },
        { "payout.reconciliation_completed", StripeResources.Payout() },
        { "checkout.session.completed", StripeResources.Checkout },
        { "reporting.report_run.succeeded", StripeResources.Report() },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_thin_event_is_read_back_by_its_kind_and_id(string kind, string id, string path, string answer)
    {
        StubHttpHandler handler = new StubHttpHandler().Answer(200, answer);

        StripeEvent read = await new StripeReadBack(StripeTestClient.Over(handler)).ReadAsync(Delivered(StripeBodies.ThinEvent(kind, id)));

        Assert.Equal($"GET {path}", $"{handler.Requests[0].Method} {handler.Requests[0].PathAndQuery}");
        Assert.Single(Objects(read));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_snapshot_of_another_train_is_read_back_the_same_way(string kind, string id, string path, string answer)
    {
        StubHttpHandler handler = new StubHttpHandler().Answer(200, answer);
        StripeEvent item = Delivered(StripeBodies.Event("any.type", answer, version: "2025-09-30.clover"));

        Assert.Equal((kind, id), (item.ObjectKind, item.ObjectId));
        Assert.Empty(Objects(item));
        Assert.Single(Objects(await new StripeReadBack(StripeTestClient.Over(handler)).ReadAsync(item)));
        Assert.Equal(path, handler.Requests[0].PathAndQuery);
    }

    [Fact]
    public async Task A_charge_is_read_back_as_its_payment_even_where_the_event_does_not_name_one()
    {
        StubHttpHandler handler = new StubHttpHandler().Answer(200, StripeResources.Charge).Answer(200, StripeBodies.Intent());

        StripeEvent read = await new StripeReadBack(StripeTestClient.Over(handler)).ReadAsync(Delivered(StripeBodies.ThinEvent("charge", "ch_1")));

        Assert.Equal(["/v1/charges/ch_1", "/v1/payment_intents/pi_1?expand[]=latest_charge"], handler.Requests.Select(r => r.PathAndQuery));
        Assert.Equal((new PaymentId("pi_1"), new PaymentId("pi_1")), (read.PaymentId, read.Payment?.Id));
    }

    [Theory]
    [InlineData("brand_new_kind", "x_1")]
    [InlineData("invoice", "")]
    public async Task An_event_about_something_unknown_comes_back_as_it_is(string kind, string id)
    {
        StubHttpHandler handler = new StubHttpHandler();
        StripeEvent item = Delivered(StripeBodies.ThinEvent(kind, id));

        Assert.Equal(item, await new StripeReadBack(StripeTestClient.Over(handler)).ReadAsync(item));
        Assert.Equal(0, handler.Count);
    }

    [Theory]
    [MemberData(nameof(Snapshots))]
    public void A_snapshot_of_our_train_shows_the_object_as_it_was_then(string type, string data)
    {
        StripeEvent item = Delivered(StripeBodies.Event(type, data));

        object shown = Assert.Single(Objects(item));
        Assert.Equal(shown is IProviderSnapshot ? PaymentEvidence.VerifiedWebhook : null, (shown as IProviderSnapshot)?.Evidence);
    }

    [Theory]
    [MemberData(nameof(Snapshots))]
    public void A_snapshot_that_cannot_be_read_leaves_the_event_whole(string type, string data)
    {
        string broken = data.Replace("\"created\":1793001600", "\"created\":\"soon\"", StringComparison.Ordinal).Replace("\"id\":\"frr_1\"", "\"id\":7", StringComparison.Ordinal);

        StripeEvent item = Delivered(StripeBodies.Event(type, broken));

        Assert.Empty(Objects(item));
        Assert.Equal((type, "evt_1"), (item.Type, item.Id));
    }

    [Fact]
    public void An_overdue_event_says_past_due_whatever_the_clock_says() =>
        Assert.True(Delivered(StripeBodies.Event("invoice.overdue", StripeResources.Invoice("open"))).Invoice?.PastDue);

    [Fact]
    public void A_Checkout_page_points_to_its_payment()
    {
        byte[] body = Encoding.UTF8.GetBytes(StripeBodies.Event("checkout.session.completed", StripeResources.Checkout));
        StripeWebhook webhook = StripeWebhookTests.Webhook(Signing);

        Assert.True(webhook.TryRead(body, Signed.Header(body, Signing), out StripeEnvelope envelope, out _));

        Assert.Equal(new EventSubject(EventSubjectKind.Payment, "pi_1"), envelope.ToWebhookEnvelope().Subject);
        Assert.True(webhook.TryReadEvent(envelope, out StripeEvent? item));
        Assert.Equal(envelope.ToWebhookEnvelope().Subject, item.ToWebhookEnvelope().Subject);
    }

    [Theory]
    [InlineData("sk_live_x", false)]
    [InlineData("sk_test_x", true)]
    [InlineData("rk_live_x", false)]
    public void An_event_of_the_other_environment_is_refused_snapshot_or_thin(string key, bool live)
    {
        var webhook = new StripeWebhook(new StripeOptions { ApiKey = Secret.From(key), WebhookSecrets = [Secret.From(Signing)] }, new FakeTimeProvider(Signed.Now));
        string thin = StripeBodies.ThinEvent().Replace("\"livemode\":false", $"\"livemode\":{(live ? "true" : "false")}", StringComparison.Ordinal);
        foreach (string text in new[] { StripeBodies.Event("a", StripeBodies.Intent(), live: live), thin })
        {
            byte[] body = Encoding.UTF8.GetBytes(text);
            Assert.False(webhook.TryRead(body, Signed.Header(body, Signing), out _, out WebhookRefusalReason refusal));
            Assert.Equal(WebhookRefusalReason.WrongEnvironment, refusal);
        }
    }

    private static List<object> Objects(StripeEvent item) =>
        [.. new object?[] { item.Payment, item.Refund, item.Dispute, item.Invoice, item.InvoicePayment, item.CreditNote, item.Subscription, item.Payout, item.Checkout, item.Report }.OfType<object>()];

    private static StripeEvent Delivered(string text)
    {
        byte[] body = Encoding.UTF8.GetBytes(text);
        StripeWebhook webhook = StripeWebhookTests.Webhook(Signing);
        Assert.True(webhook.TryRead(body, Signed.Header(body, Signing), out StripeEnvelope envelope, out _));
        Assert.True(webhook.TryReadEvent(envelope, out StripeEvent? item));
        return item;
    }
}
