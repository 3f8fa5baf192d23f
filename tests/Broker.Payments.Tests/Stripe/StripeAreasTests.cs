using Broker.Core.Boundaries.Finance;
using Broker.Core.Boundaries.Webhooks;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Monetary;
using Broker.Core.Paging;
using Broker.Payments.Stripe;
using Broker.Payments.Stripe.Webhooks;
using Broker.TestSupport;

namespace Broker.Payments.Tests.Stripe;

/// <summary>Refunds, customers, events and endpoints: what is sent and what is read.</summary>
public sealed class StripeAreasTests
{
    [Fact]
    public async Task A_refund_sends_amount_reason_and_the_key_it_can_be_found_by()
    {
        StubHttpHandler handler = new StubHttpHandler().Answer(200, StripeBodies.Refund("pending"));

        Refund refund = await StripeTestClient.Over(handler).Refunds.CreateAsync(
            new RefundRequest { Payment = new PaymentId("pi_1"), Amount = new Money(50m, Currency.Of("EUR")), Reason = "requested_by_customer" }, new OperationKey("key-1"));

        Assert.Equal(
            ["payment_intent=pi_1", "amount=5000", "reason=requested_by_customer", "metadata[broker_operation]=key-1"],
            StripeTestClient.Pairs(Assert.Single(handler.Requests).Body));
        Assert.Equal(RefundState.Pending, refund.State);
        Assert.Equal(new PaymentId("pi_1"), refund.Payment);
        Assert.Equal(new Money(50m, Currency.Of("EUR")), refund.Amount);
        Assert.Equal("requested_by_customer", refund.Reason);
    }

    [Fact]
    public async Task A_reason_that_Stripe_does_not_know_travels_as_metadata()
    {
        StubHttpHandler handler = new StubHttpHandler().Answer(200, StripeBodies.Refund());

        await StripeTestClient.Over(handler).Refunds.CreateAsync(new RefundRequest { Payment = new PaymentId("pi_1"), Reason = "kyc_rejected" }, new OperationKey("key-1"));

        Assert.Equal(
            ["payment_intent=pi_1", "metadata[broker_operation]=key-1", "metadata[broker_reason]=kyc_rejected"],
            StripeTestClient.Pairs(Assert.Single(handler.Requests).Body));
    }

    [Fact]
    public async Task A_failed_refund_tells_why()
    {
        string body = """{"id":"re_1","amount":100,"currency":"eur","created":1,"status":"failed","failure_reason":"expired_or_canceled_card","payment_intent":{"id":"pi_1"},"charge":null}""";

        Refund refund = await StripeTestClient.Over(new StubHttpHandler().Answer(200, body)).Refunds.GetAsync(new RefundId("re_1"));

        Assert.Equal((RefundState.Failed, "expired_or_canceled_card", new PaymentId("pi_1")), (refund.State, refund.FailureReason, refund.Payment));
    }

    [Fact]
    public async Task A_customer_carries_our_reference()
    {
        StubHttpHandler handler = new StubHttpHandler().Answer(200, """{"id":"cus_1","object":"customer","livemode":false,"metadata":{"broker_client_id":"client-1"}}""");
        StripeClient client = StripeTestClient.Over(handler);
        var request = new StripeCustomerRequest { Reference = "client-1", Email = "a+b@example.com", Name = "Zoë" };

        StripeCustomer made = await client.Customers.CreateAsync(request, new OperationKey("customer-1"));
        StripeCustomer read = await client.Customers.GetAsync(made.Id);

        Assert.Equal(["email=a+b@example.com", "name=Zoë", "metadata[broker_client_id]=client-1"], handler.Requests[0].Body!.Split('&').Select(Uri.UnescapeDataString));
        Assert.Equal("customer-1", handler.Requests[0].Headers["Idempotency-Key"]);
        Assert.Equal("GET /v1/customers/cus_1", $"{handler.Requests[1].Method} {handler.Requests[1].PathAndQuery}");
        Assert.Equal("client-1", read.Reference);
        Assert.DoesNotContain("example.com", request.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deleted_customer_is_found_as_deleted()
    {
        StripeCustomer customer = await StripeTestClient.Over(new StubHttpHandler().Answer(200, """{"id":"cus_1","object":"customer","deleted":true}""")).Customers.GetAsync(new PayerId("cus_1"));

        Assert.True(customer.IsDeleted);
    }

    [Fact]
    public async Task A_sweep_goes_from_the_last_known_event_towards_newer_ones_and_skips_none()
    {
        StubHttpHandler handler = new StubHttpHandler()
            .Answer(200, StripeBodies.List(true, Event("evt_3"), Event("evt_2")))
            .Answer(200, StripeBodies.List(false, Event("evt_5"), Event("evt_4")));
        PagedSequence<StripeEvent> sweep = StripeTestClient.Over(handler).Events.ListAfterAsync("evt_1", ["payment_intent.succeeded", "refund.failed"]);

        List<string> ids = [];
        await foreach (StripeEvent item in sweep)
        {
            ids.Add(item.Id);
        }

        Assert.Equal(["evt_2", "evt_3", "evt_4", "evt_5"], ids);
        Assert.Equal(
            [
                "/v1/events?types[0]=payment_intent.succeeded&types[1]=refund.failed&limit=100&ending_before=evt_1",
                "/v1/events?types[0]=payment_intent.succeeded&types[1]=refund.failed&limit=100&ending_before=evt_3",
            ],
            handler.Requests.Select(r => r.PathAndQuery));
    }

    [Fact]
    public async Task Without_a_cursor_a_sweep_starts_at_a_time()
    {
        StubHttpHandler handler = new StubHttpHandler().Answer(200, StripeBodies.List(false));

        await foreach (StripeEvent _ in StripeTestClient.Over(handler).Events.ListAsync(createdFrom: DateTimeOffset.FromUnixTimeSeconds(1793001600)))
        {
            Assert.Fail("the list is empty");
        }

        Assert.Equal("/v1/events?created[gte]=1793001600&limit=100", Assert.Single(handler.Requests).PathAndQuery);
    }

    [Fact]
    public async Task A_swept_event_becomes_the_same_envelope_as_a_delivered_one()
    {
        StripeEvent item = await StripeTestClient.Over(new StubHttpHandler().Answer(200, Event("evt_1"))).Events.GetAsync("evt_1");

        WebhookEnvelope envelope = item.ToWebhookEnvelope();

        Assert.Equal(new EventSubject(EventSubjectKind.Payment, "pi_1"), envelope.Subject);
        Assert.Equal("pi_1|payment_intent.succeeded|1793001610", envelope.BusinessKey);
        Assert.Equal("evt_1", envelope.EventId);
    }

    [Fact]
    public async Task An_endpoint_is_made_in_the_clients_version_and_tells_its_secret_once()
    {
        const string Body = """{"id":"we_1","object":"webhook_endpoint","api_version":"2026-07-29.dahlia","enabled_events":["*"],"status":"enabled","url":"https://x.example/hooks"SECRET}""";
        StubHttpHandler handler = new StubHttpHandler()
            .Answer(200, Body.Replace("SECRET", ",\"secret\":\"whsec_1\"", StringComparison.Ordinal))
            .Answer(200, StripeBodies.List(false, Body.Replace("SECRET", "", StringComparison.Ordinal)))
            .Answer(200, """{"id":"we_1","deleted":true}""");
        StripeClient client = StripeTestClient.Over(handler);

        StripeWebhookEndpoint made = await client.WebhookEndpoints.CreateAsync(new Uri("https://x.example/hooks"), ["*"]);
        List<StripeWebhookEndpoint> listed = [];
        await foreach (StripeWebhookEndpoint endpoint in client.WebhookEndpoints.ListAsync())
        {
            listed.Add(endpoint);
        }

        await client.WebhookEndpoints.DeleteAsync("we_1");

        Assert.Equal(["url=https://x.example/hooks", "enabled_events[0]=*", "api_version=2026-07-29.dahlia"], StripeTestClient.Pairs(handler.Requests[0].Body));
        Assert.Equal("whsec_1", made.Secret?.Reveal());
        Assert.Null(Assert.Single(listed).Secret);
        Assert.True(made.IsEnabled);
        Assert.Equal("DELETE /v1/webhook_endpoints/we_1", $"{handler.Requests[2].Method} {handler.Requests[2].PathAndQuery}");
    }

    [Fact]
    public async Task A_page_that_repeats_its_cursor_ends_with_an_error_instead_of_never()
    {
        StubHttpHandler handler = new StubHttpHandler().Answer(200, StripeBodies.List(true, StripeBodies.Refund()));

        await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            await foreach (Refund _ in StripeTestClient.Over(handler).Refunds.ListAsync(new PaymentId("pi_1")))
            {
                Assert.True(handler.Count < 5);
            }
        });
    }

    [Fact]
    public async Task A_forgotten_cursor_is_told_as_a_refusal()
    {
        StubHttpHandler handler = new StubHttpHandler().Answer(404, StripeBodies.Error("invalid_request_error", "resource_missing"));

        await Assert.ThrowsAsync<NotFoundException>(async () =>
        {
            await foreach (StripeEvent _ in StripeTestClient.Over(handler).Events.ListAfterAsync("evt_old"))
            {
                Assert.Fail("nothing can be listed");
            }
        });
    }

    private static string Event(string id) => StripeBodies.Event("payment_intent.succeeded", StripeBodies.Intent(), id);
}
