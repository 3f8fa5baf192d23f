using System.Text;
using System.Text.Json;
using Broker.Crm.HubSpot.Records;

namespace Broker.Crm.HubSpot.Tests.Records;

internal static class Models
{
    public static T Read<T>(string json)
        where T : class, IHubSpotModel<T> => Read<T>(Encoding.UTF8.GetBytes(json));

    public static T Read<T>(byte[] json)
        where T : class, IHubSpotModel<T>
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        return T.Read(ref reader);
    }

    public static IReadOnlyList<string> NamesOf<T>()
        where T : class, IHubSpotModel<T> => T.PropertyNames;

    public static string Properties(IReadOnlyDictionary<string, string?> properties) =>
        string.Join(' ', properties.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}={p.Value ?? "<clear>"}"));
}
