using System.Text.Json;
using Broker.Crm.Salesforce.Wire;

namespace Broker.Crm.Salesforce.Query;

/// <summary>What a page says beside its rows: <c>{totalSize, done, nextRecordsUrl}</c>.</summary>
internal struct QueryHead
{
    internal long? TotalSize { get; private set; }

    internal bool? Done { get; private set; }

    internal string? NextRecordsUrl { get; private set; }

    internal bool HasRecords { get; set; }

    /// <summary>Which member the name of is under the reader.</summary>
    internal static QueryMember Named(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("records"u8) ? QueryMember.Records
        : reader.ValueTextEquals("totalSize"u8) ? QueryMember.TotalSize
        : reader.ValueTextEquals("done"u8) ? QueryMember.Done
        : reader.ValueTextEquals("nextRecordsUrl"u8) ? QueryMember.NextRecordsUrl
        : QueryMember.Other;

    /// <summary>Takes the value under the reader; one of another type is left out.</summary>
    internal void Take(QueryMember member, ref Utf8JsonReader reader)
    {
        switch (member)
        {
            case QueryMember.TotalSize when reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out long total):
                TotalSize = total;
                break;
            case QueryMember.Done when reader.TokenType is JsonTokenType.True or JsonTokenType.False:
                Done = reader.TokenType == JsonTokenType.True;
                break;
            case QueryMember.NextRecordsUrl when reader.TokenType == JsonTokenType.String:
                NextRecordsUrl = reader.GetString();
                break;
        }
    }

    /// <summary>The path of the next page; null on the last. A page that promises more and does not say where is refused: its rows would be lost in silence.</summary>
    /// <exception cref="JsonException">The answer is no page, or says that more follows and not where.</exception>
    /// <exception cref="FormatException">The next page is not one of the data API.</exception>
    internal readonly string? Next()
    {
        if (!HasRecords)
        {
            throw new JsonException("The answer is no query result: it has no records.");
        }

        return Done == true ? null
            : NextRecordsUrl is { } next ? SalesforcePaths.Given(next)
            : Done == false ? throw new JsonException("The answer says that more rows follow, and not where.")
            : null;
    }
}
