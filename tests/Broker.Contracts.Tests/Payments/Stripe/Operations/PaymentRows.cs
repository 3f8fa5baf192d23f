using Broker.Core.Boundaries.Finance;
using Broker.Core.Monetary;
using Broker.Payments;
using Broker.Payments.Stripe;
using static Broker.Contracts.Tests.Payments.Stripe.Operations.Rows;

namespace Broker.Contracts.Tests.Payments.Stripe.Operations;

/// <summary>PaymentIntents and charges.</summary>
internal static class PaymentRows
{
    private const string Intents = "/v1/payment_intents";
    private const string Intent = "/v1/payment_intents/{id}";
    private const string Search = "metadata['broker_client_id']:'Zoë & co+1'";

    public static IReadOnlyList<StripeOperation> All { get; } =
    [
        Get("GetPaymentIntent", Intent, "pi_1", ["expand[]=latest_charge"], stripe => stripe.Payments.GetAsync(Pi), CheckRead),
        List("ListPaymentIntents", Intents, "", ["customer=cus_1", "expand[]=data.latest_charge", "created[gte]=1793001600", "created[lt]=1793088000", "limit=100"],
            stripe => stripe.Payments.ListAsync(new StripePaymentFilter { Payer = Cus, CreatedFrom = Created, CreatedBefore = DayLater }), CheckRead),
        List("ListPaymentIntents", Intents, "", ["customer=cus_1", "expand[]=data.latest_charge", "limit=100"], stripe => stripe.Payments.ListAsync(Cus), CheckRead) with { Variant = "of a payer" },
        List("SearchPaymentIntents", "/v1/payment_intents/search", "", ["expand[]=data.latest_charge", "query=" + Search, "limit=100"], stripe => stripe.Payments.SearchAsync(Search), CheckRead),
        Keyed("CreatePaymentIntent", Intents, "",
            [
                "amount=12550", "currency=eur", "customer=cus_1", "description=Deposit & fee = 5 %, Zoë", "payment_method=pm_1", "confirm=true", "automatic_payment_methods[enabled]=true",
                "automatic_payment_methods[allow_redirects]=never", "metadata[case]=K-1", "metadata[broker_client_id]=client-1", "expand[0]=latest_charge",
            ],
            (stripe, key) => stripe.Payments.CreateAsync(
                new PaymentRequest { Amount = Eur(125.50m), Payer = Cus, Description = "Deposit & fee = 5 %, Zoë", PaymentMethod = "pm_1", Confirm = true, Reference = "client-1", Metadata = Pairs(("case", "K-1")) }, key),
            CheckWritten) with { MovesMoney = true },
        Keyed("CreatePaymentIntent", Intents, "",
            ["amount=120000", "currency=jpy", "capture_method=manual", "confirm=true", "return_url=https://broker.example/back?a=1&b=2", "expand[0]=latest_charge"],
            (stripe, key) => stripe.Payments.CreateAsync(
                new PaymentRequest { Amount = new Money(120000, Currency.Of("JPY")), CaptureLater = true, Confirm = true, ReturnAddress = new Uri("https://broker.example/back?a=1&b=2") }, key),
            payment =>
            {
                Assert.Equal((PaymentState.Authorized, "requires_capture", new Money(120000, Currency.Of("JPY"))), (payment.State, payment.RawState, payment.Capturable));
                Assert.Equal((Money.Zero(Currency.Of("JPY")), null, "pi_2_secret_contract"), (payment.Received, payment.Reference, payment.ClientSecret?.Reveal()));
            }) with { Variant = "to be captured later", MovesMoney = true },
        Keyed("UpdatePaymentIntent", Intent, "pi_1",
            ["amount=20000", "currency=eur", "customer=cus_1", "payment_method=pm_1", "description=", "metadata[case]=", "metadata[broker_client_id]=client-1", "expand[0]=latest_charge"],
            (stripe, key) => stripe.Payments.UpdateAsync(
                Pi, new StripePaymentUpdate { Amount = Eur(200), Payer = Cus, PaymentMethod = "pm_1", Description = "", Reference = "client-1", Metadata = Pairs(("case", "")) }, key),
            payment =>
            {
                Assert.Equal((Pi, PaymentState.Created, "requires_confirmation", Eur(200)), (payment.Id, payment.State, payment.RawState, payment.Requested));
                Assert.Null(payment.ClientSecret);
            }) with { MovesMoney = true },
        Keyed("ConfirmPaymentIntent", Intent + "/confirm", "pi_1", ["payment_method=pm_1", "return_url=https://broker.example/back?a=1&b=2", "off_session=true", "expand[0]=latest_charge"],
            (stripe, key) => stripe.Payments.ConfirmAsync(Pi, key, new StripePaymentConfirmation { PaymentMethod = "pm_1", ReturnAddress = new Uri("https://broker.example/back?a=1&b=2"), OffSession = true }),
            payment =>
            {
                Assert.Equal((Pi, PaymentState.RequiresAction, "requires_action", Eur(0)), (payment.Id, payment.State, payment.RawState, payment.Received));
                Assert.Equal("pi_1_secret_contract", payment.ClientSecret?.Reveal());
            }) with { MovesMoney = true },
        Keyed("CapturePaymentIntent", Intent + "/capture", "pi_1", ["amount_to_capture=10025", "final_capture=false", "metadata[broker_capture]=capture-1", "expand[0]=latest_charge"],
            (stripe, key) => stripe.Payments.CaptureAsync(new CaptureRequest { Payment = Pi, Amount = Eur(100.25m), IsFinal = false, Reference = "capture-1" }, key),
            payment => Assert.Equal(
                (Pi, PaymentState.PartiallyCaptured, Eur(100.25m), Eur(25.25m), "client-1"), (payment.Id, payment.State, payment.Received, payment.Capturable, payment.Reference))) with { MovesMoney = true },
        Keyed("CancelPaymentIntent", Intent + "/cancel", "pi_1", ["cancellation_reason=requested_by_customer", "expand[0]=latest_charge"],
            (stripe, key) => stripe.Payments.CancelAsync(Pi, key, "requested_by_customer"),
            payment =>
            {
                Assert.Equal((Pi, PaymentState.Canceled, Eur(0)), (payment.Id, payment.State, payment.Received));
                Assert.Equal(new PaymentDecline("card_declined", "do_not_honor", "try_again_later"), payment.Decline);
            }) with { MovesMoney = true },
        Get("GetCharge", "/v1/charges/{id}", "ch_1", ["expand[0]=balance_transaction", "expand[1]=payment_intent"], stripe => stripe.Charges.GetAsync("ch_1", ["balance_transaction", "payment_intent"]), charge =>
        {
            Assert.Equal(("ch_1", "succeeded", Eur(125.50m), Eur(125.50m), Eur(25.50m), false), (charge.Id, charge.RawState, charge.Amount, charge.Captured, charge.Refunded, charge.IsDisputed));
            Assert.Equal(("txn_1", Eur(122.25m)), (charge.BalanceTransaction?.Id, charge.BalanceTransaction?.Value?.Net));
            Assert.Equal(("pi_1", PaymentState.Succeeded, Cus, "client-1"), (charge.Payment?.Id, charge.Payment?.Value?.State, charge.Payer, charge.Reference));
        }),
    ];

    private static void CheckRead(Payment payment)
    {
        CheckBoth(payment);
        Assert.Null(payment.ClientSecret);
    }

    private static void CheckWritten(Payment payment)
    {
        CheckBoth(payment);
        Assert.Equal("pi_1_secret_contract", payment.ClientSecret?.Reveal());
    }

    private static void CheckBoth(Payment payment)
    {
        Assert.Equal((Pi, PaymentState.Succeeded, "succeeded", "client-1", false), (payment.Id, payment.State, payment.RawState, payment.Reference, payment.LiveMode));
        Assert.Equal((Eur(125.50m), Eur(125.50m), Eur(0), Eur(25.50m)), (payment.Requested, payment.Received, payment.Capturable, payment.Refunded));
        Assert.Equal((false, "ch_1", Cus, Created), (payment.Disputed, payment.ChargeId, payment.Payer, payment.CreatedAt));
        Assert.Equal(("K-1", PaymentEvidence.ApiRead), (payment.Metadata["case"], payment.Evidence));
    }
}
