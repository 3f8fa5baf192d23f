using Broker.Core.Identity;
using Broker.Core.Monetary;
using Broker.Payments.Stripe;

namespace Broker.Payments.Tests.Stripe;

/// <summary>Payments, Checkout, set-up, customers, refunds, disputes, events.</summary>
internal static class StripePaymentCalls
{
    private const string Charge = "expand[0]=latest_charge";
    private static readonly PaymentId Pi = new("pi_1");
    private static readonly PayerId Cus = new("cus_1");
    private static readonly Dictionary<string, string> Meta = new() { ["case"] = "K-1" };

    public static IReadOnlyList<StripeCall> All { get; } =
    [
        StripeCall.Get("GetPayment", "/v1/payment_intents/pi_1", ["expand[]=latest_charge"], StripeBodies.Intent(), async c => await c.Payments.GetAsync(Pi)),
        StripeCall.Get("ListPayments", "/v1/payment_intents", ["customer=cus_1", "expand[]=data.latest_charge", "created[gte]=1793001600", "created[lt]=1793088000", "limit=100"],
            StripeBodies.List(false, StripeBodies.Intent()),
            c => StripeCall.FirstAsync(c.Payments.ListAsync(new StripePaymentFilter { Payer = Cus, CreatedFrom = At(1793001600), CreatedBefore = At(1793088000) }))),
        StripeCall.Get("SearchPayments", "/v1/payment_intents/search", ["expand[]=data.latest_charge", "query=metadata['broker_client_id']:'ä&b'", "limit=100"],
            StripeBodies.List(false, StripeBodies.Intent()), c => StripeCall.FirstAsync(c.Payments.SearchAsync("metadata['broker_client_id']:'ä&b'"))),
        StripeCall.Keyed("CreatePayment", "/v1/payment_intents", ["amount=123450", "currency=eur", "metadata[broker_client_id]=client-1", Charge], StripeBodies.Intent(),
            async (c, k) => await c.Payments.CreateAsync(new PaymentRequest { Amount = Eur(1234.50m), Reference = "client-1" }, k)),
        StripeCall.Keyed("UpdatePayment", "/v1/payment_intents/pi_1",
            ["amount=200", "currency=eur", "customer=cus_1", "payment_method=pm_1", "description=", "metadata[case]=", "metadata[broker_client_id]=c-2", Charge], StripeBodies.Intent(),
            async (c, k) => await c.Payments.UpdateAsync(
                Pi, new StripePaymentUpdate { Amount = Eur(2), Payer = Cus, PaymentMethod = "pm_1", Description = "", Reference = "c-2", Metadata = new Dictionary<string, string> { ["case"] = "" } }, k)),
        StripeCall.Keyed("ConfirmPayment", "/v1/payment_intents/pi_1/confirm", ["payment_method=pm_1", "return_url=https://b.example/back?x=1", "off_session=true", Charge], StripeBodies.Intent(),
            async (c, k) => await c.Payments.ConfirmAsync(Pi, k, new StripePaymentConfirmation { PaymentMethod = "pm_1", ReturnAddress = new Uri("https://b.example/back?x=1"), OffSession = true })),
        StripeCall.Keyed("CapturePayment", "/v1/payment_intents/pi_1/capture", ["amount_to_capture=5025", "final_capture=false", "metadata[broker_capture]=cap-1", Charge], StripeBodies.Intent(),
            async (c, k) => await c.Payments.CaptureAsync(new CaptureRequest { Payment = Pi, Amount = Eur(50.25m), IsFinal = false, Reference = "cap-1" }, k)),
        StripeCall.Keyed("CancelPayment", "/v1/payment_intents/pi_1/cancel", ["cancellation_reason=abandoned", Charge], StripeBodies.Intent(status: "canceled", received: 0),
            async (c, k) => await c.Payments.CancelAsync(Pi, k, "abandoned")),
        StripeCall.Get("GetCharge", "/v1/charges/ch_1", ["expand[0]=balance_transaction"], StripeResources.Charge, async c => await c.Charges.GetAsync("ch_1", ["balance_transaction"])),

        StripeCall.Keyed("CreateCheckout", "/v1/checkout/sessions",
            [
                "mode=payment", "success_url=https://b.example/ok?s={CHECKOUT_SESSION_ID}", "cancel_url=https://b.example/no", "customer=cus_1", "client_reference_id=D-1", "expires_at=1793003400",
                "line_items[0][price]=price_1", "line_items[0][quantity]=2", "line_items[1][price_data][currency]=jpy", "line_items[1][price_data][unit_amount]=1200",
                "line_items[1][price_data][product_data][name]=Gebühr 1 & 2", "line_items[1][quantity]=1", "payment_intent_data[capture_method]=manual",
                "payment_intent_data[metadata][case]=K-1", "payment_intent_data[metadata][broker_client_id]=D-1", "metadata[case]=K-1", "metadata[broker_client_id]=D-1",
            ],
            StripeResources.Checkout,
            async (c, k) => await c.Checkout.CreateAsync(
                new StripeCheckoutRequest
                {
                    SuccessAddress = new Uri("https://b.example/ok?s={CHECKOUT_SESSION_ID}"),
                    CancelAddress = new Uri("https://b.example/no"),
                    Payer = Cus,
                    Reference = "D-1",
                    ExpiresAt = At(1793003400),
                    CaptureLater = true,
                    Metadata = Meta,
                    Lines = [new StripeCheckoutLine { Price = "price_1", Quantity = 2 }, new StripeCheckoutLine { Name = "Gebühr 1 & 2", Amount = new Money(1200, Currency.Of("JPY")) }],
                },
                k)),
        StripeCall.Get("GetCheckout", "/v1/checkout/sessions/cs_1", ["expand[0]=payment_intent", "expand[1]=subscription"], StripeResources.Checkout,
            async c => await c.Checkout.GetAsync("cs_1", ["payment_intent", "subscription"])),
        StripeCall.Get("ListCheckouts", "/v1/checkout/sessions", ["customer=cus_1", "payment_intent=pi_1", "subscription=sub_1", "status=open", "limit=100"], StripeBodies.List(false, StripeResources.Checkout),
            c => StripeCall.FirstAsync(c.Checkout.ListAsync(new StripeCheckoutFilter { Payer = Cus, Payment = Pi, Subscription = new SubscriptionId("sub_1"), Status = "open" }))),
        StripeCall.KeyedOrOnce("ExpireCheckout", "/v1/checkout/sessions/cs_1/expire", [], StripeResources.Checkout, async (c, k) => await c.Checkout.ExpireAsync("cs_1", k)),
        StripeCall.KeyedOrOnce("CreateSetupIntent", "/v1/setup_intents",
            [
                "customer=cus_1", "payment_method=pm_1", "usage=off_session", "confirm=true", "automatic_payment_methods[enabled]=true", "automatic_payment_methods[allow_redirects]=never",
                "metadata[broker_client_id]=s-1",
            ],
            StripeResources.SetupIntent,
            async (c, k) => await c.SetupIntents.CreateAsync(new StripeSetupIntentRequest { Payer = Cus, PaymentMethod = "pm_1", Confirm = true, Reference = "s-1" }, k)),

        StripeCall.KeyedOrOnce("CreateCustomer", "/v1/customers", ["email=a+b@example.com", "name=Zoë", "metadata[broker_client_id]=client-1"], StripeResources.Customer,
            async (c, k) => await c.Customers.CreateAsync(new StripeCustomerRequest { Reference = "client-1", Email = "a+b@example.com", Name = "Zoë" }, k)),
        StripeCall.Get("GetCustomer", "/v1/customers/cus_1", [], StripeResources.Customer, async c => await c.Customers.GetAsync(Cus)),
        StripeCall.KeyedOrOnce("UpdateCustomer", "/v1/customers/cus_1", ["name="], StripeResources.Customer,
            async (c, k) => await c.Customers.UpdateAsync(Cus, new StripeCustomerRequest { Name = "" }, k)),
        new("DeleteCustomer", "DELETE", "/v1/customers/cus_1", [], StripeResources.Deleted("cus_1"), StripeCallKind.Delete, async (c, _) =>
        {
            await c.Customers.DeleteAsync(Cus);
            return c;
        }),
        StripeCall.Get("ListCustomers", "/v1/customers", ["email=a+b@example.com", "limit=100"], StripeBodies.List(false, StripeResources.Customer),
            c => StripeCall.FirstAsync(c.Customers.ListAsync(new StripeCustomerFilter { Email = "a+b@example.com" }))),
        StripeCall.Get("SearchCustomers", "/v1/customers/search", ["query=name:'x'", "limit=100"], StripeBodies.List(false, StripeResources.Customer),
            c => StripeCall.FirstAsync(c.Customers.SearchAsync("name:'x'"))),
        StripeCall.Get("ListPaymentMethods", "/v1/customers/cus_1/payment_methods", ["type=card", "limit=100"], StripeBodies.List(false, StripeResources.PaymentMethod),
            c => StripeCall.FirstAsync(c.Customers.ListPaymentMethodsAsync(Cus, "card"))),

        StripeCall.Keyed("CreateRefund", "/v1/refunds",
            ["payment_intent=pi_1", "amount=5000", "reason=duplicate", "metadata[broker_operation]=business-operation-1"], StripeBodies.Refund(),
            async (c, k) => await c.Refunds.CreateAsync(new RefundRequest { Payment = Pi, Amount = Eur(50), Reason = "duplicate" }, k)),
        StripeCall.Get("GetRefund", "/v1/refunds/re_1", [], StripeBodies.Refund(), async c => await c.Refunds.GetAsync(new RefundId("re_1"))),
        StripeCall.KeyedOrOnce("UpdateRefund", "/v1/refunds/re_1", ["metadata[case]=K-1"], StripeBodies.Refund(), async (c, k) => await c.Refunds.UpdateAsync(new RefundId("re_1"), Meta, k)),
        StripeCall.Keyed("CancelRefund", "/v1/refunds/re_1/cancel", [], StripeBodies.Refund("canceled"), async (c, k) => await c.Refunds.CancelAsync(new RefundId("re_1"), k)),
        StripeCall.Get("ListRefunds", "/v1/refunds", ["payment_intent=pi_1", "charge=ch_1", "created[lt]=1793088000", "limit=100"], StripeBodies.List(false, StripeBodies.Refund()),
            c => StripeCall.FirstAsync(c.Refunds.ListAsync(new StripeRefundFilter { Payment = Pi, Charge = "ch_1", CreatedBefore = At(1793088000) }))),

        StripeCall.Get("GetDispute", "/v1/disputes/dp_1", [], StripeBodies.Dispute("needs_response"), async c => await c.Disputes.GetAsync("dp_1")),
        StripeCall.Get("ListDisputes", "/v1/disputes", ["payment_intent=pi_1", "charge=ch_1", "limit=100"], StripeBodies.List(false, StripeBodies.Dispute("lost")),
            c => StripeCall.FirstAsync(c.Disputes.ListAsync(new StripeDisputeFilter { Payment = Pi, Charge = "ch_1" }))),
        StripeCall.Keyed("SaveEvidence", "/v1/disputes/dp_1", ["evidence[uncategorized_text]=Grund: 1 & 2", "evidence[receipt]=", "submit=false"], StripeBodies.Dispute("needs_response"),
            async (c, k) => await c.Disputes.UpdateAsync(
                new DisputeEvidence { Dispute = "dp_1", Texts = new Dictionary<string, string> { ["uncategorized_text"] = "Grund: 1 & 2", ["receipt"] = "" } }, k)),
        new("SubmitEvidence", "POST", "/v1/disputes/dp_1", ["evidence[uncategorized_text]=x", "submit=true"], StripeBodies.Dispute("under_review"), StripeCallKind.Final,
            async (c, k) => await c.Disputes.UpdateAsync(
                new DisputeEvidence { Dispute = "dp_1", Submit = true, Texts = new Dictionary<string, string> { ["uncategorized_text"] = "x" } }, k ?? StripeCall.Key)),
        new("CloseDispute", "POST", "/v1/disputes/dp_1/close", [], StripeBodies.Dispute("lost"), StripeCallKind.Final, async (c, k) => await c.Disputes.CloseAsync("dp_1", k ?? StripeCall.Key)),

        StripeCall.Get("GetEvent", "/v1/events/evt_1", [], StripeBodies.Event("refund.created", StripeBodies.Refund()), async c => await c.Events.GetAsync("evt_1")),
        StripeCall.Get("GetThinEvent", "/v2/core/events/evt_thin", [], StripeBodies.ThinEvent(), async c => await c.Events.GetThinAsync("evt_thin")),
        StripeCall.Get("ListEvents", "/v1/events", ["types[0]=a", "types[1]=b", "created[gte]=1793001600", "limit=100"], StripeBodies.List(false, StripeBodies.Event("a", StripeBodies.Refund())),
            c => StripeCall.FirstAsync(c.Events.ListAsync(["a", "b"], At(1793001600)))),
        StripeCall.Get("GetEndpoint", "/v1/webhook_endpoints/we_1", [], StripeResources.Endpoint, async c => await c.WebhookEndpoints.GetAsync("we_1")),
        StripeCall.Get("ListEndpoints", "/v1/webhook_endpoints", ["limit=100"], StripeBodies.List(false, StripeResources.Endpoint), c => StripeCall.FirstAsync(c.WebhookEndpoints.ListAsync())),
        new("DeleteEndpoint", "DELETE", "/v1/webhook_endpoints/we_1", [], StripeResources.Deleted("we_1"), StripeCallKind.Delete, async (c, _) =>
        {
            await c.WebhookEndpoints.DeleteAsync("we_1");
            return c;
        }),
    ];

    private static Money Eur(decimal amount) => new(amount, Currency.Of("EUR"));

    private static DateTimeOffset At(long seconds) => DateTimeOffset.FromUnixTimeSeconds(seconds);
}
