using System.Globalization;
using System.Text;
using Broker.Core.Configuration;
using Broker.Core.Monetary;
using Broker.Payments.Reconciliation.Books;
using Broker.Payments.Reconciliation.Items;

namespace Broker.Payments.Reconciliation.Writing;

/// <summary>
/// A report for a finance person: the checks, a table by comparison, outcome and currency, then the exceptions, the most urgent and among them the oldest first. It
/// keeps only as many items as it will list. Not thread-safe.
/// </summary>
public sealed class ReconciliationMarkdown
{
    private const int ShownText = 200;
    private const int ShownIds = 3;

    private readonly ReconciliationMarkdownOptions options;
    private readonly PriorityQueue<ReconciliationItem, ReconciliationItem> worst;
    private long exceptions;

    /// <summary>Starts a report.</summary>
    /// <param name="options">How to write it; null for the defaults.</param>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">An option is wrong.</exception>
    public ReconciliationMarkdown(ReconciliationMarkdownOptions? options = null)
    {
        this.options = options ?? new ReconciliationMarkdownOptions();
        new OptionsCheck("Markdown")
            .Required(nameof(this.options.Title), this.options.Title, "a heading")
            .Range(nameof(this.options.MaxExceptions), this.options.MaxExceptions, 0, 100_000)
            .ThrowIfAny(typeof(ReconciliationMarkdownOptions));

        // The least urgent kept item comes out first, so that a more urgent one can take its place.
        worst = new(Comparer<ReconciliationItem>.Create(static (x, y) => Compare(y, x)));
    }

    /// <summary>Takes an item of the run; settled ones are only counted in the summary.</summary>
    public void Add(ReconciliationItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        if (item.IsSettled)
        {
            return;
        }

        exceptions++;
        if (worst.Count < options.MaxExceptions)
        {
            worst.Enqueue(item, item);
        }
        else if (options.MaxExceptions > 0)
        {
            worst.EnqueueDequeue(item, item);
        }
    }

    /// <summary>Writes the report after the run.</summary>
    /// <param name="summary">The summary of the run.</param>
    /// <param name="writer">Where to write. Not closed.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public async Task WriteAsync(ReconciliationSummary summary, TextWriter writer, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(summary);
        ArgumentNullException.ThrowIfNull(writer);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {Cell(options.Title)}\n\nAs of {summary.AsOf:yyyy-MM-dd HH:mm zzz}. ");
        text.Append(summary.IsSettled ? "Everything is settled.\n\n" : string.Create(CultureInfo.InvariantCulture, $"{exceptions} {(exceptions == 1 ? "item needs" : "items need")} somebody to look.\n\n"));
        Outcomes(text, summary);
        Books(text, summary);
        Controls(text, summary);
        Exceptions(text);
        await writer.WriteAsync(text, cancellationToken).ConfigureAwait(false);
    }

    private static int Compare(ReconciliationItem x, ReconciliationItem y)
    {
        int order = OutcomeOrder.Of(x.Outcome).CompareTo(OutcomeOrder.Of(y.Outcome));
        order = order != 0 ? order : x.OccurredAt.CompareTo(y.OccurredAt);
        return order != 0 ? order : string.CompareOrdinal(x.Id, y.Id);
    }

    private static void Outcomes(StringBuilder text, ReconciliationSummary summary)
    {
        text.Append("## Outcomes\n\nRight is the outer book: provider, settlement report, bank, application. Amounts carry their sign, out is negative.\n\n");
        text.Append("| Comparison | Outcome | Currency | Items | Left lines | Left | Right lines | Right | Difference |\n|---|---|---|--:|--:|--:|--:|--:|--:|\n");
        foreach (OutcomeTotal total in summary.Outcomes.OrderBy(static o => o.Comparison).ThenBy(static o => OutcomeOrder.Of(o.Outcome)))
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {Words(total.Comparison.ToString())} | {Words(total.Outcome.ToString())} | {total.Currency} | {total.Items:N0} | {total.LeftLines:N0} | {Number(total.Left)} | {total.RightLines:N0} | {Number(total.Right)} | {Number(total.Difference)} |\n");
        }

        if (summary.UnreadableLines > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{summary.UnreadableLines:N0} lines could not be read.\n");
        }

        text.Append('\n');
    }

    private static void Books(StringBuilder text, ReconciliationSummary summary)
    {
        text.Append("## Books\n\n| Book | Currency | Lines | Total | Moved in the period |\n|---|---|--:|--:|--:|\n");
        foreach (BookTotal book in summary.Books)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {book.Book} | {book.Total.Currency} | {book.Lines:N0} | {Number(book.Total)} | {Number(book.Moved)} |\n");
        }

        text.Append('\n');
    }

    private static void Controls(StringBuilder text, ReconciliationSummary summary)
    {
        text.Append("## Checks on the whole\n\n");
        ControlResult[] failed = [.. summary.Controls.Where(static c => !c.Holds)];
        text.Append(CultureInfo.InvariantCulture, $"{summary.Controls.Count - failed.Length} of {summary.Controls.Count} hold: every line in exactly one item, sums by outcome equal to the totals of each side, balances where given.\n");
        if (failed.Length > 0)
        {
            text.Append("\n| Check | Book | Expected | Actual |\n|---|---|--:|--:|\n");
            foreach (ControlResult control in failed)
            {
                text.Append(CultureInfo.InvariantCulture, $"| {Words(control.Rule.ToString())} | {control.Book} | {control.Expected} | {control.Actual} |\n");
            }
        }

        text.Append('\n');
    }

    private static string Words(string name)
    {
        var words = new StringBuilder(name.Length + 8);
        foreach (char c in name)
        {
            words.Append(words.Length > 0 && char.IsAsciiLetterUpper(c) ? " " : string.Empty).Append(words.Length > 0 ? char.ToLowerInvariant(c) : c);
        }

        return words.ToString();
    }

    private static string Number(Money money) =>
        money.Amount.ToString("N" + money.Currency.MinorDigits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static string SideOf(ReconciliationSide? side)
    {
        if (side is null || side.Count == 0)
        {
            return "-";
        }

        string ids = string.Join(", ", side.Entries.Take(ShownIds).Select(static e => e.Id));
        string more = side.Count > ShownIds ? string.Create(CultureInfo.InvariantCulture, $" and {side.Count - Math.Min(ShownIds, side.Entries.Count):N0} more") : string.Empty;
        return $"{string.Join(" + ", side.Totals)} ({Cell(ids)}{more})";
    }

    // One line, no markup, not endless: texts come from outside.
    private static string Cell(string? text)
    {
        var cell = new StringBuilder();
        foreach (char c in (text ?? string.Empty).AsSpan()[..Math.Min(text?.Length ?? 0, ShownText)])
        {
            if (char.IsControl(c))
            {
                cell.Append(' ');
                continue;
            }

            cell.Append(c is '|' or '*' or '`' or '[' or ']' or '<' or '>' or '&' or '\\' ? "\\" : string.Empty).Append(c);
        }

        return cell.Append(text?.Length > ShownText ? "..." : string.Empty).ToString();
    }

    private void Exceptions(StringBuilder text)
    {
        ReconciliationItem[] items = [.. worst.UnorderedItems.Select(static i => i.Element)];
        Array.Sort(items, Compare);
        foreach (IGrouping<ReconciliationOutcome, ReconciliationItem> group in items.GroupBy(static i => i.Outcome))
        {
            text.Append(CultureInfo.InvariantCulture, $"## {Words(group.Key.ToString())}\n\n| Since | Days | Left | Right | Difference | Why | Candidates | Item |\n|---|--:|---|---|--:|---|---|---|\n");
            foreach (ReconciliationItem item in group)
            {
                string why = item.Detail is null ? Words(item.Rule.ToString()) : $"{Words(item.Rule.ToString())}: {Cell(item.Detail)}";
                string place = item.Unreadable is { } line ? string.Create(CultureInfo.InvariantCulture, $"line {line.LineNumber} of {Cell(line.Source)}: ") : string.Empty;
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"| {item.OccurredAt:yyyy-MM-dd} | {(long)item.Age.TotalDays} | {SideOf(item.Left)} | {SideOf(item.Right)} | {(item.Difference is { } d ? d.ToString() : "-")} | {place}{why} | {Cell(string.Join(", ", item.Candidates.Select(static e => e.Id)))} | {Cell(item.Id)} |\n");
            }

            text.Append('\n');
        }

        if (exceptions > items.Length)
        {
            text.Append(CultureInfo.InvariantCulture, $"{exceptions - items.Length:N0} more, less urgent, stand in the CSV report.\n");
        }
    }
}
