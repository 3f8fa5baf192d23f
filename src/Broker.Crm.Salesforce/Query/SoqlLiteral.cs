using System.Globalization;
using System.Text;

namespace Broker.Crm.Salesforce.Query;

/// <summary>Writes values as literals (contracts/salesforce.md 5): a backslash first of all, then quotes and control characters, and the wildcards where LIKE reads them.</summary>
internal static class SoqlLiteral
{
    private const string Escaped = "\\'\"\n\r\t\b\f";

    internal static void AppendText(StringBuilder target, string value, bool like, string before = "", string after = "")
    {
        if (value.Length > Soql.MaxTextLength)
        {
            throw new ArgumentException($"A text in the query has {value.Length} characters; Salesforce takes at most {Soql.MaxTextLength}.", nameof(value));
        }

        target.Append('\'').Append(before);
        for (int i = 0; i < value.Length; i++)
        {
            char c = value[i];
            if (Escaped.Contains(c, StringComparison.Ordinal))
            {
                target.Append('\\').Append(c switch { '\n' => 'n', '\r' => 'r', '\t' => 't', '\b' => 'b', '\f' => 'f', _ => c });
            }
            else if (like && c is '%' or '_')
            {
                target.Append('\\').Append(c);
            }
            else if (char.IsControl(c) && c < ' ')
            {
                throw new ArgumentException($"A text in the query holds the control character U+{(int)c:X4}, which SOQL cannot express.", nameof(value));
            }
            else if (char.IsSurrogate(c) && !(char.IsHighSurrogate(c) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1])) && !(char.IsLowSurrogate(c) && i > 0 && char.IsHighSurrogate(value[i - 1])))
            {
                throw new ArgumentException("A text in the query holds half of a character (a lone surrogate).", nameof(value));
            }
            else
            {
                target.Append(c);
            }
        }

        target.Append(after).Append('\'');
    }

    internal static string Of(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    internal static string Of(long value) => value.ToString(CultureInfo.InvariantCulture);

    internal static string Of(bool value) => value ? "true" : "false";

    internal static string Of(DateOnly value) => value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Always in UTC: an offset with a plus would have to survive an address.</summary>
    internal static string Of(DateTimeOffset value) => value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
