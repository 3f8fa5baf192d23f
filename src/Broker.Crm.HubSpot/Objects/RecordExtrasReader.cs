using System.Text.Json;
using Broker.Core.Errors;
using Broker.Crm.HubSpot.Wire;

namespace Broker.Crm.HubSpot.Objects;

/// <summary>Reads history, associations and warnings of a record. What has another shape than expected is skipped: the record itself is worth more.</summary>
internal static class RecordExtrasReader
{
    internal static IReadOnlyDictionary<string, IReadOnlyList<HubSpotPropertyVersion>> History(ref Utf8JsonReader reader)
    {
        var history = new Dictionary<string, IReadOnlyList<HubSpotPropertyVersion>>(StringComparer.Ordinal);
        if (!Enters(ref reader, JsonTokenType.StartObject))
        {
            return history;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            var versions = new List<HubSpotPropertyVersion>();
            if (Enters(ref reader, JsonTokenType.StartArray))
            {
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    if (IsObject(ref reader))
                    {
                        versions.Add(Version(ref reader));
                    }
                }
            }

            history[name] = versions;
        }

        return history;
    }

    internal static IReadOnlyDictionary<string, HubSpotRecordAssociations> Associations(ref Utf8JsonReader reader)
    {
        var associations = new Dictionary<string, HubSpotRecordAssociations>(StringComparer.Ordinal);
        if (!Enters(ref reader, JsonTokenType.StartObject))
        {
            return associations;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string type = reader.GetString()!;
            if (!Enters(ref reader, JsonTokenType.StartObject))
            {
                continue;
            }

            var records = new List<HubSpotRecordAssociation>();
            string? after = null;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("results"u8))
                {
                    AddAssociations(ref reader, records);
                }
                else if (reader.ValueTextEquals("paging"u8))
                {
                    after = PageReader.ReadAfter(ref reader);
                }
                else
                {
                    reader.Skip();
                }
            }

            associations[type] = new HubSpotRecordAssociations(records, after);
        }

        return associations;
    }

    internal static IReadOnlyList<HubSpotWarning> Warnings(ref Utf8JsonReader reader)
    {
        var warnings = new List<HubSpotWarning>();
        if (!Enters(ref reader, JsonTokenType.StartArray))
        {
            return warnings;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (IsObject(ref reader))
            {
                warnings.Add(Warning(ref reader));
            }
        }

        return warnings;
    }

    private static HubSpotPropertyVersion Version(ref Utf8JsonReader reader)
    {
        string? value = null, sourceType = null, sourceId = null, sourceLabel = null, user = null;
        DateTimeOffset? timestamp = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("value"u8))
            {
                value = LenientJson.NextText(ref reader);
            }
            else if (reader.ValueTextEquals("timestamp"u8))
            {
                timestamp = LenientJson.NextTime(ref reader);
            }
            else if (reader.ValueTextEquals("sourceType"u8))
            {
                sourceType = LenientJson.NextText(ref reader);
            }
            else if (reader.ValueTextEquals("sourceId"u8))
            {
                sourceId = LenientJson.NextText(ref reader);
            }
            else if (reader.ValueTextEquals("sourceLabel"u8))
            {
                sourceLabel = LenientJson.NextText(ref reader);
            }
            else if (reader.ValueTextEquals("updatedByUserId"u8))
            {
                user = LenientJson.NextText(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        return new HubSpotPropertyVersion { Value = value, Timestamp = timestamp, SourceType = sourceType, SourceId = sourceId, SourceLabel = sourceLabel, UpdatedByUserId = user };
    }

    private static void AddAssociations(ref Utf8JsonReader reader, List<HubSpotRecordAssociation> records)
    {
        if (!Enters(ref reader, JsonTokenType.StartArray))
        {
            return;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (!IsObject(ref reader))
            {
                continue;
            }

            string? id = null, type = null;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("id"u8))
                {
                    id = LenientJson.NextText(ref reader);
                }
                else if (reader.ValueTextEquals("type"u8))
                {
                    type = LenientJson.NextText(ref reader);
                }
                else
                {
                    reader.Skip();
                }
            }

            if (!string.IsNullOrEmpty(id))
            {
                records.Add(new HubSpotRecordAssociation(id, type));
            }
        }
    }

    private static HubSpotWarning Warning(ref Utf8JsonReader reader)
    {
        string? category = null, message = null;
        Dictionary<string, string?>? context = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("category"u8))
            {
                category = LenientJson.NextText(ref reader);
            }
            else if (reader.ValueTextEquals("message"u8))
            {
                message = LenientJson.NextText(ref reader);
            }
            else if (reader.ValueTextEquals("context"u8))
            {
                context = Enters(ref reader, JsonTokenType.StartObject) ? new UntypedRecordReader().ReadMap(ref reader) : null;
            }
            else
            {
                reader.Skip();
            }
        }

        var warning = new HubSpotWarning { Category = category, Message = new ProviderText(message) };
        return context is null ? warning : warning with { Context = context };
    }

    /// <summary>Steps to the value of a member and says whether it has the wanted shape; steps over it when it has not.</summary>
    private static bool Enters(ref Utf8JsonReader reader, JsonTokenType wanted)
    {
        reader.Read();
        if (reader.TokenType == wanted)
        {
            return true;
        }

        reader.Skip();
        return false;
    }

    private static bool IsObject(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            return true;
        }

        reader.Skip();
        return false;
    }
}
