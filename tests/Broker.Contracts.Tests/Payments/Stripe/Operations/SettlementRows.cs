using Broker.Core.Identity;
using Broker.Core.Monetary;
using Broker.Payments;
using Broker.Payments.Stripe;
using static Broker.Contracts.Tests.Payments.Stripe.Operations.Rows;

namespace Broker.Contracts.Tests.Payments.Stripe.Operations;

/// <summary>The balance, its movements and payouts to the merchant's own bank.</summary>
internal static class SettlementRows
{
    private const string Transactions = "/v1/balance_transactions";
    private const string Payouts = "/v1/payouts";

    public static IReadOnlyList<StripeOperation> All { get; } =
    [
        Get("GetBalance", "/v1/balance", "", Nothing, stripe => stripe.Balance.GetAsync(), balance =>
        {
            Assert.Equal([Eur(100.50m), new Money(300, Currency.Of("JPY"))], balance.Available);
            Assert.Equal([Eur(-2.50m)], balance.Pending);
            Assert.Equal([Eur(1)], balance.Reserved);
        }),
        Get("GetBalanceTransaction", Transactions + "/{id}", "txn_1", ["expand[0]=source"], stripe => stripe.Balance.GetTransactionAsync("txn_1"), Check),
        List("ListBalanceTransactions", Transactions, "",
            ["payout=po_1", "type=charge", "source=ch_1", "currency=eur", "created[gte]=1793001600", "created[lt]=1793088000", "expand[0]=data.source", "limit=100"],
            stripe => stripe.Balance.ListTransactionsAsync(new StripeBalanceTransactionFilter
            {
                Payout = Po, Type = "charge", Source = "ch_1", Currency = Currency.Of("EUR"), CreatedFrom = Created, CreatedBefore = DayLater,
            }),
            Check),
        Keyed("CreatePayout", Payouts, "",
            ["amount=11900", "currency=eur", "destination=ba_1", "method=instant", "statement_descriptor=BROKER", "description=Oktober", "metadata[broker_client_id]=P-1"],
            (stripe, key) => stripe.Payouts.CreateAsync(
                new StripePayoutRequest { Amount = Eur(119), Destination = "ba_1", Method = "instant", StatementText = "BROKER", Description = "Oktober", Reference = "P-1" }, key),
            payout => Check(payout, SettlementPayoutState.Pending, "pending")) with { MovesMoney = true },
        Keyed("CreatePayout", Payouts, "", ["amount=150000", "currency=huf"], (stripe, key) => stripe.Payouts.CreateAsync(new StripePayoutRequest { Amount = new Money(1500, Currency.Of("HUF")) }, key),
            payout => Assert.Equal((new Money(1500, Currency.Of("HUF")), SettlementPayoutState.Pending), (payout.Amount, payout.State))) with { Variant = "in a currency of whole units", MovesMoney = true },
        Get("GetPayout", Payouts + "/{id}", "po_1", Nothing, stripe => stripe.Payouts.GetAsync(Po), payout =>
        {
            Check(payout, SettlementPayoutState.Failed, "failed");
            Assert.Equal("account_closed", payout.FailureReason);
        }),
        Keyed("CancelPayout", Payouts + "/{id}/cancel", "po_1", Nothing, (stripe, key) => stripe.Payouts.CancelAsync(Po, key),
            payout => Check(payout, SettlementPayoutState.Canceled, "canceled")) with { MovesMoney = true },
        Keyed("ReversePayout", Payouts + "/{id}/reverse", "po_1", Nothing, (stripe, key) => stripe.Payouts.ReverseAsync(Po, key), payout =>
        {
            Check(payout, SettlementPayoutState.Reversed, "paid");
            Assert.Equal(new SettlementPayoutId("po_2"), payout.ReversedBy);
        }) with { MovesMoney = true },
        List("ListPayouts", Payouts, "", ["status=in_transit", "arrival_date[gte]=1793059200", "arrival_date[lt]=1793145600", "created[gte]=1793001600", "created[lt]=1793088000", "limit=100"],
            stripe => stripe.Payouts.ListAsync(new StripePayoutFilter
            {
                State = SettlementPayoutState.InTransit, ArrivesFrom = new DateOnly(2026, 10, 27), ArrivesBefore = new DateOnly(2026, 10, 28), CreatedFrom = Created, CreatedBefore = DayLater,
            }),
            payout => Check(payout, SettlementPayoutState.InTransit, "in_transit")),
    ];

    private static void Check(StripeBalanceTransaction transaction)
    {
        Assert.Equal(("txn_1", Eur(125.50m), Eur(3.25m), Eur(122.25m)), (transaction.Id, transaction.Amount, transaction.Fee, transaction.Net));
        Assert.Equal([new StripeFee("stripe_fee", Eur(3.25m), "Stripe processing fees")], transaction.Fees);
        Assert.Equal((1.08765m, true, "available", "charge", "charge"), (transaction.ExchangeRate, transaction.IsAvailable, transaction.RawState, transaction.Type, transaction.Category));
        Assert.Equal(("ch_1", Pi, "client-1", new Money(115.39m, Currency.Of("USD"))), (transaction.SourceId, transaction.Payment, transaction.Reference, transaction.Presented));
        Assert.Equal((At(1793001650), At(1793260800)), (transaction.CreatedAt, transaction.AvailableAt));
    }

    private static void Check(SettlementPayout payout, SettlementPayoutState state, string raw)
    {
        Assert.Equal((Po, state, raw, Eur(119), "P-1"), (payout.Id, payout.State, payout.RawState, payout.Amount, payout.Reference));
        Assert.Equal((true, true, new DateOnly(2026, 10, 27)), (payout.IsAutomatic, payout.AreLinesComplete, payout.ArrivesOn));
        Assert.Equal(("TRACE1", "BROKER", Created), (payout.BankTrace, payout.StatementText, payout.CreatedAt));
    }
}
