using System.Text.Json;
using Broker.Crm.Salesforce.Records;

namespace Broker.Crm.Salesforce.Query;

/// <summary>Reads a whole page that lies in one buffer, each row straight from the bytes (contracts/salesforce.md 5).</summary>
internal static class QueryPageReader
{
    private const int MostRowsReserved = 2_000;

    /// <exception cref="JsonException">It is no page.</exception>
    internal static QueryPage<T> Read<T>(ReadOnlySpan<byte> body, RowReader<T> readRow)
    {
        var reader = new Utf8JsonReader(body);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("The answer is no query result.");
        }

        QueryHead head = default;
        List<T>? rows = null;
        List<(int, byte[])>? incomplete = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            QueryMember member = QueryHead.Named(ref reader);
            reader.Read();
            if (member != QueryMember.Records)
            {
                head.Take(member, ref reader);
                reader.Skip();
                continue;
            }

            if (reader.TokenType != JsonTokenType.StartArray)
            {
                throw new JsonException("The records of the answer are no list.");
            }

            head.HasRecords = true;
            rows ??= new List<T>((int)Math.Clamp(head.TotalSize ?? 4, 0, MostRowsReserved));
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                if (reader.TokenType != JsonTokenType.StartObject)
                {
                    throw new JsonException("A row of the answer is no record.");
                }

                int start = (int)reader.TokenStartIndex;
                rows.Add(readRow(ref reader));
                ReadOnlySpan<byte> row = body[start..(int)reader.BytesConsumed];
                if (IncompleteRows.MayBe(row))
                {
                    (incomplete ??= []).Add((rows.Count - 1, row.ToArray()));
                }
            }
        }

        if (reader.Read())
        {
            throw new JsonException("More follows behind the answer.");
        }

        return new QueryPage<T>(head.TotalSize, head.Next(), rows ?? [], incomplete);
    }

    /// <summary>Reads one row that lies alone in a buffer.</summary>
    internal static T ReadRow<T>(ReadOnlySpan<byte> json, RowReader<T> readRow)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        return readRow(ref reader);
    }
}
