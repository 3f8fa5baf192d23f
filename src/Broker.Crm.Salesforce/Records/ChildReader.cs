using System.Text.Json;
using Broker.Crm.Salesforce.Wire;

namespace Broker.Crm.Salesforce.Records;

/// <summary>Reads the result of a child query, which has the shape of a query's page (contracts/salesforce.md 5).</summary>
internal static class ChildReader
{
    /// <param name="reader">Stands on the value; what is no object gives null.</param>
    /// <param name="row">Reads one record.</param>
    internal static SalesforceChildren<T>? Read<T>(ref Utf8JsonReader reader, RowReader<T> row)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return null;
        }

        List<T> records = [];
        long? total = null;
        bool? done = null;
        string? next = null;
        while (JsonText.NextName(ref reader))
        {
            if (reader.ValueTextEquals("records"u8))
            {
                Rows(ref reader, row, records);
            }
            else if (reader.ValueTextEquals("totalSize"u8))
            {
                total = JsonText.NextWhole(ref reader);
            }
            else if (reader.ValueTextEquals("done"u8))
            {
                done = JsonText.NextFlag(ref reader);
            }
            else if (reader.ValueTextEquals("nextRecordsUrl"u8))
            {
                next = JsonText.NextText(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        return new SalesforceChildren<T>(records.AsReadOnly(), total, done ?? next is null, next);
    }

    private static void Rows<T>(ref Utf8JsonReader reader, RowReader<T> row, List<T> records)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                records.Add(row(ref reader));
            }
            else
            {
                reader.Skip();
            }
        }
    }
}
