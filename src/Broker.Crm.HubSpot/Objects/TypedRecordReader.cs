using System.Text.Json;
using Broker.Crm.HubSpot.Records;
using Broker.Crm.HubSpot.Wire;

namespace Broker.Crm.HubSpot.Objects;

/// <summary>Reads records whose properties are a class of the user, straight from the answer's bytes: no map, no second pass.</summary>
internal static class TypedRecordReader<T>
    where T : class, IHubSpotModel<T>
{
    internal static readonly RecordReader<HubSpotRecord<T>> Instance = Read;

    private static HubSpotRecord<T> Read(ref Utf8JsonReader reader)
    {
        LenientJson.Expect(ref reader, JsonTokenType.StartObject);
        RecordHead head = default;
        T? properties = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("properties"u8))
            {
                reader.Read();
                properties = T.Read(ref reader);
            }
            else
            {
                head.ReadMember(ref reader);
            }
        }

        return new HubSpotRecord<T>
        {
            Id = head.Id,
            Properties = properties ?? Empty(),
            CreatedAt = head.CreatedAt,
            UpdatedAt = head.UpdatedAt,
            Archived = head.Archived,
            Url = head.Url,
        };
    }

    private static T Empty()
    {
        var nothing = new Utf8JsonReader("{}"u8);
        nothing.Read();
        return T.Read(ref nothing);
    }
}
