using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Broker.Payments.Reconciliation.Reading;

/// <summary>
/// Reads RFC 4180 records. A record that cannot be read costs its first line only: reading goes on with the next line, so that one stray quote does not swallow the
/// rest of the file.
/// </summary>
internal static class CsvReader
{
    internal static async IAsyncEnumerable<CsvRecord> ReadAsync(TextReader reader, CsvReadOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var lines = new CsvLineReader(reader, options.MaxRecordLength);
        var pending = new Queue<string?>();
        var fields = new List<string>();
        long number = 0;
        while (true)
        {
            string? first = pending.Count > 0 ? pending.Dequeue() : await lines.ReadAsync(cancellationToken).ConfigureAwait(false);
            if (lines.AtEnd && pending.Count == 0 && first is { Length: 0 })
            {
                yield break;
            }

            number++;
            if (first is null)
            {
                yield return new CsvRecord(number, [], TooLong(options));
                continue;
            }

            if (first.AsSpan().TrimEnd("\r\n").IsEmpty)
            {
                continue;
            }

            (string? record, int taken, string? problem) = await CompleteAsync(first, lines, pending, options, cancellationToken).ConfigureAwait(false);
            problem ??= Split(record!, options, fields);
            yield return new CsvRecord(number, problem is null ? [.. fields] : [], problem);
            for (int i = 0; problem is null && i < taken; i++)
            {
                pending.Dequeue();
                number++;
            }
        }
    }

    // Adds lines while a quote is open. The added lines stay in the queue until the record is known to be good.
    private static async ValueTask<(string? Record, int Taken, string? Problem)> CompleteAsync(
        string first, CsvLineReader lines, Queue<string?> pending, CsvReadOptions options, CancellationToken cancellationToken)
    {
        if (!IsOpen(first))
        {
            return (first, 0, null);
        }

        var record = new StringBuilder(first);
        bool open = true;
        for (int taken = 0; ; taken++)
        {
            if (taken + 1 >= options.MaxLinesPerRecord)
            {
                return (null, 0, string.Create(CultureInfo.InvariantCulture, $"A quote opens and does not close within {options.MaxLinesPerRecord} lines."));
            }

            if (taken == pending.Count)
            {
                string? next = await lines.ReadAsync(cancellationToken).ConfigureAwait(false);
                if (lines.AtEnd)
                {
                    return (null, 0, "A quote opens and does not close before the end of the file.");
                }

                pending.Enqueue(next);
            }

            string? line = pending.ElementAt(taken);
            if (line is null || record.Length + line.Length > options.MaxRecordLength)
            {
                return (null, 0, TooLong(options));
            }

            record.Append(line);
            open ^= IsOpen(line);
            if (!open)
            {
                return (record.ToString(), taken + 1, null);
            }
        }
    }

    private static string TooLong(CsvReadOptions options) => string.Create(CultureInfo.InvariantCulture, $"The record is longer than {options.MaxRecordLength} characters.");

    private static bool IsOpen(string text) => (text.AsSpan().Count('"') & 1) == 1;

    // Null when the record is well formed.
    private static string? Split(string record, CsvReadOptions options, List<string> fields)
    {
        fields.Clear();
        ReadOnlySpan<char> rest = record.AsSpan();
        rest = rest.EndsWith("\r\n") ? rest[..^2] : rest.EndsWith("\n") || rest.EndsWith("\r") ? rest[..^1] : rest;
        while (true)
        {
            if (fields.Count == options.MaxColumns)
            {
                return string.Create(CultureInfo.InvariantCulture, $"The record has more than {options.MaxColumns} columns.");
            }

            int length;
            if (rest.Length > 0 && rest[0] == '"')
            {
                length = QuotedLength(rest);
                if (length < 0 || (length < rest.Length && rest[length] != options.Separator))
                {
                    return string.Create(CultureInfo.InvariantCulture, $"Column {fields.Count + 1} has text after its closing quote.");
                }

                fields.Add(rest[1..(length - 1)].ToString().Replace("\"\"", "\"", StringComparison.Ordinal));
            }
            else
            {
                int separator = rest.IndexOf(options.Separator);
                length = separator < 0 ? rest.Length : separator;
                if (rest[..length].Contains('"'))
                {
                    return string.Create(CultureInfo.InvariantCulture, $"Column {fields.Count + 1} has a quote inside and is not quoted.");
                }

                fields.Add(rest[..length].ToString());
            }

            if (length == rest.Length)
            {
                return null;
            }

            rest = rest[(length + 1)..];
        }
    }

    // The length of a quoted field with both quotes; -1 when it does not close.
    private static int QuotedLength(ReadOnlySpan<char> text)
    {
        for (int at = 1; at < text.Length; at++)
        {
            if (text[at] != '"')
            {
                continue;
            }

            if (at + 1 == text.Length || text[at + 1] != '"')
            {
                return at + 1;
            }

            at++;
        }

        return -1;
    }
}
