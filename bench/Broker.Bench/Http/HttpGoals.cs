using Broker.Bench.Bodies;
using Broker.Bench.Http.Floor;
using Broker.Bench.Http.Ours;
using Broker.Bench.Http.Peers;
using Broker.Bench.Reporting;

namespace Broker.Bench.Http;

/// <summary>The limits of the http section.</summary>
/// <remarks>
/// Refit, the standard resilience handler, Stripe.net and NetCoreForce do not restore here. They are judged through the floor, by the ratios
/// that were measured for them elsewhere with the same bodies and the same floor.
/// </remarks>
internal static class HttpGoals
{
    private const string RefitStandard = "Refit + standard handler";

    private const string StripeNet = "Stripe.net";

    private const string NetCoreForce = "NetCoreForce";

    private static readonly string Summary = CannedBodies.AccountSummary.Name;

    private static readonly string Orders = CannedBodies.OpenedOrders.Name;

    private static readonly string Payment = CannedBodies.PaymentIntent.Name;

    private static readonly string Contacts = CannedBodies.ContactsPage.Name;

    private static readonly string Rows = CannedBodies.QueryPage.Name;
    private static readonly string Upsert = CannedBodies.ContactsUpsert.Name;

    private static readonly string Declined = CannedBodies.CardDeclined.Name;

    public static IReadOnlyList<Goal> All { get; } =
    [
        new("H1", Summary, Measure.Time, 1.03, FloorEntry.Name),
        new("H1", Summary, Measure.Time, 0.85, RefitStandard, 1.23),
        new("H2", Summary, Measure.Allocation, 0.85, FloorEntry.Name),
        new("H2", Summary, Measure.Allocation, 0.30, RefitStandard, 2.87),
        new("H2", Summary, Measure.Allocation, 0.18, KiotaEntry.Name),
        new("H2", Summary, Measure.Allocation, 0.06, RestSharpEntry.Name),
        new("H9", Orders, Measure.Time, 1.0, FloorEntry.Name),
        new("H9", Orders, Measure.Allocation, 1.0, FloorEntry.Name),
        new("H3", Payment, Measure.Allocation, 0.075, StripeNet, 13.0),
        new("H3", Payment, Measure.Time, 0.40, StripeNet, 2.73),
        new("H4", Contacts, Measure.Time, 0.80, FloorEntry.Name),
        new("H4", Contacts, Measure.Allocation, 0.42, FloorEntry.Name),
        new("H4", Contacts, Measure.Allocation, 0.17, KiotaEntry.Name),
        new("H5", Rows, Measure.Time, 0.65, FloorEntry.Name, Row: SalesforceEntry.TypedName),
        new("H5", Rows, Measure.Time, 0.33, NetCoreForce, 2.09, Row: SalesforceEntry.TypedName),
        new("H5", Rows, Measure.Allocation, 0.65, FloorEntry.Name, Row: SalesforceEntry.TypedName),
        new("H5", Rows, Measure.Allocation, 0.23, NetCoreForce, 2.89, Row: SalesforceEntry.TypedName),
        new("H6", Rows, Measure.Allocation, 0.05, FloorEntry.Name, Row: SalesforceEntry.StreamName),
        new("H10", Upsert, Measure.Time, 1.1, FloorEntry.Name),
        new("H10", Upsert, Measure.Allocation, 1.1, FloorEntry.Name),
        new("H7", Declined, Measure.Time, 0.80, FloorEntry.Name),
        new("H7", Declined, Measure.Allocation, 0.50, FloorEntry.Name),
    ];
}
