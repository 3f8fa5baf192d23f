using System.Globalization;
using System.Text.Json;
using Broker.Core.Pipeline;
using Broker.Crm.Salesforce.Records;
using Broker.Crm.Salesforce.Wire;

namespace Broker.Crm.Salesforce.Composite;

/// <summary>The collection resource (contracts/salesforce.md 6): checks what is given and writes the calls.</summary>
internal sealed class Collections(SalesforceApi api)
{
    internal Task<CollectionOutcome> CreateAsync(IReadOnlyList<CollectionRecord> records, CollectionOptions? options, CancellationToken cancellationToken)
    {
        Check(records, static (record, i) => record.Id is null ? null : $"Record {i} has an id, so it exists; change it instead of creating it.");
        return WriteAsync(CompositeOperations.CreateMany, records, options, cancellationToken);
    }

    internal Task<CollectionOutcome> UpdateAsync(IReadOnlyList<CollectionRecord> records, CollectionOptions? options, CancellationToken cancellationToken)
    {
        Check(records, static (record, i) => record.Id is null ? $"Record {i} has no id, so nothing can be changed." : null);
        CheckTwice(records.Count, i => records[i].Id!);
        return WriteAsync(CompositeOperations.UpdateMany, records, options, cancellationToken);
    }

    internal Task<CollectionOutcome> UpsertAsync(
        string type, string externalIdField, IReadOnlyList<IReadOnlyDictionary<string, object?>> records, CollectionOptions? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(records);
        CollectionOptions how = CollectionOptions.Checked(options);
        string path = $"{api.Paths.Root}{CompositeOperations.CollectionPath}/{SalesforcePaths.Name(type, nameof(type))}/{SalesforcePaths.Name(externalIdField, nameof(externalIdField))}";
        string[] keys = ExternalIds.Read(records, externalIdField, caseSensitive: true);
        var write = new CollectionWrite(api, CompositeOperations.UpsertMany, how)
        {
            CallOf = places => CompositeOperations.UpsertMany.Call(path).WithBody(Body(how, places, (writer, place) => Write(writer, type, null, records[place]))),
            IdentityOf = place => keys[place],
            NamesOf = place => [.. records[place].Keys],
        };
        CheckBodies(records.Count, place => (type, null, records[place]));
        return write.RunAsync(records.Count, cancellationToken);
    }

    internal Task<CollectionOutcome> DeleteAsync(IReadOnlyList<string> ids, CollectionOptions? options, CancellationToken cancellationToken)
    {
        CollectionOptions how = CollectionOptions.Checked(options);
        string[] whole = Ids(ids);
        CheckTwice(whole.Length, i => whole[i]);
        ApiOperation operation = how.AllOrNone ? CompositeOperations.DeleteAll : CompositeOperations.DeleteMany;
        var write = new CollectionWrite(api, operation, how)
        {
            CallOf = places => operation.Call(api.Paths.Root + CompositeOperations.CollectionPath + "?ids=" + string.Join(',', places.Select(i => whole[i]))).Query("allOrNone", how.AllOrNone),
            IdentityOf = place => whole[place],
        };
        return write.RunAsync(whole.Length, cancellationToken);
    }

    internal async Task<IReadOnlyList<T?>> ReadAsync<T>(string type, IReadOnlyList<string> ids, IReadOnlyCollection<string> fields, RowReader<T> readRow, CancellationToken cancellationToken)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(fields);
        string[] whole = Ids(ids);
        string path = $"{api.Paths.Root}{CompositeOperations.CollectionPath}/{SalesforcePaths.Name(type, nameof(type))}";
        foreach (string field in fields.Count > 0 ? fields : throw new ArgumentException("A read of many records needs the fields to read.", nameof(fields)))
        {
            Array.ForEach((field ?? string.Empty).Split('.'), static part => SalesforcePaths.Name(part, nameof(fields)));
        }

        var records = new List<T?>(whole.Length);
        foreach (string[] some in whole.Chunk(CompositeLimits.CollectionIds))
        {
            ApiCall call = CompositeOperations.ReadMany.Call(path).WithBody(CompositeBody.Write((some, fields), static (writer, state) =>
            {
                WriteTexts(writer, "ids", state.some);
                WriteTexts(writer, "fields", state.fields);
            }));
            records.AddRange(await api.SendAsync(call, (in ApiResponse response) => ReadRows(response.Body, some.Length, readRow), cancellationToken).ConfigureAwait(false));
        }

        return records;
    }

    private Task<CollectionOutcome> WriteAsync(ApiOperation operation, IReadOnlyList<CollectionRecord> records, CollectionOptions? options, CancellationToken cancellationToken)
    {
        CollectionOptions how = CollectionOptions.Checked(options);
        CheckBodies(records.Count, place => (records[place].Type, records[place].Id, records[place].Fields));
        var write = new CollectionWrite(api, operation, how)
        {
            Types = [.. records.Select(static r => r.Type)],
            CallOf = places => operation.Call(api.Paths.Root + CompositeOperations.CollectionPath)
                .WithBody(Body(how, places, (writer, place) => Write(writer, records[place].Type, records[place].Id, records[place].Fields))),
            IdentityOf = place => records[place].Id,
            NamesOf = place => [.. records[place].Fields.Keys],
        };
        return write.RunAsync(records.Count, cancellationToken);
    }

    private static ApiBody Body(CollectionOptions how, IReadOnlyList<int> places, Action<Utf8JsonWriter, int> writeRecord) =>
        CompositeBody.Write((how.AllOrNone, places, writeRecord), static (writer, state) =>
        {
            writer.WriteBoolean("allOrNone"u8, state.AllOrNone);
            writer.WriteStartArray("records"u8);
            foreach (int place in state.places)
            {
                state.writeRecord(writer, place);
            }

            writer.WriteEndArray();
        });

    private static void Write(Utf8JsonWriter writer, string type, string? id, IReadOnlyDictionary<string, object?> fields)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("attributes"u8);
        writer.WriteString("type"u8, type);
        writer.WriteEndObject();
        if (id is not null)
        {
            writer.WriteString("id"u8, id);
        }

        FieldValues.Write(writer, fields);
        writer.WriteEndObject();
    }

    // A value that cannot be written must not be found in the third call, after two were applied.
    private static void CheckBodies(int count, Func<int, (string Type, string? Id, IReadOnlyDictionary<string, object?> Fields)> recordOf)
    {
        using var writer = new Utf8JsonWriter(Stream.Null);
        for (int i = 0; i < count; i++)
        {
            (string type, string? id, IReadOnlyDictionary<string, object?> fields) = recordOf(i);
            if (fields.Keys.Any(static k => string.Equals(k, "Id", StringComparison.OrdinalIgnoreCase) || string.Equals(k, "attributes", StringComparison.OrdinalIgnoreCase)))
            {
                throw new ArgumentException($"Record {i} has a field Id or attributes, which are not fields; the id is given beside them.");
            }

            try
            {
                Write(writer, type, id, fields);
            }
            catch (ArgumentException refused)
            {
                throw new ArgumentException(FormattableString.Invariant($"Record {i}: {refused.Message}"), refused);
            }

            writer.Reset(Stream.Null);
        }
    }

    private static void Check(IReadOnlyList<CollectionRecord> records, Func<CollectionRecord, int, string?> problemOf)
    {
        ArgumentNullException.ThrowIfNull(records);
        for (int i = 0; i < records.Count; i++)
        {
            if ((records[i] is null ? $"Record {i} is null." : problemOf(records[i], i)) is { } problem)
            {
                throw new ArgumentException(problem, nameof(records));
            }
        }
    }

    private static void CheckTwice(int count, Func<int, string> idOf)
    {
        var places = new Dictionary<string, int>(count, StringComparer.Ordinal);
        for (int i = 0; i < count; i++)
        {
            if (!places.TryAdd(idOf(i), i))
            {
                throw new ArgumentException($"Records {places[idOf(i)]} and {i} have the same id; which is written last would be chance. Merge them first.");
            }
        }
    }

    private static string[] Ids(IReadOnlyList<string> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        var whole = new string[ids.Count];
        for (int i = 0; i < whole.Length; i++)
        {
            whole[i] = SalesforceIds.IsId(ids[i])
                ? SalesforceIds.To18(ids[i])
                : throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Id {i} is not the id of a record; allowed: 15 or 18 letters and digits."), nameof(ids));
        }

        return whole;
    }

    private static void WriteTexts(Utf8JsonWriter writer, string name, IEnumerable<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (string text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }

    private static List<T?> ReadRows<T>(ReadOnlySpan<byte> body, int count, RowReader<T> readRow)
        where T : class
    {
        var reader = new Utf8JsonReader(body);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("The answer is no list of records.");
        }

        var rows = new List<T?>(count);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            rows.Add(reader.TokenType == JsonTokenType.Null ? null : readRow(ref reader));
        }

        return rows.Count != count || reader.Read() ? throw new JsonException($"The answer has {rows.Count} records for {count} ids.") : rows;
    }
}
