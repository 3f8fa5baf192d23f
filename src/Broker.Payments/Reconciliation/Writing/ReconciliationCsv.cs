using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Broker.Core.Monetary;
using Broker.Payments.Reconciliation.Books;
using Broker.Payments.Reconciliation.Items;
using Broker.Payments.Reconciliation.Reading;
using Broker.Payments.Reconciliation.Rules;

namespace Broker.Payments.Reconciliation.Writing;

/// <summary>
/// Writes items as CSV, one line each, while they come: RFC 4180, numbers with a point in every culture, texts that a spreadsheet could take for a formula made harmless.
/// </summary>
public static class ReconciliationCsv
{
    private const string Head =
        "id,comparison,outcome,rule,matched_by,currency,left,right,difference,left_lines,right_lines,left_ids,right_ids,candidates,occurred_at,first_seen,age_days,places,detail";

    private const int ShownIds = 20;

    /// <summary>Writes every item and hands it on, so that one reading of a run can feed several writers.</summary>
    /// <param name="items">The items.</param>
    /// <param name="writer">Where to write. Not closed.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public static async IAsyncEnumerable<ReconciliationItem> WriteThroughAsync(
        IAsyncEnumerable<ReconciliationItem> items, TextWriter writer, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(writer);
        await writer.WriteAsync(Head + "\r\n").ConfigureAwait(false);
        var line = new StringBuilder();
        await foreach (ReconciliationItem item in items.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            Append(line.Clear(), item);
            await writer.WriteAsync(line, cancellationToken).ConfigureAwait(false);
            yield return item;
        }
    }

    /// <summary>Writes every item.</summary>
    /// <param name="items">The items.</param>
    /// <param name="writer">Where to write. Not closed.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public static async Task WriteAsync(IAsyncEnumerable<ReconciliationItem> items, TextWriter writer, CancellationToken cancellationToken = default)
    {
        await foreach (ReconciliationItem _ in WriteThroughAsync(items, writer, cancellationToken).ConfigureAwait(false))
        {
            // Written on the way.
        }
    }

    /// <summary>Reads the marks back from a report written here, to compare it with a later one.</summary>
    /// <param name="stream">The report. Left open.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="FormatException">The file is no such report; the message names the line.</exception>
    public static async IAsyncEnumerable<ReconciliationMark> ReadMarksAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var options = new CsvReadOptions { MaxRecordLength = 4 * 1024 * 1024 };
        using var reader = new StreamReader(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: 16 * 1024, leaveOpen: true);
        CsvRow? row = null;
        await foreach (CsvRecord record in CsvReader.ReadAsync(reader, options, cancellationToken).ConfigureAwait(false))
        {
            if (row is null)
            {
                row = record.Problem is null && string.Join(',', record.Fields) == Head
                    ? new CsvRow(record.Fields.Select(static (name, index) => (name, index)).ToDictionary(static c => c.name, static c => c.index, StringComparer.Ordinal), options)
                    : throw new FormatException("The first line is not that of a reconciliation report.");
                continue;
            }

            row.Start(record, string.Empty);
            var mark = new ReconciliationMark(
                row.Required("id"), row.Word("comparison", default(ReconciliationComparison), required: true), row.Word("outcome", default(ReconciliationOutcome), required: true), row.Time("first_seen"),
                row.OptionalMoney("difference", "currency", signed: true));
            yield return (record.Problem ?? row.Problem) is { } problem
                ? throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"Line {record.Line} of the report: {problem}"))
                : mark;
        }
    }

    private static void Append(StringBuilder line, ReconciliationItem item)
    {
        CsvField.Text(line, item.Id);
        line.Append(',').Append(item.Comparison).Append(',').Append(item.Outcome).Append(',').Append(item.Rule).Append(',').Append(item.MatchedBy == MatchKey.None ? string.Empty : item.MatchedBy.ToString());
        Currency? currency = item.Difference?.Currency ?? Only(item.Left)?.Currency ?? Only(item.Right)?.Currency;
        line.Append(',').Append(currency?.Code);
        Totals(line.Append(','), item.Left, currency);
        Totals(line.Append(','), item.Right, currency);
        line.Append(',').Append(item.Difference is { } difference ? Number(difference) : string.Empty);
        line.Append(CultureInfo.InvariantCulture, $",{item.Left?.Count ?? 0},{item.Right?.Count ?? 0},");
        Ids(line, item.Left?.Entries, item.Left?.Count ?? 0);
        Ids(line.Append(','), item.Right?.Entries, item.Right?.Count ?? 0);
        Ids(line.Append(','), item.Candidates, item.Candidates.Count);
        line.Append(CultureInfo.InvariantCulture, $",{item.OccurredAt:yyyy-MM-ddTHH:mm:ssK},{item.FirstSeen:O},{(long)item.Age.TotalDays},");
        CsvField.Text(line, Places(item));
        line.Append(',');
        CsvField.Text(line, item.Detail);
        line.Append("\r\n");
    }

    private static string Number(Money money) =>
        money.Amount.ToString("F" + money.Currency.MinorDigits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static Money? Only(ReconciliationSide? side) => side is { Totals.Count: 1 } ? side.Totals[0] : null;

    // A plain number when it is of the line's currency, otherwise with its own currencies.
    private static void Totals(StringBuilder line, ReconciliationSide? side, Currency? currency)
    {
        if (side is { Totals: [var only] } && only.Currency == currency)
        {
            line.Append(Number(only));
        }
        else if (side is not null)
        {
            line.AppendJoin(' ', side.Totals);
        }
    }

    private static void Ids(StringBuilder line, IReadOnlyList<BookEntry>? entries, long count)
    {
        if (entries is null || entries.Count == 0)
        {
            return;
        }

        string ids = string.Join(' ', entries.Take(ShownIds).Select(static e => e.Id));
        CsvField.Text(line, count > Math.Min(entries.Count, ShownIds) ? string.Create(CultureInfo.InvariantCulture, $"{ids} and {count - Math.Min(entries.Count, ShownIds)} more") : ids);
    }

    private static string Places(ReconciliationItem item)
    {
        IEnumerable<BookLine> lines = [.. item.Left?.Entries ?? [], .. item.Right?.Entries ?? []];
        return string.Join(' ', (item.Unreadable is { } unreadable ? lines.Append(unreadable) : lines)
            .Where(static l => l.LineNumber > 0).Take(ShownIds).Select(static l => string.Create(CultureInfo.InvariantCulture, $"{l.Source}:{l.LineNumber}")));
    }
}
