using Broker.Contracts.Tests.Stubbing;
using Broker.Core.Identity;
using Broker.Core.Monetary;
using Broker.Payments;
using Broker.Payments.Stripe;

namespace Broker.Contracts.Tests.Payments;

/// <summary>One operation: what must be on the wire, how it is called, and whether it may be sent again.</summary>
internal sealed record StripeOperation(
    string Name, HttpMethod Method, string Path, string[] Query, string[] Form, string? Key, Func<IStripeClient, Task<object>> CallAsync)
{
    public const string ApiKey = "sk_test_contract";
    public const string Version = "2026-07-29.dahlia";

    private const string Charge = """{"id":"ch_1","object":"charge","amount":12550,"amount_refunded":2550,"disputed":false,"status":"succeeded"}""";
    private const string Endpoint = """{"id":"we_1","object":"webhook_endpoint","api_version":"2026-07-29.dahlia","enabled_events":["*"],"status":"enabled","url":"https://broker.example/hooks"}""";
    private const string Refund = """{"id":"re_1","object":"refund","amount":2550,"charge":"ch_1","created":1793001700,"currency":"eur","metadata":{},"payment_intent":"pi_1","status":"pending"}""";

    public static IReadOnlyList<StripeOperation> All { get; } =
    [
        new("GetPaymentIntent", HttpMethod.Get, "/v1/payment_intents/pi_1", ["expand[]=latest_charge"], [], null, async stripe => await stripe.Payments.GetAsync(new PaymentId("pi_1"))),
        new("ListPaymentIntents", HttpMethod.Get, "/v1/payment_intents", ["customer=cus_1", "expand[]=data.latest_charge", "limit=100"], [], null, async stripe => await FirstAsync(stripe.Payments.ListAsync(new PayerId("cus_1")))),
        new("CreatePaymentIntent", HttpMethod.Post, "/v1/payment_intents", [],
            [
                "amount=12550", "currency=eur", "customer=cus_1", "description=Deposit & fee, Zoë", "payment_method=pm_1", "confirm=true", "automatic_payment_methods[enabled]=true",
                "automatic_payment_methods[allow_redirects]=never", "metadata[broker_client_id]=client-1", "expand[0]=latest_charge",
            ],
            "deposit-1",
            async stripe => await stripe.Payments.CreateAsync(
                new PaymentRequest { Amount = new Money(125.50m, Currency.Of("EUR")), Payer = new PayerId("cus_1"), Description = "Deposit & fee, Zoë", PaymentMethod = "pm_1", Confirm = true, Reference = "client-1" },
                new OperationKey("deposit-1"))),
        new("GetRefund", HttpMethod.Get, "/v1/refunds/re_1", [], [], null, async stripe => await stripe.Refunds.GetAsync(new RefundId("re_1"))),
        new("ListRefunds", HttpMethod.Get, "/v1/refunds", ["payment_intent=pi_1", "limit=100"], [], null, async stripe => await FirstAsync(stripe.Refunds.ListAsync(new PaymentId("pi_1")))),
        new("CreateRefund", HttpMethod.Post, "/v1/refunds", [],
            ["payment_intent=pi_1", "amount=2550", "reason=requested_by_customer", "metadata[broker_operation]=refund-1"],
            "refund-1",
            async stripe => await stripe.Refunds.CreateAsync(
                new RefundRequest { Payment = new PaymentId("pi_1"), Amount = new Money(25.50m, Currency.Of("EUR")), Reason = "requested_by_customer" }, new OperationKey("refund-1"))),
        new("ListDisputes", HttpMethod.Get, "/v1/disputes", ["payment_intent=pi_1", "limit=100"], [], null, async stripe => await FirstAsync(stripe.Disputes.ListAsync(new PaymentId("pi_1")))),
        new("GetCustomer", HttpMethod.Get, "/v1/customers/cus_1", [], [], null, async stripe => await stripe.Customers.GetAsync(new PayerId("cus_1"))),
        new("CreateCustomer", HttpMethod.Post, "/v1/customers", [], ["email=a+b@broker.example", "metadata[broker_client_id]=client-1"], "customer-1",
            async stripe => await stripe.Customers.CreateAsync(new StripeCustomerRequest { Email = "a+b@broker.example", Reference = "client-1" }, new OperationKey("customer-1"))),
        new("CreateCustomer without a key", HttpMethod.Post, "/v1/customers", [], ["name=Zoë"], null,
            async stripe => await stripe.Customers.CreateAsync(new StripeCustomerRequest { Name = "Zoë" }, null)),
        new("GetEvent", HttpMethod.Get, "/v1/events/evt_1", [], [], null, async stripe => await stripe.Events.GetAsync("evt_1")),
        new("ListEvents", HttpMethod.Get, "/v1/events", ["types[0]=payment_intent.succeeded", "limit=100", "ending_before=evt_0"], [], null,
            async stripe => await FirstAsync(stripe.Events.ListAfterAsync("evt_0", ["payment_intent.succeeded"]))),
        new("ListWebhookEndpoints", HttpMethod.Get, "/v1/webhook_endpoints", ["limit=100"], [], null, async stripe => await FirstAsync(stripe.WebhookEndpoints.ListAsync())),
        new("CreateWebhookEndpoint", HttpMethod.Post, "/v1/webhook_endpoints", [], ["url=https://broker.example/hooks", "enabled_events[0]=*", "api_version=" + Version], null,
            async stripe => await stripe.WebhookEndpoints.CreateAsync(new Uri("https://broker.example/hooks"), ["*"])),
        new("DeleteWebhookEndpoint", HttpMethod.Delete, "/v1/webhook_endpoints/we_1", [], [], null, async stripe =>
        {
            await stripe.WebhookEndpoints.DeleteAsync("we_1");
            return "deleted";
        }),
    ];

    public bool MayRepeat => Method != HttpMethod.Post || Key is not null;

    public bool OnlyReads => Method == HttpMethod.Get;

    public WireMockRequest Stub => new(Method, Path);

    /// <summary>A body that every reader of this operation takes for a success.</summary>
    public WireMockResponse Success => new(200, Name switch
    {
        "GetPaymentIntent" or "CreatePaymentIntent" => Intent,
        "ListPaymentIntents" => List(Intent),
        "GetRefund" or "CreateRefund" => Refund,
        "ListRefunds" => List(Refund),
        "ListDisputes" => List("""{"id":"dp_1","object":"dispute","amount":100,"created":1,"currency":"eur","payment_intent":"pi_1","status":"lost"}"""),
        "GetEvent" => Event,
        "ListEvents" => List(Event),
        "ListWebhookEndpoints" => List(Endpoint),
        "CreateWebhookEndpoint" => Endpoint,
        "DeleteWebhookEndpoint" => """{"id":"we_1","object":"webhook_endpoint","deleted":true}""",
        _ => """{"id":"cus_1","object":"customer","livemode":false,"metadata":{"broker_client_id":"client-1"}}""",
    });

    private static string Intent => $$"""
        {"id":"pi_1","object":"payment_intent","amount":12550,"amount_received":12550,"created":1793001600,"currency":"eur","customer":"cus_1","latest_charge":{{Charge}},
        "livemode":false,"metadata":{"broker_client_id":"client-1"},"status":"succeeded"}
        """;

    private static string Event =>
        "{\"id\":\"evt_1\",\"object\":\"event\",\"api_version\":\"2026-07-29.dahlia\",\"created\":1793001610,\"data\":{\"object\":" + Intent + "},\"livemode\":false,\"type\":\"payment_intent.succeeded\"}";

    public static StripeOperation Of(string name) => All.Single(operation => operation.Name == name);

    private static string List(string item) => "{\"object\":\"list\",\"data\":[" + item + "],\"has_more\":false,\"url\":\"/v1\"}";

    private static async Task<object> FirstAsync<T>(IAsyncEnumerable<T> items)
        where T : notnull
    {
        List<T> all = [];
        await foreach (T item in items)
        {
            all.Add(item);
        }

        return Assert.Single(all);
    }
}
