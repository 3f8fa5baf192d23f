namespace Broker.Bench.Bodies;

/// <summary>The bodies that the http section measures.</summary>
public static class CannedBodies
{
    /// <summary>The small call.</summary>
    public static CannedBody AccountSummary { get; } =
        new("AccountSummary", "/AccountSummary?id=" + AccountSummaryBody.Id, 200, AccountSummaryBody.Text);

    /// <summary>The list of open positions.</summary>
    public static CannedBody OpenedOrders { get; } =
        new("OpenedOrders, 500", "/OpenedOrders?id=" + AccountSummaryBody.Id, 200, OpenedOrdersBody.Text);

    /// <summary>The payment object.</summary>
    public static CannedBody PaymentIntent { get; } =
        new("PaymentIntent", "/v1/payment_intents/" + PaymentIntentBody.Id + "?expand[]=latest_charge", 200, PaymentIntentBody.Text);

    /// <summary>The expected failure.</summary>
    public static CannedBody CardDeclined { get; } =
        new("declined card (402)", "/v1/payment_intents/" + CardDeclinedBody.Id, 402, CardDeclinedBody.Text);

    /// <summary>The page of 100 records.</summary>
    public static CannedBody ContactsPage { get; } =
        new(
            "contacts page of 100",
            "/crm/objects/2026-09/contacts?limit=100&properties=" + string.Join(',', ContactsPageBody.PropertyNames),
            200,
            ContactsPageBody.Text);

    /// <summary>The write of 100 records.</summary>
    public static CannedBody ContactsUpsert { get; } =
        new("batch of 100", "/crm/objects/2026-09/contacts/batch/upsert", 200, ContactsUpsertBody.Text);

    /// <summary>The page of 2,000 rows.</summary>
    public static CannedBody QueryPage { get; } =
        new("query page of 2,000", "/services/data/v67.0/query?q=SELECT+Id+FROM+Account", 200, QueryPageBody.Text);
}
