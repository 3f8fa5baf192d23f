using Broker.Core.Pipeline;
using Broker.Crm.HubSpot.Objects;

namespace Broker.Crm.HubSpot.Search;

/// <summary>A search on the wire (contracts/hubspot.md 6).</summary>
internal static class SearchBody
{
    internal static ApiBody Of(HubSpotSearch search, string? after) => PropertyValues.Body((search, after), static (writer, state) =>
    {
        (HubSpotSearch search, string? after) = state;
        if (search.Groups.Count > 0)
        {
            writer.WriteStartArray("filterGroups"u8);
            foreach (HubSpotFilterGroup group in search.Groups)
            {
                writer.WriteStartObject();
                writer.WriteStartArray("filters"u8);
                foreach (HubSpotFilter filter in group.Filters)
                {
                    Write(writer, filter);
                }

                writer.WriteEndArray();
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        if (search.Sort is { } sort)
        {
            writer.WriteStartArray("sorts"u8);
            writer.WriteStartObject();
            writer.WriteString("propertyName"u8, sort.Property);
            writer.WriteString("direction"u8, sort.Descending ? "DESCENDING"u8 : "ASCENDING"u8);
            writer.WriteEndObject();
            writer.WriteEndArray();
        }

        if (search.Query is { } query)
        {
            writer.WriteString("query"u8, query);
        }

        if (search.Properties is { Count: > 0 } properties)
        {
            WriteTexts(writer, "properties", properties);
        }

        writer.WriteNumber("limit"u8, search.PageSize);
        if (after is not null)
        {
            writer.WriteString("after"u8, after);
        }
    });

    private static void Write(System.Text.Json.Utf8JsonWriter writer, HubSpotFilter filter)
    {
        writer.WriteStartObject();
        writer.WriteString("propertyName"u8, filter.Property);
        writer.WriteString("operator"u8, filter.Operator);
        if (filter.Value is { } value)
        {
            writer.WriteString("value"u8, value);
        }

        if (filter.HighValue is { } high)
        {
            writer.WriteString("highValue"u8, high);
        }

        if (filter.Values is { } values)
        {
            WriteTexts(writer, "values", values);
        }

        writer.WriteEndObject();
    }

    private static void WriteTexts(System.Text.Json.Utf8JsonWriter writer, string name, IReadOnlyList<string> values)
    {
        writer.WriteStartArray(name);
        foreach (string value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }
}
