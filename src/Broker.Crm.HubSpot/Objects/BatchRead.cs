using System.Text.Json;
using Broker.Core.Pipeline;

namespace Broker.Crm.HubSpot.Objects;

/// <summary>Reads many records by id or by a unique property.</summary>
internal sealed class BatchRead<TRecord> : BatchPlan<string, TRecord>
    where TRecord : class
{
    private readonly IReadOnlyList<string>? properties;
    private readonly IReadOnlyList<string>? withHistory;
    private readonly string? idProperty;
    private readonly BatchAnswerReader<TRecord, TRecord> reader;

    /// <exception cref="ArgumentException">The options ask for what a batch read cannot give.</exception>
    internal BatchRead(string root, HubSpotReadOptions options, IReadOnlyList<string>? ownProperties, Func<RecordReader<TRecord>> newReader)
        : base(root + "/batch/read" + (options.Archived ? "?archived=true" : string.Empty))
    {
        if (options.Associations is { Count: > 0 })
        {
            throw new ArgumentException(
                "A batch read gives no associations (contracts/hubspot.md 3). Read the records one by one with fewer properties, or read the associations on their own.", nameof(options));
        }

        idProperty = options.IdProperty;
        properties = Complete(options.Properties ?? ownProperties, idProperty);
        withHistory = options.PropertiesWithHistory;
        ObjectQuery.CheckNames(properties, nameof(options.Properties));
        ObjectQuery.CheckNames(withHistory, nameof(options.PropertiesWithHistory));
        reader = new BatchAnswerReader<TRecord, TRecord>(newReader, static (record, _) => record, keepsEcho: idProperty is not null);
    }

    internal override int ChunkSize => withHistory is { Count: > 0 } ? HubSpotBatchLimits.MaxInputsWithHistory : HubSpotBatchLimits.MaxInputs;

    internal override bool IsRead => true;

    internal override bool HasTraceIds => false;

    internal override IReadOnlyCollection<string?> KeyProperties(string[] chunk) => [idProperty];

    internal override BatchKey? KeyOf(string input) => new BatchKey(idProperty, input);

    internal override void Check(string input, long position)
    {
        if (string.IsNullOrWhiteSpace(input))
        {
            throw new ArgumentException($"Input {position} has no {idProperty ?? "id"}.", nameof(input));
        }

        PropertyValues.CheckText(input, position, idProperty ?? "id");
    }

    internal override ApiOperation Operation(string[] chunk) => ObjectOperations.ReadMany;

    internal override BatchAnswer<TRecord> Read(in ApiResponse response) => reader.Read(in response);

    internal override IEnumerable<string> NamesOf(string input) => [.. properties ?? [], .. withHistory ?? []];

    protected override void Write(Utf8JsonWriter writer, string[] chunk)
    {
        // Always there: the vendor's file requires both, an empty one asks for the defaults.
        WriteNames(writer, "properties", properties);
        WriteNames(writer, "propertiesWithHistory", withHistory);
        if (idProperty is not null)
        {
            writer.WriteString("idProperty"u8, idProperty);
        }

        WriteIds(writer, chunk);
    }

    // Records come back in no promised order: without the unique property in the answer nobody could tell whose they are.
    private static IReadOnlyList<string>? Complete(IReadOnlyList<string>? names, string? idProperty) =>
        idProperty is null || names?.Contains(idProperty, StringComparer.Ordinal) == true ? names : [.. names ?? [], idProperty];

    private static void WriteNames(Utf8JsonWriter writer, string member, IReadOnlyList<string>? names)
    {
        writer.WriteStartArray(member);
        foreach (string name in names ?? [])
        {
            writer.WriteStringValue(name);
        }

        writer.WriteEndArray();
    }
}
