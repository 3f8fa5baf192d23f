namespace Broker.Payments.Tests.Stripe;

/// <summary>Objects in Stripe's shape with made-up values, beside those of <see cref="StripeBodies"/>.</summary>
internal static class StripeResources
{
    public const string Customer = """{"id":"cus_1","object":"customer","created":1793001600,"email":"CANARY@example.com","livemode":false,"metadata":{"broker_client_id":"client-1"},"name":"CANARY"}""";

    public const string PaymentMethod = """
        {"id":"pm_1","object":"payment_method","billing_details":{"email":"x@example.com"},"card":{"brand":"visa","exp_month":8,"exp_year":2030,"last4":"4242","wallet":null},
        "created":1793001600,"customer":{"id":"cus_1","object":"customer"},"livemode":false,"metadata":{},"type":"card"}
        """;

    public const string SetupIntent = """
        {"id":"seti_1","object":"setup_intent","client_secret":"seti_1_secret_x","created":1793001600,"customer":"cus_1","last_setup_error":null,"livemode":false,
        "metadata":{"broker_client_id":"s-1"},"payment_method":"pm_1","status":"succeeded","usage":"off_session"}
        """;

    public const string Charge = """
        {"id":"ch_1","object":"charge","amount":12550,"amount_captured":12550,"amount_refunded":2550,"balance_transaction":{"id":"txn_1","object":"balance_transaction","amount":12550,
        "created":1793001650,"currency":"eur","fee":325,"fee_details":[],"net":12225,"status":"pending","type":"charge"},"created":1793001600,"currency":"eur","customer":"cus_1","disputed":true,
        "failure_code":null,"livemode":false,"metadata":{"broker_client_id":"client-1"},"outcome":{"reason":null,"type":"authorized"},"payment_intent":"pi_1","status":"succeeded"}
        """;

    public const string Checkout = """
        {"id":"cs_1","object":"checkout.session","amount_total":12550,"client_reference_id":"D-1","created":1793001600,"currency":"eur","customer":"cus_1","expires_at":1793088000,"invoice":null,
        "livemode":false,"metadata":{},"mode":"payment","payment_intent":"pi_1","payment_status":"unpaid","setup_intent":null,"status":"open","subscription":null,"url":"https://checkout.example/c/1"}
        """;

    public const string InvoiceLine = """
        {"id":"il_1","object":"line_item","amount":1999,"currency":"eur","description":"Signale","parent":{"subscription_item_details":{"subscription":"sub_1"},"type":"subscription_item_details"},
        "period":{"end":1795680000,"start":1793001600},"pricing":{"price_details":{"price":"price_1","product":"prod_1"},"type":"price_details"},"quantity":1}
        """;

    public const string InvoiceItem = """{"id":"ii_1","object":"invoiceitem","amount":250,"currency":"eur","customer":"cus_1","date":1793001600,"description":"VPS","invoice":"in_1","metadata":{"broker_client_id":"item-1"}}""";

    public const string CreditNote = """
        {"id":"cn_1","object":"credit_note","amount":1000,"created":1793001600,"currency":"eur","invoice":"in_1","metadata":{"broker_client_id":"cn-1"},"number":"A-1-CN-01","reason":"duplicate",
        "status":"issued","voided_at":null}
        """;

    public const string Balance = """
        {"object":"balance","available":[{"amount":10050,"currency":"eur","source_types":{"card":10050}},{"amount":300,"currency":"jpy"}],"livemode":false,"pending":[{"amount":-250,"currency":"eur"}]}
        """;

    public const string ReportType = """
        {"id":"payout_reconciliation.itemized.5","object":"reporting.report_type","data_available_end":1793088000,"data_available_start":1700000000,"name":"Itemized payout reconciliation","version":5}
        """;

    public const string Endpoint = """{"id":"we_1","object":"webhook_endpoint","api_version":"2026-07-29.dahlia","enabled_events":["*"],"status":"enabled","url":"https://b.example/hooks"}""";

    public static string Deleted(string id) => $$"""{"id":"{{id}}","deleted":true}""";

    public static string Invoice(string status, string extra = "", long due = 12550, long paid = 0) => $$"""
        {"id":"in_1","object":"invoice","amount_due":{{due}},"amount_paid":{{paid}},"amount_remaining":0,"created":1793001600,"currency":"eur","customer":"cus_1","due_date":null,
        "hosted_invoice_url":"https://invoice.example/i/1","lines":{"object":"list","data":[{{InvoiceLine}}],"has_more":false},"metadata":{"broker_client_id":"I-1"},"number":"A-1",
        "parent":{"subscription_details":{"metadata":{},"subscription":"sub_1"},"type":"subscription_details"}{{extra}},"status":"{{status}}","total":12550}
        """;

    public static string InvoicePayment(string payment = "\"pi_1\"") => $$$"""
        {"id":"inpay_1","object":"invoice_payment","amount_paid":5000,"amount_requested":12550,"created":1793001600,"currency":"eur","invoice":"in_1","is_default":true,
        "payment":{"payment_intent":{{{payment}}},"type":"payment_intent"},"status":"paid","status_transitions":{"canceled_at":null,"paid_at":1793001700}}
        """;

    public static string Subscription(string status) => $$"""
        {"id":"sub_1","object":"subscription","cancel_at_period_end":true,"created":1793001600,"currency":"eur","customer":"cus_1","ended_at":null,"items":{"object":"list","data":[
        {"id":"si_1","object":"subscription_item","current_period_end":1795680000,"price":{"id":"price_1","object":"price","currency":"eur"},"quantity":2},
        {"id":"si_2","object":"subscription_item","current_period_end":1824537600,"price":"price_2"}],"has_more":false},"latest_invoice":{"id":"in_1","object":"invoice"},
        "metadata":{"broker_client_id":"S-1"},"status":"{{status}}","trial_end":1793088000}
        """;

    public static string Product(string price = "\"price_1\"") => $$"""
        {"id":"prod_1","object":"product","active":true,"created":1793001600,"default_price":{{price}},"description":"Server","livemode":false,"metadata":{"sku":"v-1"},"name":"VPS"}
        """;

    public static string Price(string product = "\"prod_1\"", string amount = "\"5.5\"", string currency = "eur") => $$"""
        {"id":"price_1","object":"price","active":true,"created":1793001600,"currency":"{{currency}}","livemode":false,"lookup_key":"l","metadata":{},"nickname":"n","product":{{product}},
        "recurring":{"interval":"month","interval_count":3},"type":"recurring","unit_amount":null,"unit_amount_decimal":{{amount}}}
        """;

    public static string Transaction(string id = "txn_1", string type = "charge", long amount = 12550, long fee = 325, string? source = null, string currency = "eur", string rate = "null") => $$"""
        {"id":"{{id}}","object":"balance_transaction","amount":{{amount}},"available_on":1793260800,"created":1793001650,"currency":"{{currency}}","exchange_rate":{{rate}},"fee":{{fee}},
        "fee_details":[{"amount":{{fee}},"currency":"{{currency}}","description":"fees","type":"stripe_fee"}],"net":{{amount - fee}},"reporting_category":"{{type}}",
        "source":{{source ?? Charge}},"status":"available","type":"{{type}}"}
        """;

    public static string Payout(string status = "in_transit", string extra = "\"automatic\":true,\"reconciliation_status\":\"completed\"", string reversedBy = "null") => $$$"""
        {"id":"po_1","object":"payout","amount":11900,"arrival_date":1793059200,"created":1793001600,"currency":"eur",{{{extra}}},"failure_code":null,"livemode":false,
        "metadata":{"broker_client_id":"P-1"},"reversed_by":{{{reversedBy}}},"statement_descriptor":"BROKER","status":"{{{status}}}","trace_id":{"status":"supported","value":"TRACE1"}}
        """;

    public static string Report(string status = "succeeded") => $$"""
        {"id":"frr_1","object":"reporting.report_run","created":1793001600,"livemode":false,"parameters":{"interval_end":2,"interval_start":1},"report_type":"payout_reconciliation.itemized.5",
        "result":{{(status == "succeeded" ? """{"id":"file_1","object":"file","size":11,"url":"https://files.stripe.com/v1/files/file_1/contents"}""" : "null")}},"status":"{{status}}"}
        """;
}
