using Broker.Testing.Salesforce.Wire;

namespace Broker.Testing.Salesforce.Bulk;

/// <summary>How a job's CSV is written.</summary>
internal sealed record CsvDialect(string DelimiterName, char Delimiter, string LineEndingName)
{
    private static readonly Dictionary<string, char> Delimiters = new(StringComparer.Ordinal)
    {
        ["COMMA"] = ',', ["TAB"] = '\t', ["SEMICOLON"] = ';', ["PIPE"] = '|', ["CARET"] = '^', ["BACKQUOTE"] = '`',
    };

    public bool IsCrLf => LineEndingName == "CRLF";

    public string NewLine => IsCrLf ? "\r\n" : "\n";

    public static CsvDialect Of(string? delimiter, string? lineEnding)
    {
        delimiter ??= "COMMA";
        lineEnding ??= "LF";
        if (!Delimiters.TryGetValue(delimiter, out var character))
        {
            throw SalesforceError.Bad("INVALID_INPUT", $"columnDelimiter '{delimiter}' is none of {string.Join(", ", Delimiters.Keys)}.");
        }

        return lineEnding is "LF" or "CRLF" ? new CsvDialect(delimiter, character, lineEnding) : throw SalesforceError.Bad("INVALID_INPUT", $"lineEnding '{lineEnding}' is neither LF nor CRLF.");
    }

    /// <summary>A cell as the vendor writes them: always in quotes.</summary>
    public static string Quote(string text) => "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
