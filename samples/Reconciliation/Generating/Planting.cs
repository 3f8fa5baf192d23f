using System.Globalization;
using Broker.Core.Monetary;
using Broker.Payments.Reconciliation.Books;
using Broker.Payments.Reconciliation.Items;
using O = Broker.Payments.Reconciliation.Items.ReconciliationOutcome;

namespace Reconciliation.Generating;

/// <summary>What goes wrong in the invented books: each outcome a few times, each noted in the manifest.</summary>
public static class Planting
{
    private const int Times = 3;
    private const int TotalLines = 5_000;
    private static readonly DateTimeOffset Recent = SyntheticBooks.AsOf.AddMinutes(-40);

    /// <summary>Makes the whole.</summary>
    public static SyntheticBooks Make()
    {
        var books = new SyntheticBooks();
        for (int i = 0; i < Times; i++)
        {
            Operations(books);
            Unbooked(books);
            Reversals(books);
            Settlement(books);
            Bank(books, i);
            Applied(books);
        }

        Agreeing(books);
        books.PayOut();
        Fill(books);
        return books;
    }

    private static string OfOperation(OperationEntry operation) => "operation-provider/operation/" + operation.Id;

    private static string OfProvider(ProviderEntry entry) => $"operation-provider/provider/{entry.Provider}/{entry.Id}";

    private static string OfSettlement(ProviderEntry entry) => $"provider-settlement/provider/{entry.Provider}/{entry.Id}";

    private static string NotConfirmed(OperationEntry operation) => "operation-applied/operation/" + operation.Id;

    private static Money Plus(Money money, decimal amount) => new(money.Amount + amount, money.Currency);

    private static void Operations(SyntheticBooks books)
    {
        Story missing = books.Tell();
        books.Add(missing.Operation with { ConfirmationId = null }, null, null, null);
        books.Plant(OfOperation(missing.Operation), O.MissingAtProvider);
        books.Plant(NotConfirmed(missing.Operation), O.OutOfScope);

        Story waiting = books.Tell(time: Recent);
        books.Add(waiting.Operation with { ConfirmationId = null, State = EntryState.Pending }, null, null, null);
        books.Plant(OfOperation(waiting.Operation), O.TimingDifference);
        books.Plant(NotConfirmed(waiting.Operation), O.OutOfScope);

        Story amount = books.Tell();
        books.Add(amount.Operation with { Amount = Plus(amount.Operation.Amount, 10) }, amount.Provider, amount.Line, amount.Applied with { Amount = Plus(amount.Operation.Amount, 10) });
        books.Plant(OfOperation(amount.Operation), O.AmountMismatch);

        Story currency = books.Tell(currency: "USD", provider: "adyen");
        var euros = new Money(currency.Operation.Amount.Amount, Currency.Of("EUR"));
        books.Add(currency.Operation with { Amount = euros }, currency.Provider, currency.Line, currency.Applied with { Amount = euros });
        books.Plant(OfOperation(currency.Operation), O.CurrencyMismatch);

        Story direction = books.Tell();
        ProviderEntry outwards = direction.Provider with { Direction = MoneyDirection.Out, Fee = Money.Zero(direction.Provider.Amount.Currency) };
        books.Add(direction.Operation, outwards, SyntheticBooks.LineOf(outwards), direction.Applied);
        books.Plant(OfOperation(direction.Operation), O.DirectionMismatch);

        Story state = books.Tell();
        books.Add(state.Operation with { State = EntryState.Failed, ConfirmationId = null }, state.Provider, state.Line, null);
        books.Plant(OfOperation(state.Operation), O.StateMismatch);
        books.Plant(NotConfirmed(state.Operation), O.OutOfScope);

        Story fee = books.Tell();
        books.Add(fee.Operation with { Fee = Plus(fee.Provider.Fee!.Value, -0.1m) }, fee.Provider, fee.Line, fee.Applied);
        books.Plant(OfOperation(fee.Operation), O.FeeMismatch);

        Story charge = books.Tell(provider: "adyen");
        books.Add(charge with { Provider = charge.Provider with { ChargeAmount = Plus(charge.Provider.Amount, 1.5m) } });
        books.Plant(OfOperation(charge.Operation), O.ChargeAmountMismatch);

        Story twice = books.Tell();
        Story again = books.Tell(amount: twice.Operation.Amount.Amount);
        books.Add(twice);
        books.Add(null, again.Provider with { Reference = twice.Operation.Reference }, again.Line, null);
        books.Plant(OfOperation(twice.Operation), O.Duplicate);

        Story sameId = books.Tell();
        books.Add(sameId);
        books.Provider.Add(sameId.Provider);
        books.Plant(OfOperation(sameId.Operation), O.Duplicate);
        books.Plant(OfSettlement(sameId.Provider), O.Duplicate);

        Story captures = books.Tell(amount: 90);
        Story rest = books.Tell(amount: 60);
        books.Add(captures.Operation with { Amount = Plus(captures.Operation.Amount, 60) }, captures.Provider, captures.Line, captures.Applied with { Amount = Plus(captures.Applied.Amount, 60) });
        books.Add(null, rest.Provider with { PaymentId = captures.Provider.Id, Reference = null }, rest.Line, null);
        books.Plant(OfOperation(captures.Operation), O.MatchedManyToOne);

        // After a time-out the provider id is not known; the reference finds it.
        Story timedOut = books.Tell();
        books.Add(timedOut with { Operation = timedOut.Operation with { ProviderId = null } });
    }

    private static void Unbooked(SyntheticBooks books)
    {
        Story orphan = books.Tell();
        books.Add(null, orphan.Provider, orphan.Line, null);
        books.Plant(OfProvider(orphan.Provider), O.MissingInternally);

        Story refund = books.Tell(EntryKind.Refund);
        books.Add(null, refund.Provider, refund.Line, null);
        books.Plant(OfProvider(refund.Provider), O.RefundUnbooked);

        Story dispute = books.Tell(EntryKind.Dispute);
        books.Add(null, dispute.Provider with { RawState = "needs_response" }, dispute.Line, null);
        books.Plant(OfProvider(dispute.Provider), O.DisputeUnbooked);

        Story fee = books.Tell(EntryKind.Fee, amount: 12.5m);
        books.Add(null, fee.Provider, fee.Line, null);
        books.Plant(OfProvider(fee.Provider), O.OutOfScope);

        Story before = books.Tell(time: new DateTimeOffset(2026, 9, 30, 21, 59, 59, TimeSpan.Zero));
        books.Add(before.Operation with { ConfirmationId = null }, before.Provider, null, null);
        books.Plant(OfOperation(before.Operation), O.OutOfScope);
        books.Plant(OfSettlement(before.Provider), O.OutOfScope);
        books.Plant(NotConfirmed(before.Operation), O.OutOfScope);
    }

    private static void Reversals(SyntheticBooks books)
    {
        Story failed = books.Tell();
        ProviderEntry late = failed.Provider with { State = EntryState.Failed, RawState = "failed", PaidBefore = true, Fee = null };
        SettlementEntry there = SyntheticBooks.LineOf(late);
        books.Add(failed.Operation, late, there, failed.Applied);
        books.Settle(there with { Id = there.Id + "_back", Direction = MoneyDirection.Out, Net = new Money(-there.Amount.Amount, there.Amount.Currency) });
        books.Plant(OfOperation(failed.Operation), O.PaidThenFailed);
        books.Plant(OfSettlement(late), O.PaidThenFailed);

        Story returned = books.Tell(EntryKind.Withdrawal, "adyen");
        ProviderEntry back = returned.Provider with { State = EntryState.Returned, RawState = "returned" };
        books.Add(returned with { Provider = back });
        books.Settle(returned.Line with { Id = returned.Line.Id + "_back", Direction = MoneyDirection.In, Net = returned.Line.Amount });
        books.Plant(OfOperation(returned.Operation), O.ReturnedWithdrawal);
        books.Plant(OfSettlement(back), O.MatchedManyToOne);
    }

    private static void Settlement(SyntheticBooks books)
    {
        Story young = books.Tell(time: SyntheticBooks.AsOf.AddDays(-2));
        books.Add(young.Operation, young.Provider, null, young.Applied);
        books.Plant(OfSettlement(young.Provider), O.TimingDifference);

        Story old = books.Tell();
        books.Add(old.Operation, old.Provider, null, old.Applied);
        books.Plant(OfSettlement(old.Provider), O.MissingAtProvider);

        Story unknown = books.Tell(provider: "adyen");
        books.Add(null, null, unknown.Line, null);
        books.Plant($"provider-settlement/settlement/adyen/{unknown.Line.Id}", O.MissingInternally);

        Story arithmetic = books.Tell(provider: "adyen");
        books.Add(arithmetic with { Line = arithmetic.Line with { Net = Plus(arithmetic.Line.Net, -0.5m) } });
        books.Plant(OfSettlement(arithmetic.Provider), O.FeeMismatch);

        Converted(books, 0m, null);
        Converted(books, 0.01m, O.MatchedWithinTolerance);
        Converted(books, 0.75m, O.AmountMismatch);
    }

    private static void Converted(SyntheticBooks books, decimal off, O? outcome)
    {
        const decimal rate = 1.0845m;
        Story story = books.Tell(provider: "adyen", amount: 200);
        ProviderEntry entry = story.Provider with { Fee = null };
        var usd = new Money((200 * rate) + off, Currency.Of("USD"));
        books.Add(story with { Provider = entry, Line = story.Line with { Amount = usd, Fee = Money.Zero(usd.Currency), Net = usd, Presentment = entry.Amount, ExchangeRate = rate } });
        if (outcome is { } planted)
        {
            books.Plant(OfSettlement(entry), planted);
        }
    }

    private static void Bank(SyntheticBooks books, int round)
    {
        string name = round.ToString(CultureInfo.InvariantCulture);
        DateTimeOffset day = new(2026, 11, 3, 8, 0, 0, TimeSpan.Zero);
        (PayoutEntry payout, BankLine bank) = OwnPayout(books, "po_late_" + name, SyntheticBooks.AsOf.AddHours(-30));
        books.Payouts.Add(payout);
        books.Plant("payout-bank/payout/stripe/" + payout.Id, O.TimingDifference);

        (payout, bank) = OwnPayout(books, "po_short_" + name, day);
        books.Payouts.Add(payout);
        books.Bank.Add(bank with { Amount = Plus(bank.Amount, -5) });
        books.Plant("payout-bank/payout/stripe/" + payout.Id, O.AmountMismatch);

        (payout, bank) = OwnPayout(books, "po_gone_" + name, day);
        books.Payouts.Add(payout);
        books.Plant("payout-bank/payout/stripe/" + payout.Id, O.MissingAtProvider);

        (payout, bank) = OwnPayout(books, "po_failed_" + name, day);
        books.Payouts.Add(payout with { State = EntryState.Failed, RawState = "failed", PaidBefore = true });
        books.Bank.Add(bank);
        books.Bank.Add(bank with { Id = bank.Id + "-R", Direction = MoneyDirection.Out, Time = bank.Time.AddDays(2) });
        books.Plant("payout-bank/payout/stripe/" + payout.Id, O.PaidThenFailed);

        // No trace yet: amount and date find it, since nothing else fits.
        (payout, bank) = OwnPayout(books, "po_silent_" + name, day);
        books.Payouts.Add(payout with { TraceId = null });
        books.Bank.Add(bank with { RemittanceText = "STRIPE PAYMENTS" });

        (payout, bank) = books.PayOf("po_manual_" + name, "stripe", new Money(1_000 + round, Currency.Of("EUR")), day);
        books.Payouts.Add(payout with { Manual = true });
        books.Bank.Add(bank);
        books.Plant("payout-settlement/payout/stripe/" + payout.Id, O.NotAttributable);

        (_, bank) = books.PayOf("none", "unknown", new Money(777 + round, Currency.Of("GBP")), day);
        books.Bank.Add(bank);
        books.Plant($"payout-bank/bank/{bank.Account}/{bank.Id}", O.MissingInternally);
    }

    private static (PayoutEntry Payout, BankLine Bank) OwnPayout(SyntheticBooks books, string id, DateTimeOffset time)
    {
        Story story = books.Tell();
        books.Add(story.Operation, story.Provider, null, story.Applied);
        return books.Pay(id, [story.Line with { PayoutId = id }], time);
    }

    private static void Applied(SyntheticBooks books)
    {
        Story forgotten = books.Tell();
        books.Add(forgotten.Operation, forgotten.Provider, forgotten.Line, null);
        books.Plant("operation-applied/confirmation/" + forgotten.Operation.ConfirmationId, O.ConfirmedNotApplied);

        Story soon = books.Tell(time: Recent);
        books.Add(soon.Operation, soon.Provider, null, null);
        books.Plant("operation-applied/confirmation/" + soon.Operation.ConfirmationId, O.TimingDifference);
        books.Plant(OfSettlement(soon.Provider), O.TimingDifference);

        Story rash = books.Tell();
        books.Add(null, null, null, rash.Applied);
        books.Plant("operation-applied/confirmation/" + rash.Applied.ConfirmationId, O.AppliedWithoutConfirmation);

        Story elsewhere = books.Tell();
        books.Add(elsewhere with { Applied = elsewhere.Applied with { Account = "99999" } });
        books.Plant("operation-applied/confirmation/" + elsewhere.Operation.ConfirmationId, O.AppliedWithoutConfirmation);

        Story twice = books.Tell();
        books.Add(twice);
        books.Applied.Add(twice.Applied with { Id = twice.Applied.Id + "-again" });
        books.Plant("operation-applied/confirmation/" + twice.Operation.ConfirmationId, O.Duplicate);
    }

    // What agrees is most of it. Payouts and bank lines of these batches come on top, so room is left for them and the rest is filled one by one.
    private static void Agreeing(SyntheticBooks books)
    {
        const int roomForPayouts = 160;
        for (int i = 0; books.Lines + books.Settlement.Count + roomForPayouts < TotalLines && i < TotalLines; i++)
        {
            books.Add(books.Tell(
                i % 13 == 0 ? EntryKind.Withdrawal : i % 17 == 0 ? EntryKind.Refund : EntryKind.Payment,
                i % 3 == 0 ? "adyen" : "stripe",
                i % 5 == 0 ? "USD" : i % 7 == 0 ? "GBP" : "EUR"));
            if (books.Operations.Count * 4 + roomForPayouts > TotalLines - 120)
            {
                break;
            }
        }
    }

    // Attempts that were given up: the provider knows them, no money moved.
    private static void Fill(SyntheticBooks books)
    {
        while (books.Lines < TotalLines)
        {
            ProviderEntry entry = books.Tell().Provider with { State = EntryState.Open, RawState = "requires_payment_method", Reference = null, BalanceTransactionId = null, Fee = null };
            books.Provider.Add(entry);
            books.Plant(OfProvider(entry), O.OutOfScope);
            books.Plant(OfSettlement(entry), O.OutOfScope);
        }
    }
}
