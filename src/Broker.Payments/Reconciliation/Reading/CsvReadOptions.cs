using System.Text;

namespace Broker.Payments.Reconciliation.Reading;

/// <summary>How CSV files are read. RFC 4180; the first record names the columns, in any order and case; unknown columns are ignored.</summary>
public sealed class CsvReadOptions
{
    /// <summary>What stands between fields. Default comma; any character but a quote or a line end.</summary>
    public char Separator { get; set; } = ',';

    /// <summary>The longest record, in characters; a longer one is unreadable. Default 65,536; 256 to 16,777,216.</summary>
    public int MaxRecordLength { get; set; } = 65_536;

    /// <summary>The most lines a quoted field may stretch a record over. Default 50; 1 to 10,000.</summary>
    public int MaxLinesPerRecord { get; set; } = 50;

    /// <summary>The most columns; a record with more is unreadable. Default 256; 1 to 16,384.</summary>
    public int MaxColumns { get; set; } = 256;

    /// <summary>The encoding when the file begins with no byte order mark. Default UTF-8; bytes that are no text become U+FFFD.</summary>
    public Encoding Encoding { get; set; } = Encoding.UTF8;

    /// <summary>The zone of times that name none. Default UTC.</summary>
    public TimeZoneInfo Zone { get; set; } = TimeZoneInfo.Utc;
}
