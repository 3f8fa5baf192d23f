namespace Broker.Payments.Praxis;

/// <summary>
/// Which fields are signed, for each call and in this order: their values, without anything between, and the merchant secret are hashed. Praxis changes them
/// between versions, so they are configuration. The defaults are what the public manual of version 1.3 shows where it shows it, and are NOT confirmed: compare
/// them with the manual of the version your account speaks.
/// </summary>
/// <remarks>
/// contracts/payments.md b2. A name may hold points for members of objects, for example <c>session.order_id</c>. A field that is missing or null is skipped.
/// Values stand side by side, so some pairs of different notifications have one signature: what a notification says is therefore read back before it counts.
/// </remarks>
public sealed class PraxisSignatureFields
{
    /// <summary>Opening a cashier page. Default <c>merchant_id, application_key, timestamp, intent, cid, order_id</c>.</summary>
    public IList<string> OpenSession { get; set; } = ["merchant_id", "application_key", "timestamp", "intent", "cid", "order_id"];

    /// <summary>Paying out to a stored instrument. Default <c>merchant_id, application_key, timestamp, transaction_type, cid, order_id, currency, amount</c>; a guess.</summary>
    public IList<string> CreateWithdrawal { get; set; } = ["merchant_id", "application_key", "timestamp", "transaction_type", "cid", "order_id", "currency", "amount"];

    /// <summary>Approving or cancelling a withdrawal. Default <c>merchant_id, application_key, timestamp, intent, withdrawal_request_id</c>.</summary>
    public IList<string> ManageWithdrawal { get; set; } = ["merchant_id", "application_key", "timestamp", "intent", "withdrawal_request_id"];

    /// <summary>Looking an order up. Default <c>merchant_id, application_key, timestamp, order_id</c>.</summary>
    public IList<string> FindOrder { get; set; } = ["merchant_id", "application_key", "timestamp", "order_id"];

    /// <summary>Looking a transaction up. Default <c>merchant_id, application_key, timestamp, tid</c>; a guess.</summary>
    public IList<string> FindTransaction { get; set; } = ["merchant_id", "application_key", "timestamp", "tid"];

    /// <summary>The answers to our calls. Default empty: answers are not checked, the connection is trusted.</summary>
    public IList<string> Answer { get; set; } = [];

    /// <summary>
    /// Notifications. Default <c>merchant_id, application_key, timestamp, customer.customer_token, session.order_id, transaction.tid, transaction.currency,
    /// transaction.amount, transaction.conversion_rate, transaction.processed_currency, transaction.processed_amount</c>: type and state are not signed.
    /// </summary>
    public IList<string> Notification { get; set; } =
    [
        "merchant_id", "application_key", "timestamp", "customer.customer_token", "session.order_id", "transaction.tid", "transaction.currency", "transaction.amount",
        "transaction.conversion_rate", "transaction.processed_currency", "transaction.processed_amount",
    ];

    /// <summary>Our answer to a notification, out of <c>status, description, version, timestamp</c>. Default <c>status, timestamp</c>.</summary>
    public IList<string> NotificationAnswer { get; set; } = ["status", "timestamp"];
}
