using System.Globalization;
using Broker.Core.Monetary;
using Broker.Payments.Reconciliation;
using Broker.Payments.Reconciliation.Books;
using Broker.Payments.Reconciliation.Reading;
using Broker.Payments.Reconciliation.Rules;
using Reconciliation.CommandLine;
using Reconciliation.Generating;

namespace Reconciliation.Running;

/// <summary>The exports of one folder. A book without its file is left out.</summary>
public sealed class BookFolder(string folder)
{
    /// <summary>The path of a file in it.</summary>
    public string PathOf(string name) => Path.Combine(folder, name);

    /// <summary>The books.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public ReconciliationInput ToInput()
    {
        string[] names = ["operations.csv", "provider.csv", "settlement.csv", "stripe_payout_reconciliation.csv", "payouts.csv", "bank.csv", "applied.csv"];
        if (!names.Any(n => File.Exists(PathOf(n))))
        {
            throw new UsageException($"There is no book in '{folder}'; allowed: a folder with at least one of {string.Join(", ", names)}.");
        }

        IAsyncEnumerable<BookLine>? neutral = Book("settlement.csv", static (stream, name) => NeutralCsv.ReadSettlementAsync(stream, name));
        IAsyncEnumerable<BookLine>? stripe = Book("stripe_payout_reconciliation.csv", static (stream, name) => StripeReportCsv.ReadPayoutReconciliationAsync(stream, name));
        return new ReconciliationInput
        {
            Operations = Book("operations.csv", static (stream, name) => NeutralCsv.ReadOperationsAsync(stream, name)),
            Provider = Book("provider.csv", static (stream, name) => NeutralCsv.ReadProviderAsync(stream, name)),
            Settlement = neutral is null ? stripe : stripe is null ? neutral : neutral.Concat(stripe),
            Payouts = Book("payouts.csv", static (stream, name) => NeutralCsv.ReadPayoutsAsync(stream, name)),
            Bank = Book("bank.csv", static (stream, name) => NeutralCsv.ReadBankAsync(stream, name)),
            Applied = Book("applied.csv", static (stream, name) => NeutralCsv.ReadAppliedAsync(stream, name)),
        };
    }

    /// <summary>The rules of the sample: one period in the broker's zone, default tolerances, and the balances when there are some.</summary>
    public async Task<ReconciliationRules> ToRulesAsync(CancellationToken cancellationToken) => new()
    {
        AsOf = SyntheticBooks.AsOf,
        Period = ReconciliationPeriod.OfDays(new DateOnly(2026, 10, 1), new DateOnly(2026, 11, 21), TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin")),
        Balances = await BalancesAsync(cancellationToken),
    };

    private async Task<IReadOnlyList<BookBalance>> BalancesAsync(CancellationToken cancellationToken)
    {
        string path = PathOf("balances.csv");
        return !File.Exists(path) ? [] : [.. (await File.ReadAllLinesAsync(path, cancellationToken)).Skip(1).Where(static l => l.Length > 0).Select(l => Balance(l, path))];
    }

    private static BookBalance Balance(string line, string path)
    {
        string[] fields = line.Split(',');
        return fields.Length == 4 && Enum.TryParse(fields[0], out ReconciliationBook book) && Currency.TryParse(fields[1], out Currency currency)
            && decimal.TryParse(fields[2], NumberStyles.Number, CultureInfo.InvariantCulture, out decimal opening) && decimal.TryParse(fields[3], NumberStyles.Number, CultureInfo.InvariantCulture, out decimal closing)
            ? new BookBalance(book, new Money(opening, currency), new Money(closing, currency))
            : throw new UsageException($"{path} has the line '{line}'; allowed: a book, a currency, opening and closing balance such as Bank,EUR,0.00,10.00.");
    }

    private IAsyncEnumerable<BookLine>? Book(string name, Func<Stream, string, IAsyncEnumerable<BookLine>> read) => File.Exists(PathOf(name)) ? ReadAsync(name, read) : null;

    private async IAsyncEnumerable<BookLine> ReadAsync(string name, Func<Stream, string, IAsyncEnumerable<BookLine>> read)
    {
        await using FileStream stream = File.OpenRead(PathOf(name));
        await foreach (BookLine line in read(stream, name))
        {
            yield return line;
        }
    }
}
