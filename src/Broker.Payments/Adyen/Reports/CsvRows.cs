using System.Globalization;
using System.Text;

namespace Broker.Payments.Adyen.Reports;

/// <summary>Splits comma separated text into rows, with quotes as RFC 4180 has them, reading as it goes. Lengths are limited: a report is foreign text.</summary>
internal sealed class CsvRows(TextReader reader)
{
    private const int MaxField = 64 * 1024;
    private const int MaxFields = 500;
    private const int PieceSize = 8 * 1024;
    private readonly char[] piece = new char[PieceSize];
    private readonly StringBuilder field = new();
    private int length;
    private int position;
    private bool ended;

    /// <summary>The number of the row that was read last, from 1 on.</summary>
    internal int Number { get; private set; }

    /// <summary>The next row; null at the end.</summary>
    /// <exception cref="FormatException">A quote is not closed, or a limit is passed.</exception>
    internal async ValueTask<List<string>?> ReadAsync(CancellationToken cancellationToken)
    {
        List<string> row = [];
        bool quoted = false, wasQuoted = false, any = false;
        while (true)
        {
            int next = await NextAsync(cancellationToken).ConfigureAwait(false);
            any |= next >= 0;
            if (quoted)
            {
                if (next < 0)
                {
                    throw Broken("a quote is not closed");
                }

                if (next == '"' && await PeekAsync(cancellationToken).ConfigureAwait(false) == '"')
                {
                    position++;
                    Take('"');
                }
                else if (next == '"')
                {
                    quoted = false;
                }
                else
                {
                    Take((char)next);
                }
            }
            else if (next is ',' or '\n' || next < 0)
            {
                if (next < 0 && !any)
                {
                    return null;
                }

                row.Add(row.Count < MaxFields ? Finish(wasQuoted) : throw Broken("there are too many fields"));
                wasQuoted = false;
                if (next != ',')
                {
                    Number++;
                    return row;
                }
            }
            else if (next == '"' && field.Length == 0 && !wasQuoted)
            {
                quoted = wasQuoted = true;
            }
            else
            {
                Take((char)next);
            }
        }
    }

    private string Finish(bool wasQuoted)
    {
        string text = field.ToString();
        field.Clear();
        return wasQuoted && text.EndsWith('\r') ? text[..^1] : text.TrimEnd('\r');
    }

    private void Take(char c) => field.Append(field.Length < MaxField ? c : throw Broken("a field is too long"));

    private async ValueTask<int> NextAsync(CancellationToken cancellationToken)
    {
        int next = await PeekAsync(cancellationToken).ConfigureAwait(false);
        position += next >= 0 ? 1 : 0;
        return next;
    }

    private async ValueTask<int> PeekAsync(CancellationToken cancellationToken)
    {
        if (position == length && !ended)
        {
            length = await reader.ReadAsync(piece.AsMemory(), cancellationToken).ConfigureAwait(false);
            position = 0;
            ended = length == 0;
        }

        return position < length ? piece[position] : -1;
    }

    private FormatException Broken(string what) => new(string.Create(CultureInfo.InvariantCulture, $"Row {Number + 1} of the report cannot be read: {what}."));
}
