using System.Text.Json.Nodes;

namespace Broker.Testing.Tests;

internal static class JsonObjectExtensions
{
    /// <summary>Sets a member and gives the object back.</summary>
    public static JsonObject With(this JsonObject target, string name, JsonNode? value)
    {
        target[name] = value;
        return target;
    }
}
