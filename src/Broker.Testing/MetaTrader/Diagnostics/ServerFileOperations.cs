using System.Text.Json.Nodes;
using Broker.Testing.Hosting;
using Broker.Testing.MetaTrader.Sessions;
using Broker.Testing.MetaTrader.Wire;

namespace Broker.Testing.MetaTrader.Diagnostics;

/// <summary>Uploads of a terminal's server files. The content is not understood: the known servers are listed.</summary>
internal static class ServerFileOperations
{
    public static IEnumerable<Operation> All { get; } =
    [
        new("LoadServersDat", CallScope.Open, Platforms.MetaTrader5, Load) { IsPost = true },
        new("LoadSrv", CallScope.Open, Platforms.MetaTrader4, Load) { IsPost = true },
        new("LoadServersIni", CallScope.Open, Platforms.MetaTrader4, Load) { IsPost = true },
    ];

    private static SimResponse Load(Call call)
    {
        if (MultipartForm.Read(call.Request).GetValueOrDefault("file") is not { Length: > 0 })
        {
            throw new Refusal("NULL_ARGUMENT", "Value cannot be null. (Parameter 'file')");
        }

        var servers = call.World.Logins.Servers;
        return servers.Count == 0
            ? Call.List([ServerJson.Server("Simulated-Demo", ["203.0.113.10:443"])])
            : Call.List(servers.Select(server => (JsonNode)ServerJson.Server(server.Key, server.Value)));
    }
}
