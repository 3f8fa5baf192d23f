using System.Text.Json;
using Broker.Crm.HubSpot.Wire;

namespace Broker.Crm.HubSpot.Objects;

/// <summary>Reads records with their properties as a map. One instance per answer: names are shared between its records.</summary>
internal sealed class UntypedRecordReader
{
    private readonly List<string> names = [];

    internal HubSpotRecord Read(ref Utf8JsonReader reader, out RecordHead head)
    {
        LenientJson.Expect(ref reader, JsonTokenType.StartObject);
        head = default;
        IReadOnlyDictionary<string, string?>? properties = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("properties"u8))
            {
                reader.Read();
                properties = ReadMap(ref reader);
            }
            else
            {
                head.ReadMember(ref reader);
            }
        }

        return new HubSpotRecord
        {
            Id = head.Id,
            Properties = properties ?? new Dictionary<string, string?>(),
            CreatedAt = head.CreatedAt,
            UpdatedAt = head.UpdatedAt,
            Archived = head.Archived,
            Url = head.Url,
            Extras = head.Extras,
        };
    }

    internal Dictionary<string, string?> ReadMap(ref Utf8JsonReader reader)
    {
        var map = new Dictionary<string, string?>(names.Count, StringComparer.Ordinal);
        if (reader.TokenType == JsonTokenType.Null)
        {
            return map;
        }

        LenientJson.Expect(ref reader, JsonTokenType.StartObject);
        for (int position = 0; reader.Read() && reader.TokenType == JsonTokenType.PropertyName; position++)
        {
            string name = Name(ref reader, position);
            map[name] = LenientJson.NextText(ref reader);
        }

        return map;
    }

    // Records of one answer carry the same properties in the same order: one string per name instead of one per record.
    private string Name(ref Utf8JsonReader reader, int position)
    {
        if (position < names.Count && reader.ValueTextEquals(names[position]))
        {
            return names[position];
        }

        string name = reader.GetString()!;
        if (position == names.Count)
        {
            names.Add(name);
        }

        return name;
    }
}
