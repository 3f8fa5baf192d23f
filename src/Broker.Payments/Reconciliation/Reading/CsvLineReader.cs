using System.Text;

namespace Broker.Payments.Reconciliation.Reading;

/// <summary>Reads physical lines, each with its end; a line that is too long is skipped to its end and given as null.</summary>
internal sealed class CsvLineReader(TextReader reader, int maxLength)
{
    private readonly char[] buffer = new char[16 * 1024];
    private readonly StringBuilder line = new();
    private int begin;
    private int end;

    internal bool AtEnd { get; private set; }

    /// <summary>The next line with its line end, null when it is longer than allowed. At the end of the text <see cref="AtEnd"/> becomes true.</summary>
    internal async ValueTask<string?> ReadAsync(CancellationToken cancellationToken)
    {
        line.Clear();
        bool tooLong = false;
        while (true)
        {
            if (begin == end)
            {
                begin = 0;
                end = await reader.ReadAsync(buffer.AsMemory(), cancellationToken).ConfigureAwait(false);
                if (end == 0)
                {
                    AtEnd = line.Length == 0 && !tooLong;
                    return tooLong ? null : line.ToString();
                }
            }

            int found = buffer.AsSpan(begin, end - begin).IndexOf('\n');
            int count = found < 0 ? end - begin : found + 1;
            tooLong |= line.Length + count > maxLength;
            if (tooLong)
            {
                line.Clear();
            }
            else if (found >= 0 && line.Length == 0)
            {
                begin += count;
                return new string(buffer, begin - count, count);
            }
            else
            {
                line.Append(buffer, begin, count);
            }

            begin += count;
            if (found >= 0)
            {
                return tooLong ? null : line.ToString();
            }
        }
    }
}
