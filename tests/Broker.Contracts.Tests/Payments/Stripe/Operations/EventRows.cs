using Broker.Core.Boundaries.Finance;
using Broker.Payments.Stripe;
using Broker.Payments.Stripe.Webhooks;
using static Broker.Contracts.Tests.Payments.Stripe.Operations.Rows;

namespace Broker.Contracts.Tests.Payments.Stripe.Operations;

/// <summary>Events and the endpoints they go to.</summary>
internal static class EventRows
{
    private const string Events = "/v1/events";
    private const string Endpoints = "/v1/webhook_endpoints";

    public static IReadOnlyList<StripeOperation> All { get; } =
    [
        Get("GetEvent", Events + "/{id}", "evt_1", Nothing, stripe => stripe.Events.GetAsync("evt_1"), Check),
        List("ListEvents", Events, "", ["types[0]=payment_intent.succeeded", "types[1]=refund.created", "created[gte]=1793001600", "limit=100"],
            stripe => stripe.Events.ListAsync(["payment_intent.succeeded", "refund.created"], Created), Check),
        List("ListEvents", Events, "", ["types[0]=payment_intent.succeeded", "limit=100", "ending_before=evt_0"], stripe => stripe.Events.ListAfterAsync("evt_0", ["payment_intent.succeeded"]), Check) with
        {
            Variant = "after a known one",
        },
        Get("GetCoreEvent", "/v2/core/events/{id}", "evt_thin", Nothing, stripe => stripe.Events.GetThinAsync("evt_thin"), item =>
        {
            Assert.Equal(("evt_thin", "v1.payment_intent.succeeded", true, false), (item.Id, item.Type, item.IsThin, item.LiveMode));
            Assert.Equal(("payment_intent", "pi_1", Pi), (item.ObjectKind, item.ObjectId, item.PaymentId));
            Assert.Equal(new DateTimeOffset(2026, 10, 26, 4, 0, 10, 123, TimeSpan.Zero), item.CreatedAt);
        }),
        Post("CreateWebhookEndpoint", StripeRetry.Unkeyed, Endpoints, "",
            ["url=https://broker.example/hooks?a=1", "enabled_events[0]=payment_intent.succeeded", "enabled_events[1]=refund.created", "api_version=" + StripeOperations.Version],
            stripe => stripe.WebhookEndpoints.CreateAsync(new Uri("https://broker.example/hooks?a=1"), ["payment_intent.succeeded", "refund.created"]), endpoint =>
            {
                Check(endpoint);
                Assert.Equal("whsec_contract", endpoint.Secret?.Reveal());
            }),
        Get("GetWebhookEndpoint", Endpoints + "/{id}", "we_1", Nothing, stripe => stripe.WebhookEndpoints.GetAsync("we_1"), Check),
        List("ListWebhookEndpoints", Endpoints, "", ["limit=100"], stripe => stripe.WebhookEndpoints.ListAsync(), Check),
        Delete("DeleteWebhookEndpoint", Endpoints + "/{id}", "we_1", stripe => stripe.WebhookEndpoints.DeleteAsync("we_1")),
    ];

    private static void Check(StripeEvent item)
    {
        Assert.Equal(("evt_1", "payment_intent.succeeded", false, StripeOperations.Version), (item.Id, item.Type, item.IsThin, item.ApiVersion));
        Assert.Equal(("payment_intent", "pi_1", Pi, PaymentState.Succeeded), (item.ObjectKind, item.ObjectId, item.PaymentId, item.Payment?.State));
        Assert.Equal(("req_event", "deposit-1", At(1793001610)), (item.RequestId, item.IdempotencyKey, item.CreatedAt));
        Assert.Equal(Eur(125.50m), item.Payment?.Received);
    }

    private static void Check(StripeWebhookEndpoint endpoint)
    {
        Assert.Equal(("we_1", new Uri("https://broker.example/hooks?a=1"), true, StripeOperations.Version), (endpoint.Id, endpoint.Address, endpoint.IsEnabled, endpoint.ApiVersion));
        Assert.Equal(["payment_intent.succeeded", "refund.created"], endpoint.EventTypes);
    }
}
