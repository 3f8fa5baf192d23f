using System.Globalization;
using Broker.Core.Monetary;
using Broker.Payments.Reconciliation.Books;
using Broker.Payments.Reconciliation.Items;

namespace Reconciliation.Generating;

/// <summary>Invented books of a broker: deposits, refunds and withdrawals over two providers that agree, unless something was planted. No randomness: the same every time.</summary>
public sealed class SyntheticBooks
{
    /// <summary>The moment the report is made for.</summary>
    public static readonly DateTimeOffset AsOf = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset Start = new(2026, 10, 1, 6, 0, 0, TimeSpan.Zero);
    private readonly Dictionary<string, List<SettlementEntry>> batches = new(StringComparer.Ordinal);
    private uint state = 2026;
    private int numbers;

    /// <summary>Our operations.</summary>
    public List<OperationEntry> Operations { get; } = [];

    /// <summary>The providers' transactions.</summary>
    public List<ProviderEntry> Provider { get; } = [];

    /// <summary>The settlement lines.</summary>
    public List<SettlementEntry> Settlement { get; } = [];

    /// <summary>The payouts.</summary>
    public List<PayoutEntry> Payouts { get; } = [];

    /// <summary>The bank lines.</summary>
    public List<BankLine> Bank { get; } = [];

    /// <summary>What was applied.</summary>
    public List<AppliedEntry> Applied { get; } = [];

    /// <summary>What must come out, by item id, where it is not a plain match.</summary>
    public SortedDictionary<string, ReconciliationOutcome> Planted { get; } = new(StringComparer.Ordinal);

    /// <summary>How many lines there are.</summary>
    public int Lines => Operations.Count + Provider.Count + Settlement.Count + Payouts.Count + Bank.Count + Applied.Count;

    /// <summary>Notes that an item must come out that way.</summary>
    public void Plant(string id, ReconciliationOutcome outcome) => Planted.Add(id, outcome);

    /// <summary>A number that nothing else has.</summary>
    public int Next() => ++numbers;

    /// <summary>One operation with everything that belongs to it, all agreeing.</summary>
    public Story Tell(EntryKind kind = EntryKind.Payment, string provider = "stripe", string currency = "EUR", decimal? amount = null, DateTimeOffset? time = null)
    {
        int number = Next();
        DateTimeOffset at = time ?? Start.AddMinutes((number * 37) % 50_000);
        var money = new Money(amount ?? 20 + (Roll(48_000) / 100m), Currency.Of(currency));
        var fee = Money.Round(kind == EntryKind.Payment ? (money.Amount * 0.014m) + 0.25m : 0, money.Currency, MidpointRounding.AwayFromZero);
        MoneyDirection direction = kind == EntryKind.Payment ? MoneyDirection.In : MoneyDirection.Out;
        string id = number.ToString("D5", CultureInfo.InvariantCulture);
        string prefix = kind switch { EntryKind.Refund => "re_", EntryKind.Withdrawal => "wd_", EntryKind.Dispute => "dp_", EntryKind.Fee => "fee_", _ => provider == "stripe" ? "pi_" : "psp_" };
        string? customer = "C-" + Roll(400).ToString("D4", CultureInfo.InvariantCulture);
        var operation = new OperationEntry
        {
            Id = "D-" + id, Kind = kind, Direction = direction, Amount = money, State = EntryState.Succeeded, Time = at.AddSeconds(-20), Provider = provider, ProviderId = prefix + id,
            Reference = "deposit-" + id, IdempotencyKey = "key-" + id, Customer = customer, Method = "card", ConfirmationId = "F-" + id, Account = (70_000 + Roll(400)).ToString(CultureInfo.InvariantCulture),
        };
        var entry = new ProviderEntry
        {
            Id = prefix + id, Kind = kind, Direction = direction, Amount = money, State = EntryState.Succeeded, Time = at, Provider = provider, Reference = operation.Reference, Customer = customer,
            Method = "card", BalanceTransactionId = "txn_" + id, Fee = fee, RawState = "succeeded",
        };
        var applied = new AppliedEntry
        {
            Id = "A-" + id, Kind = kind, Direction = direction, Amount = money, State = EntryState.Succeeded, Time = at.AddMinutes(3), ConfirmationId = operation.ConfirmationId, Account = operation.Account,
        };
        return new Story(operation, entry, LineOf(entry), applied);
    }

    /// <summary>The settlement line of a transaction.</summary>
    public static SettlementEntry LineOf(ProviderEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        Money fee = entry.Fee ?? Money.Zero(entry.Amount.Currency);
        return new SettlementEntry
        {
            Id = entry.BalanceTransactionId!, Kind = entry.Kind, Direction = entry.Direction, Amount = entry.Amount, State = EntryState.Succeeded, Time = entry.Time, Provider = entry.Provider,
            TransactionId = entry.Id, Method = "card", Fee = fee, Net = entry.SignedAmount - fee,
        };
    }

    /// <summary>Adds what is told; what is null is left out.</summary>
    public void Add(OperationEntry? operation, ProviderEntry? provider, SettlementEntry? line, AppliedEntry? applied)
    {
        if (operation is not null)
        {
            Operations.Add(operation);
        }

        if (provider is not null)
        {
            Provider.Add(provider);
        }

        if (line is not null)
        {
            Settle(line);
        }

        if (applied is not null)
        {
            Applied.Add(applied);
        }
    }

    /// <summary>Adds everything of a story.</summary>
    public void Add(Story story)
    {
        ArgumentNullException.ThrowIfNull(story);
        Add(story.Operation, story.Provider, story.Line, story.Applied);
    }

    /// <summary>Puts a line into the batch of its days.</summary>
    public void Settle(SettlementEntry line)
    {
        ArgumentNullException.ThrowIfNull(line);
        int days = (int)(line.Time - Start).TotalDays / 3;
        string batch = string.Create(CultureInfo.InvariantCulture, $"po_{line.Provider}_{line.Net.Currency.Code.ToLowerInvariant()}_{days:D2}");
        if (!batches.TryGetValue(batch, out List<SettlementEntry>? lines))
        {
            batches[batch] = lines = [];
        }

        lines.Add(line with { PayoutId = batch });
    }

    /// <summary>Pays every batch, and the bank has it.</summary>
    public void PayOut()
    {
        foreach ((string id, List<SettlementEntry> lines) in batches.OrderBy(static b => b.Key, StringComparer.Ordinal))
        {
            (PayoutEntry payout, BankLine bank) = Pay(id, lines, Start.AddDays((3 * int.Parse(id[^2..], CultureInfo.InvariantCulture)) + 4));
            Payouts.Add(payout);
            Bank.Add(bank);
        }
    }

    /// <summary>One payout of some lines, and its bank line.</summary>
    public (PayoutEntry Payout, BankLine Bank) Pay(string id, IReadOnlyList<SettlementEntry> lines, DateTimeOffset time)
    {
        ArgumentNullException.ThrowIfNull(lines);
        Settlement.AddRange(lines);
        Money sum = lines.Skip(1).Aggregate(lines[0].Net, static (total, line) => total + line.Net);
        if (lines.Count > 1)
        {
            Plant($"payout-settlement/payout/{lines[0].Provider}/{id}", ReconciliationOutcome.MatchedManyToOne);
        }

        return PayOf(id, lines[0].Provider, sum, time);
    }

    /// <summary>A payout with its bank line.</summary>
    public (PayoutEntry Payout, BankLine Bank) PayOf(string id, string provider, Money sum, DateTimeOffset time)
    {
        int number = Next();
        string trace = string.Create(CultureInfo.InvariantCulture, $"TRC{number:D9}");
        MoneyDirection direction = sum.Amount < 0 ? MoneyDirection.Out : MoneyDirection.In;
        var amount = new Money(Math.Abs(sum.Amount), sum.Currency);
        return (
            new PayoutEntry
            {
                Id = id, Kind = EntryKind.PayoutEntry, Direction = direction, Amount = amount, State = EntryState.Succeeded, Time = time, Provider = provider, TraceId = trace, RawState = "paid",
                StatementDescriptor = "ACME BROKER", ArrivesAt = time.AddDays(1),
            },
            new BankLine
            {
                Id = string.Create(CultureInfo.InvariantCulture, $"B-{number:D5}"), Kind = EntryKind.PayoutEntry, Direction = direction, Amount = amount, State = EntryState.Succeeded, Time = time.AddDays(1),
                Account = "ACME-" + sum.Currency.Code, RemittanceText = $"{provider.ToUpperInvariant()} PAYMENTS REF {trace[..3]} {trace[3..]}",
            });
    }

    private int Roll(int below)
    {
        state = (state * 1_664_525) + 1_013_904_223;
        return (int)((state >> 8) % (uint)below);
    }
}
