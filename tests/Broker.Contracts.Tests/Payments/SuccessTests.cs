using Broker.Contracts.Tests.Stubbing;
using Broker.Core.Boundaries.Finance;
using Broker.Core.Identity;
using Broker.Core.Monetary;
using Broker.Payments;
using Broker.Payments.Stripe;
using Broker.Payments.Stripe.Webhooks;

namespace Broker.Contracts.Tests.Payments;

/// <summary>Every operation against the mappings of the contract: exactly these requests, exactly these values. contracts/payments.md a3.</summary>
public sealed class SuccessTests(WireMockFixture server) : StripeContractTest(server)
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Server.LoadAsync("stripe");
    }

    [WireMockTheory]
    [MemberData(nameof(Operations))]
    public async Task Each_operation_sends_exactly_the_documented_request(string name)
    {
        StripeOperation operation = StripeOperation.Of(name);

        object value = await operation.CallAsync(Client());

        await VerifySentAsync(operation);
        await Server.VerifyNothingUnmatchedAsync();
        switch (value)
        {
            case Payment payment:
                Assert.Equal((new PaymentId("pi_1"), PaymentState.Succeeded, "succeeded", "client-1"), (payment.Id, payment.State, payment.RawState, payment.Reference));
                Assert.Equal((new Money(125.50m, Currency.Of("EUR")), new Money(25.50m, Currency.Of("EUR"))), (payment.Received, payment.Refunded!.Value));
                Assert.Equal((false, "ch_1", new PayerId("cus_1")), (payment.Disputed!.Value, payment.ChargeId, payment.Payer!.Value));
                Assert.Equal(operation.Method == HttpMethod.Post, payment.ClientSecret is not null);
                break;
            case Refund refund:
                Assert.Equal((new RefundId("re_1"), RefundState.Pending, new Money(25.50m, Currency.Of("EUR"))), (refund.Id, refund.State, refund.Amount));
                Assert.Equal((new PaymentId("pi_1"), "refund-1"), (refund.Payment!.Value, refund.Metadata["broker_operation"]));
                break;
            case Dispute dispute:
                Assert.Equal(("dp_1", DisputeStanding.Open, "fraudulent"), (dispute.Id, dispute.Standing, dispute.Reason));
                break;
            case StripeCustomer customer:
                Assert.Equal((new PayerId("cus_1"), "client-1", false), (customer.Id, customer.Reference, customer.LiveMode));
                break;
            case StripeEvent item:
                Assert.Equal(("evt_1", "payment_intent.succeeded", PaymentState.Succeeded, "deposit-1"), (item.Id, item.Type, item.Payment!.State, item.IdempotencyKey));
                break;
            case StripeWebhookEndpoint endpoint:
                Assert.Equal(("we_1", true, operation.Method == HttpMethod.Post ? "whsec_contract" : null), (endpoint.Id, endpoint.IsEnabled, endpoint.Secret?.Reveal()));
                break;
            default:
                Assert.Equal("deleted", value);
                break;
        }
    }

    [WireMockFact]
    public async Task The_request_id_of_an_answer_is_kept()
    {
        Assert.Equal("req_contract", (await Client().Payments.TryGetAsync(new PaymentId("pi_1"))).RequestId);
    }

    [WireMockFact]
    public async Task Pages_follow_the_last_id_until_there_are_no_more()
    {
        StripeOperation operation = StripeOperation.Of("ListRefunds");
        await Server.StubSequenceAsync(
            operation.Stub,
            operation.Success with { Body = operation.Success.Body!.Replace("\"has_more\":false", "\"has_more\":true", StringComparison.Ordinal) },
            operation.Success with { Body = operation.Success.Body!.Replace("re_1", "re_0", StringComparison.Ordinal) });

        List<string> ids = [];
        await foreach (Refund refund in Client().Refunds.ListAsync(new PaymentId("pi_1")))
        {
            ids.Add(refund.Id.Value);
        }

        Assert.Equal(["re_1", "re_0"], ids);
        Assert.Equal(
            ["GET /v1/refunds?payment_intent=pi_1&limit=100", "GET /v1/refunds?payment_intent=pi_1&limit=100&starting_after=re_1"],
            (await Server.RequestsAsync()).Select(r => r.ToString()));
    }

    [WireMockTheory]
    [MemberData(nameof(Operations))]
    public async Task Unknown_members_do_not_matter(string name)
    {
        StripeOperation operation = StripeOperation.Of(name);
        await Server.StubAsync(operation.Stub, operation.Success with { Body = "{\"brand_new\":{\"id\":[1,{\"object\":null}]}," + operation.Success.Body!.TrimStart()[1..] });

        Assert.NotNull(await operation.CallAsync(Client()));
    }
}
