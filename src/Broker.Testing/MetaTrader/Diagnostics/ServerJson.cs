using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.MetaTrader.Diagnostics;

/// <summary>Companies and their servers.</summary>
internal static class ServerJson
{
    /// <summary>Servers are named after their company: <c>Acme-Demo</c> is one of Acme's.</summary>
    public static string CompanyOf(string server) => server.LastIndexOf('-') is > 0 and var at ? server[..at] : server;

    public static JsonObject Company(string name, IEnumerable<KeyValuePair<string, string[]>> servers) => new()
    {
        ["companyName"] = name,
        ["results"] = JsonText.Array(servers.Select(server => (JsonNode)Server(server.Key, server.Value))),
    };

    public static JsonObject Server(string name, IEnumerable<string> access) => new()
    {
        ["name"] = name,
        ["access"] = JsonText.Array(access.Select(address => (JsonNode)JsonValue.Create(address))),
    };
}
