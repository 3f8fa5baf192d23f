using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Broker.Crm.HubSpot.Wire;

/// <summary>A place in a list, which may come as text; null for anything else.</summary>
internal sealed class LenientSmallNumberConverter : JsonConverter<int?>
{
    public override int? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        int.TryParse(LenientJson.Text(ref reader), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) ? number : null;

    public override void Write(Utf8JsonWriter writer, int? value, JsonSerializerOptions options)
    {
        if (value is { } number)
        {
            writer.WriteNumberValue(number);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
