using Broker.Core.Boundaries.Finance;
using Broker.Payments.Adyen;
using static Broker.Contracts.Tests.Payments.Adyen.Operations.Rows;

namespace Broker.Contracts.Tests.Payments.Adyen.Operations;

/// <summary>Sessions and links.</summary>
internal static class HostedRows
{
    private const string Link = "PLE83C39B0A0DE0C1E";

    public static IReadOnlyList<AdyenCall> All { get; } =
    [
        Keyed("CreateSession", static (c, key) => c.Sessions.CreateAsync(
            new AdyenSessionRequest
            {
                Amount = Eur(1130.75m), Reference = "DEP-2026/11-77", ReturnAddress = new Uri("https://portal.example/back?deposit=77"), ShopperReference = "client-1042", CountryCode = "DE",
                ExpiresAt = new DateTimeOffset(2026, 12, 1, 10, 30, 0, TimeSpan.FromHours(1)), StorePaymentMethod = true, RecurringModel = "CardOnFile",
                Metadata = new Dictionary<string, string> { ["desk"] = "zürich", ["campaign"] = "2026-11" },
            },
            key), static session =>
        {
            Assert.Equal(("CS451F2AB1ED897A94", PaymentState.Created, "DEP-2026/11-77", "Ab02b4c0!BQABAgCanary"), (session.Id, session.State, session.Reference, session.SessionData!.Reveal()));
            Assert.Equal(("https://test.adyen.link/hosted/CS451F2AB1ED897A94", new DateTimeOffset(2026, 12, 1, 9, 30, 0, TimeSpan.Zero)), (session.Page!.AbsoluteUri, session.ExpiresAt));
        }),
        Row("GetSessionResult", AdyenSafety.Read, static (c, _) => c.Sessions.GetResultAsync("CS451F2AB1ED897A94", "SNfm+/=="), static session =>
            Assert.Equal(("CS451F2AB1ED897A94", PaymentState.Processing, "completed"), (session.Id, session.State, session.RawState))),
        Keyed("CreatePaymentLink", static (c, key) => c.PaymentLinks.CreateAsync(
            new AdyenSessionRequest
            {
                Amount = Of(500_000m, "IDR"), Reference = "DEP-81", ReturnAddress = Back, ShopperReference = "client-1042", CountryCode = "ID",
                ExpiresAt = new DateTimeOffset(2026, 12, 1, 10, 30, 0, TimeSpan.Zero), StorePaymentMethod = true, RecurringModel = "Subscription",
                Metadata = new Dictionary<string, string> { ["desk"] = "4" },
            },
            key), static link => Check(link, PaymentState.Created, "active")),
        Row("GetPaymentLink", AdyenSafety.Read, static (c, _) => c.PaymentLinks.GetAsync(Link), static link => Check(link, PaymentState.Processing, "completed")),
        Row("ExpirePaymentLink", AdyenSafety.Repeatable, static (c, _) => c.PaymentLinks.ExpireAsync(Link), static link => Check(link, PaymentState.Expired, "expired")),
    ];

    private static void Check(AdyenPaymentLink link, PaymentState state, string raw)
    {
        Assert.Equal((Link, state, raw, "DEP-81", Of(500_000m, "IDR")), (link.Id, link.State, link.RawState, link.Reference, link.Amount));
        Assert.Equal(("https://test.adyen.link/" + Link, new DateTimeOffset(2026, 12, 1, 10, 30, 0, TimeSpan.Zero)), (link.Page.AbsoluteUri, link.ExpiresAt));
    }
}
