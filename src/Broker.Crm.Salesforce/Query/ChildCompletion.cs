using System.Buffers;
using System.Text.Json;
using Broker.Core.Errors;
using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.Crm.Salesforce.Wire;

namespace Broker.Crm.Salesforce.Query;

/// <summary>
/// Completes a row: a child query answers a whole result of its own, which may go on elsewhere although the page of the parents has ended
/// (contracts/salesforce.md 5). Its further pages are fetched and put in, at any depth, so that whoever reads the row sees all children.
/// </summary>
internal sealed class ChildCompletion(SalesforceApi api, string? queryOptions)
{
    private const int MaxChildPages = 10_000;

    // Salesforce goes five levels down; an answer that goes on below itself would never end.
    private const int MaxLevels = 10;

    private static readonly ApiResponseReader<JsonElement> Reader = static (in ApiResponse response) =>
    {
        JsonElement page = WireElements.Parse(response.Body);
        return WireElements.Member(page, "records") is { ValueKind: JsonValueKind.Array } ? page : throw new JsonException("A further page of a child query is no query result.");
    };

    /// <exception cref="BrokerApiException">A further page cannot be had.</exception>
    internal async Task<ReadOnlyMemory<byte>> CompleteAsync(ReadOnlyMemory<byte> row, CancellationToken cancellationToken)
    {
        var buffer = new ArrayBufferWriter<byte>(row.Length * 2);
        try
        {
            var writer = new Utf8JsonWriter(buffer);
            await using (writer.ConfigureAwait(false))
            {
                await WriteAsync(writer, WireElements.Parse(row.Span), 0, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (QueryFaults.IsUnreadable(exception))
        {
            throw QueryFaults.Unreadable(QueryOperations.Children, exception);
        }

        return buffer.WrittenMemory;
    }

    private async Task WriteAsync(Utf8JsonWriter writer, JsonElement element, int level, CancellationToken cancellationToken)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object when GoesOn(element):
                await WriteAllAsync(writer, element, level + 1, cancellationToken).ConfigureAwait(false);
                break;
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (JsonProperty property in element.EnumerateObject())
                {
                    writer.WritePropertyName(property.Name);
                    await WriteAsync(writer, property.Value, level, cancellationToken).ConfigureAwait(false);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                await WriteItemsAsync(writer, element, level, cancellationToken).ConfigureAwait(false);
                writer.WriteEndArray();
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }

    private async Task WriteItemsAsync(Utf8JsonWriter writer, JsonElement array, int level, CancellationToken cancellationToken)
    {
        foreach (JsonElement item in array.EnumerateArray())
        {
            await WriteAsync(writer, item, level, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task WriteAllAsync(Utf8JsonWriter writer, JsonElement first, int level, CancellationToken cancellationToken)
    {
        if (level > MaxLevels)
        {
            throw QueryFaults.Unreadable(QueryOperations.Children, "Children of children go on below one another without an end.");
        }

        writer.WriteStartObject();
        if (WireElements.Whole(first, "totalSize") is { } total)
        {
            writer.WriteNumber("totalSize"u8, total);
        }

        writer.WriteBoolean("done"u8, true);
        writer.WriteStartArray("records"u8);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        JsonElement page = first;
        while (true)
        {
            await WriteItemsAsync(writer, page.GetProperty("records"), level, cancellationToken).ConfigureAwait(false);
            if (!GoesOn(page))
            {
                break;
            }

            string next = SalesforcePaths.Given(
                WireElements.Text(page, "nextRecordsUrl") ?? throw QueryFaults.Unreadable(QueryOperations.Children, "A child query says that more rows follow, and not where."));
            if (!seen.Add(next) || seen.Count > MaxChildPages)
            {
                throw QueryFaults.Unreadable(QueryOperations.Children, "A child query does not end: it names the same page twice, or too many pages.");
            }

            page = await FetchAsync(next, cancellationToken).ConfigureAwait(false);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private async Task<JsonElement> FetchAsync(string path, CancellationToken cancellationToken)
    {
        ApiCall call = QueryOperations.Children.Call(path).WithHeader("Sforce-Query-Options", queryOptions);
        ApiResult<JsonElement> answer = await api.TrySendAsync(call, Reader, cancellationToken).ConfigureAwait(false);
        return answer.TryGet(out JsonElement page, out ApiError? error) ? page : throw QueryFaults.ToException(error);
    }

    private static bool GoesOn(JsonElement element) =>
        WireElements.Member(element, "records") is { ValueKind: JsonValueKind.Array }
        && (WireElements.Flag(element, "done") is { } done ? !done : WireElements.Text(element, "nextRecordsUrl") is not null);
}
