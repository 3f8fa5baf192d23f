using Broker.Bench.Bodies;
using Broker.Bench.Measuring;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Monetary;
using Broker.Core.Results;
using Broker.Core.Secrets;
using Broker.Payments;
using Broker.Payments.Stripe;

namespace Broker.Bench.Http.Ours;

/// <summary>Broker.Payments as a user makes it, with everything it promises switched on.</summary>
internal sealed class StripeEntry(Uri stub) : IHttpEntry
{
    private static readonly PaymentRequest Declined = new() { Amount = new Money(1250m, Currency.Of("EUR")), Payer = new PayerId("cus_bench0000000001"), Reference = "10045" };

    private readonly StripeClient client = new(new StripeOptions { BaseAddress = stub, ApiKey = Secret.From("sk_test_" + BenchHttpClient.ApiKey.Replace('-', '0')) });

    public IEnumerable<IHttpContender> Contenders =>
    [
        new HttpContender<Payment>(
            "Broker.Payments", ContenderKind.Ours, CannedBodies.PaymentIntent, () => client.Payments.GetAsync(new PaymentId(PaymentIntentBody.Id)),
            static payment => new Facts().AddPayment(payment), [.. PaymentFacts.Omitted(CannedBodies.PaymentIntent.Utf8)]),
        Refused("Broker.Payments", ContenderKind.Ours, () => client.Payments.TryGetAsync(new PaymentId(CardDeclinedBody.Id))),

        // More work than the floor's plain GET: a form is written and a key is sent.
        Refused("Broker.Payments, TryCreate: form, key", ContenderKind.Reference, () => client.Payments.TryCreateAsync(Declined, new OperationKey("dep-2026-000017"))),
    ];

    public void Dispose()
    {
        // The client shares the process-wide connections and holds none of its own.
    }

    private static HttpContender<ApiResult<Payment>> Refused(string name, ContenderKind kind, Func<ValueTask<ApiResult<Payment>>> call) => new(
        name, kind, CannedBodies.CardDeclined, call, static result => Show(result.Error ?? throw new InvalidOperationException("The stub did not refuse.")),
        "error.doc_url", "error.payment_intent.object", "error.payment_intent.status", "error.request_log_url", "error.type");

    private static Facts Show(ApiError error)
    {
        if (!StripeDecline.TryGet(error, out PaymentId? payment, out PaymentDecline? decline))
        {
            throw new InvalidOperationException("A declined card was not read as a decline.");
        }

        return new Facts()
            .Add("error.code", decline.Code)
            .Add("error.decline_code", decline.DeclineCode)
            .Add("error.message", error.Text.Reveal())
            .Add("error.param", error.Fields[0].Field)
            .Add("error.payment_intent.id", payment?.Value);
    }
}
