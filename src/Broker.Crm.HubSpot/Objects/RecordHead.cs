using System.Text.Json;
using Broker.Crm.HubSpot.Wire;

namespace Broker.Crm.HubSpot.Objects;

/// <summary>What every record carries beside its properties. Unknown members are skipped, all are optional but the id.</summary>
internal struct RecordHead
{
    private string? id;

    internal DateTimeOffset? CreatedAt { get; private set; }

    internal DateTimeOffset? UpdatedAt { get; private set; }

    internal bool Archived { get; private set; }

    internal string? Url { get; private set; }

    internal string? TraceId { get; private set; }

    internal bool? IsNew { get; private set; }

    /// <summary>What few records carry; null when there is nothing of it.</summary>
    internal RecordExtras? Extras { get; private set; }

    internal readonly string Id => string.IsNullOrEmpty(id) ? throw new JsonException("A record has no id.") : id;

    /// <summary>Reads the member whose name the reader stands on.</summary>
    internal void ReadMember(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("id"u8))
        {
            id = LenientJson.NextText(ref reader);
        }
        else if (reader.ValueTextEquals("createdAt"u8))
        {
            CreatedAt = LenientJson.NextTime(ref reader);
        }
        else if (reader.ValueTextEquals("updatedAt"u8))
        {
            UpdatedAt = LenientJson.NextTime(ref reader);
        }
        else if (reader.ValueTextEquals("archived"u8))
        {
            Archived = LenientJson.NextFlag(ref reader) ?? false;
        }
        else if (reader.ValueTextEquals("url"u8))
        {
            Url = LenientJson.NextText(ref reader);
        }
        else if (reader.ValueTextEquals("objectWriteTraceId"u8))
        {
            TraceId = LenientJson.NextText(ref reader);
        }
        else if (reader.ValueTextEquals("new"u8))
        {
            IsNew = LenientJson.NextFlag(ref reader);
        }
        else if (reader.ValueTextEquals("archivedAt"u8))
        {
            if (LenientJson.NextTime(ref reader) is { } time)
            {
                Extras = (Extras ?? RecordExtras.None) with { ArchivedAt = time };
            }
        }
        else if (reader.ValueTextEquals("propertiesWithHistory"u8))
        {
            Extras = (Extras ?? RecordExtras.None) with { History = RecordExtrasReader.History(ref reader) };
        }
        else if (reader.ValueTextEquals("associations"u8))
        {
            Extras = (Extras ?? RecordExtras.None) with { Associations = RecordExtrasReader.Associations(ref reader) };
        }
        else if (reader.ValueTextEquals("warnings"u8))
        {
            Extras = (Extras ?? RecordExtras.None) with { Warnings = RecordExtrasReader.Warnings(ref reader) };
        }
        else
        {
            reader.Skip();
        }
    }
}
