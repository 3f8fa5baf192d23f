using System.Globalization;
using Broker.Core.Configuration;
using Broker.Payments.Reconciliation.Books;

namespace Broker.Payments.Reconciliation.Rules;

/// <summary>Checks <see cref="ReconciliationRules"/> and <see cref="ReconciliationStorageOptions"/>.</summary>
internal static class ReconciliationRulesCheck
{
    private const int MaxTolerance = 1_000_000;
    private static readonly TimeSpan MaxWindow = TimeSpan.FromDays(30);

    internal static OptionsCheck Check(ReconciliationRules rules)
    {
        OptionsCheck check = new OptionsCheck("Reconciliation")
            .That(rules.AsOf != default, nameof(rules.AsOf), "missing", "the moment the report is made for")
            .Range(nameof(rules.OperationTolerance), rules.OperationTolerance, 0, MaxTolerance)
            .Range(nameof(rules.SettlementTolerance), rules.SettlementTolerance, 0, MaxTolerance)
            .Range(nameof(rules.BankTolerance), rules.BankTolerance, 0, MaxTolerance)
            .Range(nameof(rules.AppliedTolerance), rules.AppliedTolerance, 0, MaxTolerance)
            .Range(nameof(rules.RateTolerance), rules.RateTolerance, 0, MaxTolerance)
            .Range(nameof(rules.RateToleranceBasisPoints), rules.RateToleranceBasisPoints, 0, 1000)
            .Range(nameof(rules.BankDays), rules.BankDays, 0, 30)
            .Range(nameof(rules.DefaultWindow), rules.DefaultWindow, 0, 90)
            .Range(nameof(rules.ExportLag), rules.ExportLag, TimeSpan.Zero, MaxWindow)
            .Range(nameof(rules.ApplyWindow), rules.ApplyWindow, TimeSpan.Zero, MaxWindow)
            .Range(nameof(rules.CandidateWindow), rules.CandidateWindow, TimeSpan.Zero, MaxWindow)
            .Range(nameof(rules.MaxCandidates), rules.MaxCandidates, 0, 100)
            .Range(nameof(rules.MaxEntriesPerItem), rules.MaxEntriesPerItem, 2, 10_000)
            .Required(nameof(rules.Windows), rules.Windows, "a list, empty for none")
            .Required(nameof(rules.ProviderOwnKinds), rules.ProviderOwnKinds, "a list, empty for none")
            .Required(nameof(rules.Holidays), rules.Holidays, "a list, empty for none")
            .Required(nameof(rules.Balances), rules.Balances, "a list, empty for none");
        Keys(check, nameof(rules.OperationKeys), rules.OperationKeys, MatchKey.AmountAndCustomer, MatchKey.ProviderId, MatchKey.PaymentId, MatchKey.Reference, MatchKey.IdempotencyKey);
        Keys(check, nameof(rules.SettlementKeys), rules.SettlementKeys, MatchKey.None, MatchKey.BalanceTransaction, MatchKey.TransactionId);
        Keys(check, nameof(rules.BankKeys), rules.BankKeys, MatchKey.AmountAndDate, MatchKey.TraceId, MatchKey.RemittanceText);
        Windows(check, rules);
        Balances(check, rules);
        return check;
    }

    internal static OptionsCheck Check(ReconciliationStorageOptions options) => new OptionsCheck("Reconciliation")
        .Range(nameof(options.MemoryBudget), options.MemoryBudget, 1L << 20, 8L << 30)
        .That(options.Folder is null || Directory.Exists(options.Folder), nameof(options.Folder), $"'{options.Folder}'", "a folder that exists, or null for the system's own");

    private static void Keys(OptionsCheck check, string option, IReadOnlyList<MatchKey>? keys, MatchKey lastResort, params MatchKey[] allowed)
    {
        string words = string.Join(", ", allowed) + (lastResort == MatchKey.None ? string.Empty : $", and {lastResort} at the end");
        check.Required(option, keys, words);
        if (keys is null)
        {
            return;
        }

        string given = keys.Count == 0 ? "empty" : string.Join(", ", keys);
        bool known = keys.Select((key, index) => Array.IndexOf(allowed, key) >= 0 || (key == lastResort && lastResort != MatchKey.None && index == keys.Count - 1)).All(static ok => ok);
        check.That(keys.Any(key => Array.IndexOf(allowed, key) >= 0) && known && keys.Distinct().Count() == keys.Count, option, given, $"each at most once: {words}");
    }

    private static void Windows(OptionsCheck check, ReconciliationRules rules)
    {
        for (int i = 0; i < rules.Windows?.Count; i++)
        {
            string option = string.Create(CultureInfo.InvariantCulture, $"{nameof(rules.Windows)}[{i}]");
            SettlementWindow? window = rules.Windows[i];
            check.Required(option, window?.Method, "a method and its business days");
            if (window is not null)
            {
                check.Range(option, window.BusinessDays, 0, 90);
            }
        }

        if (rules.Windows is not null)
        {
            string? twice = rules.Windows.Where(static w => w?.Method is not null).GroupBy(static w => w.Method, StringComparer.OrdinalIgnoreCase).FirstOrDefault(static g => g.Count() > 1)?.Key;
            check.That(twice is null, nameof(rules.Windows), $"'{twice}' twice", "each method once");
        }
    }

    private static void Balances(OptionsCheck check, ReconciliationRules rules)
    {
        for (int i = 0; i < rules.Balances?.Count; i++)
        {
            BookBalance? balance = rules.Balances[i];
            string option = string.Create(CultureInfo.InvariantCulture, $"{nameof(rules.Balances)}[{i}]");
            check.Required(option, balance, "a book with opening and closing balance");
            if (balance is not null)
            {
                check.That(balance.Opening.Currency == balance.Closing.Currency && balance.Opening.Currency.Code.Length > 0, option, $"{balance.Opening} and {balance.Closing}", "two amounts of one currency");
                check.That(balance.Book != ReconciliationBook.Payouts, option, nameof(ReconciliationBook.Payouts), "any other book; payouts count in the balance of Settlement");
            }
        }
    }
}
