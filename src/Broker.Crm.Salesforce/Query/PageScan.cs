using System.Text.Json;

namespace Broker.Crm.Salesforce.Query;

/// <summary>Finds the rows of a page in bytes that arrive piece by piece. Keeps no row: only where in the JSON it stands.</summary>
internal sealed class PageScan
{
    private JsonReaderState state;
    private QueryHead head;
    private bool started;
    private bool inRecords;

    /// <summary>The path of the next page, after the end of this one; null on the last.</summary>
    internal string? Next() => head.Next();

    /// <summary>Looks for the next row.</summary>
    /// <param name="data">What has arrived and was not consumed.</param>
    /// <param name="isFinal">True when nothing follows.</param>
    /// <param name="consumed">How much of it is done with, the row included.</param>
    /// <param name="row">Where the row is.</param>
    /// <returns>True for a row; false when more data is needed, or the page has ended when there is none.</returns>
    /// <exception cref="JsonException">It is no page.</exception>
    internal bool TryRow(ReadOnlySpan<byte> data, bool isFinal, out int consumed, out Range row)
    {
        var reader = new Utf8JsonReader(data, isFinal, state);
        row = default;
        while (true)
        {
            Utf8JsonReader before = reader;
            bool whole = reader.Read();
            if (!whole)
            {
                break; // the reader stands behind the last whole token
            }

            if (inRecords)
            {
                if (reader.TokenType == JsonTokenType.EndArray)
                {
                    inRecords = false;
                    continue;
                }

                if (reader.TokenType != JsonTokenType.StartObject)
                {
                    throw new JsonException("A row of the answer is no record.");
                }

                int start = (int)reader.TokenStartIndex;
                if (reader.TrySkip())
                {
                    consumed = (int)reader.BytesConsumed;
                    row = start..consumed;
                    state = reader.CurrentState;
                    return true;
                }

                reader = before;
                break;
            }

            if (!started)
            {
                started = reader.TokenType == JsonTokenType.StartObject ? true : throw new JsonException("The answer is no query result.");
            }
            else if (reader.TokenType == JsonTokenType.PropertyName && !TryMember(ref reader))
            {
                reader = before;
                break;
            }
        }

        consumed = (int)reader.BytesConsumed;
        state = reader.CurrentState;
        return false;
    }

    private bool TryMember(ref Utf8JsonReader reader)
    {
        QueryMember member = QueryHead.Named(ref reader);
        if (!reader.Read())
        {
            return false;
        }

        if (member == QueryMember.Records)
        {
            inRecords = reader.TokenType == JsonTokenType.StartArray ? true : throw new JsonException("The records of the answer are no list.");
            head.HasRecords = true;
            return true;
        }

        head.Take(member, ref reader);
        return reader.TrySkip();
    }
}
