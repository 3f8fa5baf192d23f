using System.Text;
using System.Text.Json;
using Broker.Crm.Salesforce.Wire;

namespace Broker.Crm.Salesforce.Records;

/// <summary>Reads compound values. The reader stands on the value; what is no object gives null.</summary>
internal static class CompoundReader
{
    internal static SalesforceAddress? Address(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return null;
        }

        var address = new SalesforceAddress();
        while (JsonText.NextName(ref reader))
        {
            string name = JsonText.String(ref reader);
            string? text = JsonText.NextText(ref reader);
            address = name switch
            {
                "street" => address with { Street = text },
                "city" => address with { City = text },
                "state" => address with { State = text },
                "stateCode" => address with { StateCode = text },
                "postalCode" => address with { PostalCode = text },
                "country" => address with { Country = text },
                "countryCode" => address with { CountryCode = text },
                "geocodeAccuracy" => address with { GeocodeAccuracy = text },
                "latitude" => address with { Latitude = Number(text) },
                "longitude" => address with { Longitude = Number(text) },
                _ => address,
            };
        }

        return address;
    }

    internal static SalesforceLocation? Location(ref Utf8JsonReader reader) =>
        Address(ref reader) is { } parts ? new SalesforceLocation { Latitude = parts.Latitude, Longitude = parts.Longitude } : null;

    private static decimal? Number(string? text) => text is not null && Utf8Values.TryNumber(Encoding.UTF8.GetBytes(text), out decimal value) ? value : null;
}
