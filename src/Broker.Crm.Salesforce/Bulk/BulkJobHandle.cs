using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Broker.Crm.Salesforce.Bulk.Csv;
using Broker.Crm.Salesforce.Wire;

namespace Broker.Crm.Salesforce.Bulk;

/// <summary>
/// What must be kept to come back to a job after a crash: store <see cref="ToString"/>, read it with <see cref="Parse"/>. Holds no secret and no data. The version is
/// part of it, because results can be read with the version the job was made with alone (contracts/salesforce.md 7).
/// </summary>
public sealed record BulkJobHandle
{
    /// <summary>The locator of a query whose results are read to the end.</summary>
    internal const string EndLocator = "null";

    private const string Mark = "sfbulk1";
    private const int Parts = 13;

    /// <summary>Which kind of job.</summary>
    public required BulkJobKind Kind { get; init; }

    /// <summary>The job's id.</summary>
    public required string JobId { get; init; }

    /// <summary>The version, for example <c>67.0</c>.</summary>
    public required string ApiVersion { get; init; }

    /// <summary>The object; null for queries.</summary>
    public string? ObjectType { get; init; }

    /// <summary>The operation of an ingest job.</summary>
    public BulkOperation Operation { get; init; }

    /// <summary>The column that tells rows apart; null for queries.</summary>
    public string? KeyColumn { get; init; }

    /// <summary>The separator of the job's files.</summary>
    public BulkDelimiter Delimiter { get; init; }

    /// <summary>How far this side got with an ingest job.</summary>
    public BulkJobPhase Phase { get; init; }

    /// <summary>The number of the first row of the job in the input, from 1; 0 for queries and for rows that are loaded again.</summary>
    public long FirstRow { get; init; }

    /// <summary>How many rows an ingest job holds.</summary>
    public long Rows { get; init; }

    /// <summary>Where the next page of a query's results starts; null for the first page.</summary>
    public string? Locator { get; init; }

    /// <summary>Rows of a query that were handed out before <see cref="Locator"/>.</summary>
    public long RowsBefore { get; init; }

    /// <summary>True when the results of a query were read to the end.</summary>
    public bool IsReadToEnd => Kind == BulkJobKind.Query && Locator == EndLocator;

    /// <summary>Reads the text of a handle.</summary>
    /// <exception cref="FormatException">The text is no handle.</exception>
    public static BulkJobHandle Parse(string text) =>
        TryParse(text, out BulkJobHandle? handle) ? handle : throw new FormatException("The text is not a handle of a Salesforce Bulk job, as BulkJobHandle.ToString writes it.");

    /// <summary>Reads the text of a handle; false when it is none.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out BulkJobHandle? handle)
    {
        handle = null;
        string[] parts = (text ?? string.Empty).Split('|');
        if (parts.Length != Parts || parts[0] != Mark || !SalesforcePaths.IsVersion(parts[2]) || parts[3].Length == 0 ||
            !TryName(parts[1], out BulkJobKind kind) || !TryName(parts[5], out BulkOperation operation) || !TryName(parts[7], out BulkDelimiter delimiter) ||
            !TryName(parts[8], out BulkJobPhase phase) || !TryCount(parts[9], out long first) || !TryCount(parts[10], out long rows) || !TryCount(parts[12], out long before))
        {
            return false;
        }

        handle = new BulkJobHandle
        {
            Kind = kind,
            ApiVersion = parts[2],
            JobId = Uri.UnescapeDataString(parts[3]),
            ObjectType = Optional(parts[4]),
            Operation = operation,
            KeyColumn = Optional(parts[6]),
            Delimiter = delimiter,
            Phase = phase,
            FirstRow = first,
            Rows = rows,
            Locator = Optional(parts[11]),
            RowsBefore = before,
        };
        return true;
    }

    /// <summary>The text to store, one line of ASCII.</summary>
    public override string ToString() => string.Join('|', Mark, Kind, ApiVersion, Uri.EscapeDataString(JobId), Uri.EscapeDataString(ObjectType ?? string.Empty), Operation,
        Uri.EscapeDataString(KeyColumn ?? string.Empty), Delimiter, Phase, FirstRow.ToString(CultureInfo.InvariantCulture), Rows.ToString(CultureInfo.InvariantCulture),
        Uri.EscapeDataString(Locator ?? string.Empty), RowsBefore.ToString(CultureInfo.InvariantCulture));

    private static string? Optional(string part) => part.Length == 0 ? null : Uri.UnescapeDataString(part);

    private static bool TryName<T>(string text, out T value)
        where T : struct, Enum => Enum.TryParse(text, out value) && Enum.IsDefined(value) && !char.IsAsciiDigit(text[0]);

    private static bool TryCount(string text, out long value) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
}
