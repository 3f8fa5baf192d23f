using Broker.Core.Monetary;
using Broker.Payments.Stripe;
using static Broker.Contracts.Tests.Payments.Stripe.Operations.Rows;

namespace Broker.Contracts.Tests.Payments.Stripe.Operations;

/// <summary>Checkout pages and SetupIntents.</summary>
internal static class CheckoutRows
{
    private const string Sessions = "/v1/checkout/sessions";

    public static IReadOnlyList<StripeOperation> All { get; } =
    [
        Keyed("CreateCheckoutSession", Sessions, "",
            [
                "mode=payment", "success_url=https://broker.example/ok?s={CHECKOUT_SESSION_ID}", "cancel_url=https://broker.example/no", "customer=cus_1", "client_reference_id=D-1",
                "expires_at=1793003400", "line_items[0][price]=price_1", "line_items[0][quantity]=2", "line_items[1][price_data][currency]=jpy", "line_items[1][price_data][unit_amount]=1200",
                "line_items[1][price_data][product_data][name]=Gebühr 1 & 2", "line_items[1][quantity]=1", "payment_intent_data[capture_method]=manual", "payment_intent_data[metadata][case]=K-1",
                "payment_intent_data[metadata][broker_client_id]=D-1", "metadata[case]=K-1", "metadata[broker_client_id]=D-1",
            ],
            (stripe, key) => stripe.Checkout.CreateAsync(
                new StripeCheckoutRequest
                {
                    SuccessAddress = new Uri("https://broker.example/ok?s={CHECKOUT_SESSION_ID}"),
                    CancelAddress = new Uri("https://broker.example/no"),
                    Payer = Cus,
                    Reference = "D-1",
                    ExpiresAt = At(1793003400),
                    CaptureLater = true,
                    Metadata = Pairs(("case", "K-1")),
                    Lines = [new StripeCheckoutLine { Price = "price_1", Quantity = 2 }, new StripeCheckoutLine { Name = "Gebühr 1 & 2", Amount = new Money(1200, Currency.Of("JPY")) }],
                },
                key),
            session => Check(session, "open")) with { MovesMoney = true },
        Get("GetCheckoutSession", Sessions + "/{id}", "cs_1", ["expand[0]=payment_intent", "expand[1]=subscription"], stripe => stripe.Checkout.GetAsync("cs_1", ["payment_intent", "subscription"]), session =>
        {
            Check(session, "open");
            Assert.Equal(("pi_1", Eur(125.50m)), (session.Payment?.Id, session.Payment?.Value?.Requested));
        }),
        List("ListCheckoutSessions", Sessions, "",
            ["customer=cus_1", "payment_intent=pi_1", "subscription=sub_1", "status=open", "created[gte]=1793001600", "created[lt]=1793088000", "limit=100"],
            stripe => stripe.Checkout.ListAsync(new StripeCheckoutFilter { Payer = Cus, Payment = Pi, Subscription = Sub, Status = "open", CreatedFrom = Created, CreatedBefore = DayLater }),
            session => Check(session, "open")),
        .. Both("ExpireCheckoutSession", Sessions + "/{id}/expire", "cs_1", Nothing, (stripe, key) => stripe.Checkout.ExpireAsync("cs_1", key), session => Check(session, "expired")),
        .. Both("CreateSetupIntent", "/v1/setup_intents", "",
            [
                "customer=cus_1", "payment_method=pm_1", "usage=off_session", "confirm=true", "automatic_payment_methods[enabled]=true", "automatic_payment_methods[allow_redirects]=never",
                "metadata[broker_client_id]=setup-1",
            ],
            (stripe, key) => stripe.SetupIntents.CreateAsync(new StripeSetupIntentRequest { Payer = Cus, PaymentMethod = "pm_1", Confirm = true, Reference = "setup-1" }, key),
            intent =>
            {
                Assert.Equal(("seti_1", "succeeded", Cus, "pm_1", "setup-1"), (intent.Id, intent.RawState, intent.Payer, intent.PaymentMethod?.Id, intent.Reference));
                Assert.Equal(("seti_1_secret_contract", false, Created), (intent.ClientSecret?.Reveal(), intent.LiveMode, intent.CreatedAt));
            }),
    ];

    private static void Check(StripeCheckoutSession session, string state)
    {
        Assert.Equal(("cs_1", "payment", state, "unpaid"), (session.Id, session.Mode, session.RawState, session.PaymentStatus));
        Assert.Equal((Eur(125.50m), Cus, "pi_1", "D-1"), (session.Total, session.Payer, session.Payment?.Id, session.Reference));
        Assert.Equal((state == "open" ? new Uri("https://checkout.example/c/cs_1") : null, DayLater), (session.Address, session.ExpiresAt));
    }
}
