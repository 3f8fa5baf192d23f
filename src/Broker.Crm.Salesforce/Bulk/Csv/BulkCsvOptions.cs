using System.Globalization;
using Broker.Core.Configuration;

namespace Broker.Crm.Salesforce.Bulk.Csv;

/// <summary>How CSV is read. Read once; later changes have no effect.</summary>
public sealed class BulkCsvOptions
{
    /// <summary>The default of <see cref="MaxFieldBytes"/>: 131,072 characters of up to four bytes, with room for doubled quotes (contracts/salesforce.md 7).</summary>
    public const int DefaultMaxFieldBytes = 1024 * 1024;

    /// <summary>The default of <see cref="MaxRowBytes"/>: 400,000 characters of up to four bytes, with room for quotes and separators (contracts/salesforce.md 7).</summary>
    public const int DefaultMaxRowBytes = 4 * 1024 * 1024;

    private const int LargestRow = 1 << 29;

    /// <summary>What separates cells. Default <see cref="BulkDelimiter.Comma"/>.</summary>
    public BulkDelimiter Delimiter { get; set; }

    /// <summary>The largest cell in bytes, quotes included. Default 1 MiB; 16 bytes to <see cref="MaxRowBytes"/>.</summary>
    public int MaxFieldBytes { get; set; } = DefaultMaxFieldBytes;

    /// <summary>The largest row in bytes, which is also the most that the reader keeps in memory. Default 4 MiB; 16 bytes to 512 MiB.</summary>
    public int MaxRowBytes { get; set; } = DefaultMaxRowBytes;

    /// <summary>The largest number of columns. Default 5,000 (contracts/salesforce.md 7); 1 to 100,000.</summary>
    public int MaxColumns { get; set; } = BulkLimits.MaxColumns;

    internal BulkCsvOptions Checked()
    {
        new OptionsCheck("Salesforce CSV")
            .That(Enum.IsDefined(Delimiter), nameof(Delimiter), ((int)Delimiter).ToString(CultureInfo.InvariantCulture), "one of BulkDelimiter")
            .Range(nameof(MaxRowBytes), MaxRowBytes, 16, LargestRow)
            .Range(nameof(MaxFieldBytes), MaxFieldBytes, 16, Math.Max(16, MaxRowBytes))
            .Range(nameof(MaxColumns), MaxColumns, 1, 100_000)
            .ThrowIfAny(typeof(BulkCsvOptions));
        return this;
    }
}
