namespace Broker.Bench.Bodies;

/// <summary>One settled card payment with its charge expanded, about 3 kB. Every value is made up.</summary>
public static class PaymentIntentBody
{
    /// <summary>The id in the body.</summary>
    public const string Id = "pi_bench00000000000000001";

    /// <summary>The JSON text.</summary>
    public static string Text { get; } = OneLine.Of("""
        {"id":"pi_bench00000000000000001","object":"payment_intent","amount":125000,"amount_capturable":0,"amount_details":{"tip":{"amount":0}},
        "amount_received":125000,"automatic_payment_methods":{"allow_redirects":"always","enabled":true},"canceled_at":null,"cancellation_reason":null,
        "capture_method":"automatic_async","client_secret":null,"confirmation_method":"automatic","created":1793001600,"currency":"eur",
        "customer":"cus_bench0000000001","description":"Deposit of a client, wallet W-10045","excluded_payment_method_types":null,"last_payment_error":null,
        "latest_charge":{"id":"ch_bench00000000000000001","object":"charge","amount":125000,"amount_captured":125000,"amount_refunded":0,"application":null,
        "application_fee":null,"application_fee_amount":null,"balance_transaction":"txn_bench0000000000000001",
        "billing_details":{"address":{"city":"Limassol","country":"CY","line1":"1 Harbour Road","line2":null,"postal_code":"3036","state":null},
        "email":"client.10045@example.com","name":"Ada Example","phone":"+35720000001","tax_id":null},"calculated_statement_descriptor":"EXAMPLE BROKER",
        "captured":true,"created":1793001605,"currency":"eur","customer":"cus_bench0000000001","description":"Deposit of a client, wallet W-10045",
        "disputed":false,"failure_balance_transaction":null,"failure_code":null,"failure_message":null,"fraud_details":{},"livemode":false,
        "metadata":{"broker_client_id":"10045","deposit_id":"dep-2026-000017","tenant":"acme"},"on_behalf_of":null,"order":null,"outcome":{"advice_code":null,
        "network_advice_code":null,"network_decline_code":null,"network_status":"approved_by_network","reason":null,"risk_level":"normal","risk_score":21,
        "seller_message":"Payment complete.","type":"authorized"},"paid":true,"payment_intent":"pi_bench00000000000000001",
        "payment_method":"pm_bench00000000000000001","payment_method_details":{"card":{"amount_authorized":125000,"authorization_code":"123456",
        "brand":"visa","checks":{"address_line1_check":"pass","address_postal_code_check":"pass","cvc_check":"pass"},"country":"CY","exp_month":11,
        "exp_year":2029,"fingerprint":"bench0fingerprint","funding":"credit","installments":null,"last4":"4242","mandate":null,"network":"visa",
        "network_transaction_id":"100200300400500","regulated_status":"unregulated","three_d_secure":null,"wallet":null},"type":"card"},
        "receipt_email":"client.10045@example.com","receipt_number":null,"receipt_url":"https://pay.example.com/receipts/bench/1","refunded":false,
        "review":null,"shipping":null,"source_transfer":null,"statement_descriptor":null,"statement_descriptor_suffix":null,"status":"succeeded",
        "transfer_data":null,"transfer_group":"grp_10045"},"livemode":false,"metadata":{"broker_client_id":"10045","deposit_id":"dep-2026-000017",
        "tenant":"acme"},"next_action":null,"on_behalf_of":null,"payment_method":"pm_bench00000000000000001","payment_method_configuration_details":null,
        "payment_method_options":{"card":{"installments":null,"mandate_options":null,"network":null,"request_three_d_secure":"automatic"}},
        "payment_method_types":["card","link"],"processing":null,"receipt_email":"client.10045@example.com","review":null,"setup_future_usage":null,
        "shipping":null,"statement_descriptor":null,"statement_descriptor_suffix":null,"status":"succeeded","transfer_data":null,"transfer_group":"grp_10045"}
        """);
}
