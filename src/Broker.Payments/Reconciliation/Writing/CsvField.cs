using System.Buffers;
using System.Text;

namespace Broker.Payments.Reconciliation.Writing;

/// <summary>Writes fields of RFC 4180 so that a spreadsheet takes texts for texts.</summary>
internal static class CsvField
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n\t;");

    /// <summary>A text from outside: what a spreadsheet could take for a formula gets an apostrophe in front.</summary>
    internal static void Text(StringBuilder line, string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return;
        }

        ReadOnlySpan<char> start = text.AsSpan().TrimStart(' ');
        bool formula = text[0] is '\t' or '\r' or '\n' || (!start.IsEmpty && start[0] is '=' or '+' or '-' or '@' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20');
        if (!formula && text.AsSpan().IndexOfAny(Quoted) < 0)
        {
            line.Append(text);
            return;
        }

        line.Append('"').Append(formula ? "'" : string.Empty).Append(text.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
    }
}
