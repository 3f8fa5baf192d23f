using Broker.Contracts.Tests.Payments.Calls;
using Broker.Core.Boundaries.Finance;
using Broker.Core.Identity;
using Broker.Core.Monetary;
using Broker.Payments;
using Broker.Payments.Praxis;

namespace Broker.Contracts.Tests.Payments.Praxis;

/// <summary>The table of calls, and the mappings beside it.</summary>
internal static class PraxisCalls
{
    public static readonly PayerId Payer = new("client-1042");
    private static readonly Uri Back = new("https://portal.acme.example/back?deposit=77");

    public static NamedMappings Mappings { get; } = new("praxis");

    public static IReadOnlyList<PraxisCall> All { get; } =
    [
        Money<PraxisSession>("OpenCashierSession", "FindOrder, DEP-2026.11_77 is not there", "DEP-2026.11_77", static c => c.Sessions.OpenAsync(new PraxisSessionRequest
        {
            Amount = Eur(1130.75m), Order = "DEP-2026.11_77", Payer = Payer, ReturnAddress = Back, PaymentMethod = "Credit Card", Locale = "de-DE",
        }), static session => Assert.Equal(("DEP-2026.11_77", "https://cashier-test.example/login/3e2f", null), (session.Order, session.Page!.Reveal(), session.Known))),
        Money<PraxisSession>("OpenCashierSession, to authorise yen", "FindOrder, DEP-78 is not there", "DEP-78", static c => c.Sessions.OpenAsync(new PraxisSessionRequest
        {
            Amount = new Money(1200, Currency.Of("JPY")), Order = "DEP-78", Payer = Payer, Intent = PraxisIntent.Authorization,
        }), static session => Assert.Equal(("DEP-78", "https://cashier-test.example/login/3e30"), (session.Order, session.Page!.Reveal()))),
        Money<PraxisSession>("OpenCashierSession, to withdraw dinars", "FindOrder, WD-78 is not there", "WD-78", static c => c.Sessions.OpenAsync(new PraxisSessionRequest
        {
            Amount = new Money(12, Currency.Of("KWD")), Order = "WD-78", Payer = Payer, Intent = PraxisIntent.Withdrawal,
        }), static session => Assert.Equal(("WD-78", "https://cashier-test.example/login/3e31"), (session.Order, session.Page!.Reveal()))),
        Money<ClientWithdrawal>("CreateWithdrawal", "FindOrder, WD-77 is not there", "WD-77", static c => c.Withdrawals.CreateAsync(new WithdrawalRequest
        {
            Amount = Eur(2550.50m), Destination = "wt-9f8e", Reference = "WD-77", Payer = Payer, Description = "Withdrawal 77",
        }), static made => Assert.Equal(
            ("756801", WithdrawalState.Requested, "requested", Eur(2550.50m), "WD-77"), (made.Id.Value, made.State, made.RawState, made.Amount, made.Reference))),
        Money<bool>("ManageWithdrawal", "FindTransaction, 756802 waits", "756802", static c => c.Withdrawals.ApproveAsync(new WithdrawalId("756802")), Assert.True),
        Money<bool>("ManageWithdrawal, to cancel", "FindTransaction, 756803 waits", "756803", static c => c.Withdrawals.CancelAsync(new WithdrawalId("756803")), Assert.True),
        Read<PraxisOrder>("FindOrder", "DEP-90", static c => c.Orders.FindAsync("DEP-90"), static order =>
        {
            Assert.Equal(("DEP-90", "successful", Eur(11.30m), Payer), (order.Order, order.SessionState, order.Amount!.Value, order.Payer!.Value));
            PraxisTransaction paid = order.Transaction!;
            Assert.Equal(("756810", "sale", PaymentState.Succeeded, PraxisCharge.OtherCurrency), (paid.Tid, paid.Type, paid.PaymentState, paid.Charge));
            Assert.Equal((Eur(11.30m), new Money(12.43m, Currency.Of("USD")), "Credit Card"), (paid.Amount, paid.Received, paid.Method));
            Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1_793_610_002), order.ProviderTime);
        }),
        Read<PraxisOrder>("FindOrder, with nothing done yet", "DEP-91", static c => c.Orders.FindAsync("DEP-91"), static order =>
            Assert.Equal(("DEP-91", "open", null, PaymentState.Created), (order.Order, order.SessionState, order.Transaction, order.ToPayment(live: false)!.State))),
        Read<ClientWithdrawal>("FindTransaction", "756811", static c => c.Orders.GetWithdrawalAsync(new WithdrawalId("756811")), static found => Assert.Equal(
            ("756811", WithdrawalState.PartiallyFulfilled, "split", Eur(2550.50m), "WD-92", "E-17"), (found.Id.Value, found.State, found.RawState, found.Amount, found.Reference, found.Reason))),
    ];

    public static PraxisCall Of(string name) => All.Single(call => call.Name == name);

    private static Money Eur(decimal amount) => new(amount, Currency.Of("EUR"));

    private static PraxisCall Money<T>(string name, string before, string identity, Func<PraxisClient, Task<T>> call, Action<T> check) => Read(name, identity, call, check) with { Before = before };

    private static PraxisCall Read<T>(string name, string identity, Func<PraxisClient, Task<T>> call, Action<T> check) =>
        new(name, async client => await call(client), value => check(Assert.IsAssignableFrom<T>(value))) { Identity = identity };
}
