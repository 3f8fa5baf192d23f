namespace Broker.Crm.Salesforce.Bulk.Csv;

/// <summary>The wire's words for separators.</summary>
internal static class CsvWords
{
    internal const byte Quote = (byte)'"';
    internal const byte LineFeed = (byte)'\n';
    internal const byte CarriageReturn = (byte)'\r';

    private static readonly string[] Names = ["COMMA", "BACKQUOTE", "CARET", "PIPE", "SEMICOLON", "TAB"];

    /// <summary>The byte.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the six.</exception>
    internal static byte Byte(this BulkDelimiter delimiter) => delimiter switch
    {
        BulkDelimiter.Comma => (byte)',',
        BulkDelimiter.Backquote => (byte)'`',
        BulkDelimiter.Caret => (byte)'^',
        BulkDelimiter.Pipe => (byte)'|',
        BulkDelimiter.Semicolon => (byte)';',
        BulkDelimiter.Tab => (byte)'\t',
        _ => throw new ArgumentOutOfRangeException(nameof(delimiter), delimiter, "The delimiter is not one of BulkDelimiter."),
    };

    internal static string Wire(this BulkDelimiter delimiter)
    {
        _ = delimiter.Byte();
        return Names[(int)delimiter];
    }

    internal static string Wire(this BulkLineEnding ending) => ending switch
    {
        BulkLineEnding.LF => "LF",
        BulkLineEnding.CRLF => "CRLF",
        _ => throw new ArgumentOutOfRangeException(nameof(ending), ending, "The line ending is not one of BulkLineEnding."),
    };

    internal static BulkDelimiter DelimiterOf(string? wire) => Array.IndexOf(Names, wire) is var index and >= 0 ? (BulkDelimiter)index : BulkDelimiter.Comma;

    internal static BulkLineEnding EndingOf(string? wire) => wire == "CRLF" ? BulkLineEnding.CRLF : BulkLineEnding.LF;
}
