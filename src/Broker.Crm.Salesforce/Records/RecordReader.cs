using System.Text.Json;
using Broker.Crm.Salesforce.Wire;

namespace Broker.Crm.Salesforce.Records;

/// <summary>Reads records of any object: fields, parents, child queries and compounds. Numbers keep their digits.</summary>
internal static class RecordReader
{
    private static readonly RowReader<SalesforceRecord> Row = Read;

    /// <param name="reader">Stands on the object, or before it; ends on the end of it.</param>
    internal static SalesforceRecord Read(ref Utf8JsonReader reader)
    {
        JsonText.Begin(ref reader);
        JsonText.Expect(ref reader, JsonTokenType.StartObject);
        string type = string.Empty;
        string? id = null;
        string? addressId = null;
        var fields = new Dictionary<string, SalesforceValue>(StringComparer.OrdinalIgnoreCase);
        while (JsonText.NextName(ref reader))
        {
            if (reader.ValueTextEquals("attributes"u8))
            {
                (type, addressId) = Attributes(ref reader, type);
                continue;
            }

            string name = SharedText.Get(SalesforceModelReader.Name(ref reader));
            reader.Read();
            SalesforceValue value = Value(ref reader);
            fields[name] = value;
            if (value.Kind == SalesforceValueKind.Text && string.Equals(name, "Id", StringComparison.OrdinalIgnoreCase))
            {
                id = value.RawText;
            }
        }

        return new SalesforceRecord { Type = type, Id = id ?? addressId, Fields = fields.AsReadOnly() };
    }

    internal static SalesforceValue Value(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return new SalesforceValue(SalesforceValueKind.Empty, null);
            case JsonTokenType.String:
                return JsonText.Text(ref reader) is { Length: > 0 } text ? new(SalesforceValueKind.Text, text) : new(SalesforceValueKind.Empty, null);
            case JsonTokenType.Number:
                return new SalesforceValue(SalesforceValueKind.Number, JsonText.Text(ref reader));
            case JsonTokenType.True or JsonTokenType.False:
                return new SalesforceValue(SalesforceValueKind.Flag, JsonText.Text(ref reader));
            case JsonTokenType.StartObject:
                SalesforceValueKind kind = KindOf(reader);
                return new SalesforceValue(kind, kind switch
                {
                    SalesforceValueKind.Record => Read(ref reader),
                    SalesforceValueKind.Children => ChildReader.Read(ref reader, Row),
                    SalesforceValueKind.Address => CompoundReader.Address(ref reader),
                    SalesforceValueKind.Location => CompoundReader.Location(ref reader),
                    _ => JsonText.Text(ref reader),
                });
            default:
                return new SalesforceValue(SalesforceValueKind.Json, JsonText.Text(ref reader));
        }
    }

    // Looks ahead in a copy: which kind of object it is shows only in its names.
    private static SalesforceValueKind KindOf(Utf8JsonReader reader)
    {
        bool place = false;
        bool other = false;
        while (JsonText.NextName(ref reader))
        {
            if (reader.ValueTextEquals("attributes"u8))
            {
                return SalesforceValueKind.Record;
            }

            if (reader.ValueTextEquals("records"u8))
            {
                return SalesforceValueKind.Children;
            }

            if (reader.ValueTextEquals("street"u8) || reader.ValueTextEquals("city"u8) || reader.ValueTextEquals("postalCode"u8) || reader.ValueTextEquals("country"u8))
            {
                return SalesforceValueKind.Address;
            }

            bool coordinate = reader.ValueTextEquals("latitude"u8) || reader.ValueTextEquals("longitude"u8);
            place |= coordinate;
            other |= !coordinate;
            reader.Skip();
        }

        return place && !other ? SalesforceValueKind.Location : SalesforceValueKind.Json;
    }

    private static (string Type, string? Id) Attributes(ref Utf8JsonReader reader, string known)
    {
        string? id = null;
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return (known, null);
        }

        while (JsonText.NextName(ref reader))
        {
            if (reader.ValueTextEquals("type"u8))
            {
                reader.Read();
                known = reader.TokenType == JsonTokenType.String ? SharedText.Get(SalesforceModelReader.Name(ref reader)) : JsonText.Text(ref reader) ?? known;
            }
            else if (reader.ValueTextEquals("url"u8))
            {
                id = SalesforceIds.OfUrl(JsonText.NextText(ref reader));
            }
            else
            {
                reader.Skip();
            }
        }

        return (known, id);
    }
}
