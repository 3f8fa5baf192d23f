using System.Runtime.CompilerServices;
using Broker.Payments.Reconciliation.Books;

namespace Broker.Payments.Reconciliation.Reading;

/// <summary>Reads a CSV file with named columns into lines of a book; what cannot be read becomes an <see cref="UnreadableLine"/>, and nothing is lost.</summary>
internal static class BookCsv
{
    internal static IAsyncEnumerable<BookLine> ReadAsync(
        Stream stream, string source, ReconciliationBook book, IReadOnlyList<string> required, Func<CsvRow, BookEntry?> map, CsvReadOptions? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(source);
        options ??= new CsvReadOptions();
        CsvReadOptionsCheck.ThrowIfAny(options);
        return ReadCoreAsync(stream, source, book, required, map, options, cancellationToken);
    }

    private static async IAsyncEnumerable<BookLine> ReadCoreAsync(
        Stream stream, string source, ReconciliationBook book, IReadOnlyList<string> required, Func<CsvRow, BookEntry?> map, CsvReadOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(stream, options.Encoding, detectEncodingFromByteOrderMarks: true, bufferSize: 16 * 1024, leaveOpen: true);
        CsvRow? row = null;
        int width = 0;
        string? headProblem = null;
        await foreach (CsvRecord record in CsvReader.ReadAsync(reader, options, cancellationToken).ConfigureAwait(false))
        {
            if (record.Problem is { } problem)
            {
                yield return new UnreadableLine(book, problem) { Source = source, LineNumber = record.Line };
            }
            else if (row is null && headProblem is null)
            {
                headProblem = Head(record, required, out Dictionary<string, int> columns);
                width = record.Fields.Count;
                row = new CsvRow(columns, options);
                if (headProblem is not null)
                {
                    yield return new UnreadableLine(book, headProblem) { Source = source, LineNumber = record.Line };
                }
            }
            else
            {
                yield return Read(record, row!, width, source, book, map, headProblem);
            }
        }
    }

    private static BookLine Read(CsvRecord record, CsvRow row, int width, string source, ReconciliationBook book, Func<CsvRow, BookEntry?> map, string? headProblem)
    {
        string? problem = headProblem is not null ? "The first line does not name the columns, so this one cannot be read."
            : record.Fields.Count != width ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"The line has {record.Fields.Count} columns, the first line names {width}.")
            : null;
        BookEntry? entry = problem is null ? map(row.Start(record, source)) : null;
        problem ??= row.Problem;
        return problem is null && entry is not null
            ? entry
            : new UnreadableLine(book, problem ?? "The line holds no entry.") { Source = source, LineNumber = record.Line };
    }

    private static string? Head(CsvRecord record, IReadOnlyList<string> required, out Dictionary<string, int> columns)
    {
        columns = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < record.Fields.Count; i++)
        {
            if (!columns.TryAdd(record.Fields[i].Trim(), i))
            {
                return $"The first line names column {CsvRow.Show(record.Fields[i])} twice.";
            }
        }

        Dictionary<string, int> found = columns;
        string[] missing = [.. required.Where(name => !found.ContainsKey(name))];
        return missing.Length == 0 ? null : $"The first line does not name {string.Join(", ", missing)}.";
    }
}
