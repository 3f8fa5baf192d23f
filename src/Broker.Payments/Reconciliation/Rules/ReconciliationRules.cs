using Broker.Core.Monetary;
using Broker.Payments.Reconciliation.Books;

namespace Broker.Payments.Reconciliation.Rules;

/// <summary>What decides: keys, tolerances, windows, cut-off, balances. Checked when a run is made; not to be changed afterwards.</summary>
public sealed class ReconciliationRules
{
    /// <summary>The moment the report is made for: ages and windows are counted to it, so that the same inputs give the same report. Required.</summary>
    public DateTimeOffset AsOf { get; set; }

    /// <summary>The cut-off. Default null: everything belongs to it.</summary>
    public ReconciliationPeriod? Period { get; set; }

    /// <summary>
    /// The keys that bring operations and provider transactions together, in order. Default provider id, payment id, reference, idempotency key, and
    /// <see cref="MatchKey.AmountAndCustomer"/> for candidates; at least one of the first four.
    /// </summary>
    public IReadOnlyList<MatchKey> OperationKeys { get; set; } =
        [MatchKey.ProviderId, MatchKey.PaymentId, MatchKey.Reference, MatchKey.IdempotencyKey, MatchKey.AmountAndCustomer];

    /// <summary>The keys that bring provider transactions and settlement lines together, in order. Default balance transaction, transaction id.</summary>
    public IReadOnlyList<MatchKey> SettlementKeys { get; set; } = [MatchKey.BalanceTransaction, MatchKey.TransactionId];

    /// <summary>The keys that bring payouts and bank lines together, in order. Default trace id, remittance text, amount and date.</summary>
    public IReadOnlyList<MatchKey> BankKeys { get; set; } = [MatchKey.TraceId, MatchKey.RemittanceText, MatchKey.AmountAndDate];

    /// <summary>How far an operation and its provider transaction may differ, in minor units. Default 0; 0 to 1,000,000.</summary>
    public int OperationTolerance { get; set; }

    /// <summary>How far a settlement line, or the sum of a payout's lines, may differ, in minor units. Default 0; 0 to 1,000,000.</summary>
    public int SettlementTolerance { get; set; }

    /// <summary>How far a payout and the bank may differ, for charges of intermediary banks, in minor units. Default 0; 0 to 1,000,000.</summary>
    public int BankTolerance { get; set; }

    /// <summary>How far an applied amount may differ, in minor units. Default 0; 0 to 1,000,000.</summary>
    public int AppliedTolerance { get; set; }

    /// <summary>How far a converted amount may differ from the rate on its line, in minor units. Default 1; 0 to 1,000,000.</summary>
    public int RateTolerance { get; set; } = 1;

    /// <summary>The same in ten-thousandths of the amount; the wider of the two counts. Default 0; 0 to 1,000.</summary>
    public int RateToleranceBasisPoints { get; set; }

    /// <summary>How many business days a bank's value date may lie from a payout's arrival, either way. Default 3; 0 to 30.</summary>
    public int BankDays { get; set; } = 3;

    /// <summary>The settlement windows by method. Default card 7, bank_debit 10 business days.</summary>
    public IReadOnlyList<SettlementWindow> Windows { get; set; } = [new("card", 7), new("bank_debit", 10)];

    /// <summary>The settlement window of every other method, in business days. Default 7; 0 to 90.</summary>
    public int DefaultWindow { get; set; } = 7;

    /// <summary>How long a finished operation may be absent from the provider's export, and how long our state may lag behind the provider's. Default 1 day; 0 to 30 days.</summary>
    public TimeSpan ExportLag { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How long the application may take to apply a confirmation. Default 1 hour; 0 to 30 days.</summary>
    public TimeSpan ApplyWindow { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How far apart candidates may lie in time. Default 3 days; 0 to 30 days.</summary>
    public TimeSpan CandidateWindow { get; set; } = TimeSpan.FromDays(3);

    /// <summary>How many candidates an item names. Default 5; 0 to 100.</summary>
    public int MaxCandidates { get; set; } = 5;

    /// <summary>How many entries of a side an item carries; counts and totals are always whole. Default 100; 2 to 10,000.</summary>
    public int MaxEntriesPerItem { get; set; } = 100;

    /// <summary>What the provider does on its own, so that no operation of ours is expected. Default fee, settlement payout, adjustment.</summary>
    public IReadOnlyList<EntryKind> ProviderOwnKinds { get; set; } = [EntryKind.Fee, EntryKind.PayoutEntry, EntryKind.Adjustment];

    /// <summary>Days without banking besides Saturdays and Sundays. Default none.</summary>
    public IReadOnlyCollection<DateOnly> Holidays { get; set; } = [];

    /// <summary>Opening and closing balances to check. Default none.</summary>
    public IReadOnlyList<BookBalance> Balances { get; set; } = [];

    /// <summary>
    /// The application's own rule: the amount expected on the account after conversion. It is called with an operation and one of its applied entries, must depend on
    /// nothing else, and may be called more than once. Default null: the operation's amount.
    /// </summary>
    public Func<OperationEntry, AppliedEntry, Money>? ExpectedApplied { get; set; }
}
