using System.Globalization;
using System.Text.Json.Nodes;
using Broker.Testing.Hosting;
using Broker.Testing.MetaTrader.Wire;

namespace Broker.Testing.MetaTrader.Diagnostics;

/// <summary>Calls about the service and the brokers' servers; none needs an account.</summary>
internal static class DiagnosticsOperations
{
    private const int DefaultPort = 443;

    public static IEnumerable<Operation> All { get; } =
    [
        new("Ping", CallScope.Open, Platforms.Both, call => call.Done()),
        new("PingHost", CallScope.Open, Platforms.Both, PingHost),
        new("PingHostMany", CallScope.Open, Platforms.Both, PingMany),
        new("Search", CallScope.Open, Platforms.Both, Search),
        new("Version", CallScope.Open, Platforms.Both, call => call.Word("1.0.0-simulated")),
        new("ReadMe", CallScope.Open, Platforms.MetaTrader5, call => call.Word("A simulated trading API.")),
    ];

    private static SimResponse PingHost(Call call) => Call.Json(JsonValue.Create(Ping(call, call.Required("host"), call.Int("port", DefaultPort))));

    /// <summary>MT5 sends hosts and ports apart, MT4 hosts alone. One that cannot be reached fails the whole call.</summary>
    private static SimResponse PingMany(Call call)
    {
        var (hosts, ports) = (call.Many("host"), call.Many("port"));
        if (hosts.Length == 0)
        {
            hosts = call.Many("hosts");
            ports = [.. hosts.Select(host => host.Contains(':', StringComparison.Ordinal) ? host[(host.IndexOf(':', StringComparison.Ordinal) + 1)..] : "443")];
            hosts = [.. hosts.Select(host => host.Split(':')[0])];
        }

        if (hosts.Length == 0 || hosts.Length != ports.Length)
        {
            throw new Refusal("INVALID_PARAM", $"There are {hosts.Length} hosts and {ports.Length} ports.");
        }

        return Call.List(hosts.Zip(ports, (host, port) => (JsonNode)JsonValue.Create(Ping(call, host, Port(port)))).ToArray());
    }

    /// <summary>Companies by name or server name, with what was steered; without any, one made up.</summary>
    private static SimResponse Search(Call call)
    {
        var text = call.Text("company") ?? "";
        if (text.Length < 4)
        {
            throw new Refusal(Codes.Api(call.Platform), "Company name must have at least 4 characters");
        }

        var servers = call.World.Logins.Servers;
        if (servers.Count == 0)
        {
            return Call.List([ServerJson.Company("Simulated Markets Ltd", [new(text + "-Demo", ["203.0.113.10:443"])])]);
        }

        return Call.List(servers
            .Where(server => server.Key.Contains(text, StringComparison.OrdinalIgnoreCase))
            .GroupBy(server => ServerJson.CompanyOf(server.Key), StringComparer.OrdinalIgnoreCase)
            .Select(company => (JsonNode)ServerJson.Company(company.Key, company)));
    }

    private static int Ping(Call call, string host, int port) =>
        call.World.Hosts.Ping(host, port) ?? throw new Refusal("CONNECT_ERROR", string.Create(CultureInfo.InvariantCulture, $"Cannot connect to {host}:{port}"));

    private static int Port(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : throw new Refusal("INVALID_PARAM", $"The value '{text}' is not valid for port.");
}
