using System.Text;
using Broker.Testing.Salesforce.Wire;

namespace Broker.Testing.Salesforce.Query;

/// <summary>Cuts a query into pieces.</summary>
internal static class SoqlLexer
{
    public static List<SoqlToken> Read(string soql)
    {
        var tokens = new List<SoqlToken>();
        var at = 0;
        while (at < soql.Length)
        {
            var c = soql[at];
            if (char.IsWhiteSpace(c))
            {
                at++;
                continue;
            }

            var start = at;
            if (char.IsAsciiLetter(c) || c == '_')
            {
                at = Skip(soql, at, static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.');

                // LAST_N_DAYS:30 is one word.
                if (at + 1 < soql.Length && soql[at] == ':' && char.IsAsciiDigit(soql[at + 1]))
                {
                    at = Skip(soql, at + 1, char.IsAsciiDigit);
                }

                tokens.Add(new SoqlToken(SoqlTokenKind.Name, soql[start..at], start));
            }
            else if (c == '\'')
            {
                at = EndOfText(soql, at + 1);
                tokens.Add(new SoqlToken(SoqlTokenKind.Text, soql[(start + 1)..at], start));
                at++;
            }
            else if (char.IsAsciiDigit(c) || (c is '-' or '+' or '.' && at + 1 < soql.Length && char.IsAsciiDigit(soql[at + 1])))
            {
                at = Skip(soql, at + 1, static c => char.IsAsciiLetterOrDigit(c) || c is '.' or ':' or '-' or '+');
                tokens.Add(new SoqlToken(SoqlTokenKind.Number, soql[start..at], start));
            }
            else
            {
                var two = at + 1 < soql.Length ? soql.Substring(at, 2) : "";
                var sign = two is "!=" or "<=" or ">=" or "<>" ? two : c is '=' or '<' or '>' or '(' or ')' or ',' ? c.ToString() : throw Malformed(soql, at, $"unexpected char: '{c}'");
                at += sign.Length;
                tokens.Add(new SoqlToken(SoqlTokenKind.Sign, sign == "<>" ? "!=" : sign, start));
            }
        }

        tokens.Add(new SoqlToken(SoqlTokenKind.End, "<EOF>", soql.Length));
        return tokens;
    }

    /// <summary>The characters of a text; in a pattern, whether each was escaped.</summary>
    public static List<(char Char, bool Escaped)> Unescape(string soql, SoqlToken token)
    {
        var text = token.Text;
        var result = new List<(char, bool)>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                result.Add((text[i], false));
                continue;
            }

            var c = ++i < text.Length ? text[i] : '\0';
            char? plain = char.ToLowerInvariant(c) switch
            {
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'b' => '\b',
                'f' => '\f',
                '"' or '\'' or '\\' or '%' or '_' => c,
                'u' when i + 4 < text.Length && ushort.TryParse(text.AsSpan(i + 1, 4), System.Globalization.NumberStyles.AllowHexSpecifier, System.Globalization.CultureInfo.InvariantCulture, out var code)
                    => (char)code,
                _ => null,
            };
            result.Add((plain ?? throw Malformed(soql, token.Position + i, $"Invalid string literal '{text}'. Illegal character sequence '\\{c}' in string literal."), true));
            i += c is 'u' or 'U' ? 4 : 0;
        }

        return result;
    }

    public static string Plain(List<(char Char, bool Escaped)> text) => string.Create(text.Count, text, static (span, from) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = from[i].Char;
        }
    });

    /// <summary>An error that shows the place, as the vendor does.</summary>
    public static SalesforceError Malformed(string soql, int position, string message)
    {
        var from = Math.Max(0, position - 40);
        var shown = new StringBuilder("\n").Append(soql.AsSpan(from, Math.Min(80, soql.Length - from))).Append('\n').Append(' ', position - from).Append("^\n");
        return SalesforceError.Bad("MALFORMED_QUERY", shown.Append(System.Globalization.CultureInfo.InvariantCulture, $"ERROR at Row:1:Column:{position + 1}\n").Append(message).ToString());
    }

    private static int Skip(string soql, int at, Func<char, bool> belongs)
    {
        while (at < soql.Length && belongs(soql[at]))
        {
            at++;
        }

        return at;
    }

    private static int EndOfText(string soql, int at)
    {
        var start = at;
        for (; at < soql.Length; at++)
        {
            if (soql[at] == '\'')
            {
                return at;
            }

            // A line break inside a literal ends nothing; only an escape takes the next character with it.
            at += soql[at] == '\\' ? 1 : 0;
        }

        throw Malformed(soql, start - 1, "expecting a closing quote, found end of query");
    }
}
