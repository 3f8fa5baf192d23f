using Broker.Core.Monetary;
using Broker.Payments.Reconciliation.Books;

namespace Broker.Payments.Reconciliation.Joining;

/// <summary>Finds what makes an entry unfit for comparing: it would silently match the wrong thing or break a sum.</summary>
internal static class EntryCheck
{
    private const int MaxText = 64 * 1024;
    private const decimal MaxRate = 1_000_000_000m;

    /// <summary>Null when the entry is fine, otherwise what is wrong with it.</summary>
    internal static string? Problem(BookEntry entry, ReconciliationBook book) =>
        entry.Book != book ? $"A line of the book {entry.Book} was given for {book}."
        : entry.LineNumber < 0 ? "LineNumber is negative; allowed: 0 or more."
        : string.IsNullOrEmpty(entry.Id) ? "Id is missing; allowed: any text."
        : Amount("Amount", entry.Amount, signed: false)
        ?? (Enum.IsDefined(entry.Kind) && Enum.IsDefined(entry.Direction) && Enum.IsDefined(entry.State) ? null : "Kind, Direction or State is none of the defined values.")
        ?? (entry.RawState?.Length > MaxText || entry.Source?.Length > MaxText || entry.Id.Length > MaxText ? $"A text is longer than {MaxText} characters." : null)
        ?? entry switch
        {
            OperationEntry operation => Provider(operation.Provider) ?? Optional("Fee", operation.Fee, signed: true),
            ProviderEntry provider => Provider(provider.Provider) ?? Optional("Fee", provider.Fee, signed: true) ?? Optional("ChargeAmount", provider.ChargeAmount, signed: false),
            SettlementEntry line => Provider(line.Provider) ?? Amount("Fee", line.Fee, signed: true) ?? Amount("Net", line.Net, signed: true) ?? Optional("Presentment", line.Presentment, signed: false)
                ?? (line.ExchangeRate is <= 0 or > MaxRate ? "ExchangeRate is out of range; allowed: above 0, up to 1,000,000,000." : null),
            PayoutEntry payout => Provider(payout.Provider),
            _ => null,
        };

    private static string? Provider(string? provider) => string.IsNullOrEmpty(provider) ? "Provider is missing; allowed: a name such as stripe." : null;

    private static string? Optional(string name, Money? money, bool signed) => money is { } amount ? Amount(name, amount, signed) : null;

    private static string? Amount(string name, Money money, bool signed) =>
        money.Currency.Code.Length == 0 ? $"{name} has no currency."
        : !signed && money.Amount < 0 ? $"{name} is negative; allowed: an amount without sign, the direction is told apart."
        : Math.Abs(money.Amount) > BookEntry.MaxAmount ? $"{name} is too large; allowed: up to 10^18."
        : null;
}
