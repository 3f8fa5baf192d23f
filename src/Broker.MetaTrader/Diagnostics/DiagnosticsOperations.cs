using Broker.Core.Pipeline;

namespace Broker.MetaTrader.Diagnostics;

/// <summary>The operations that touch no account (contracts/metatrader.md 4.1, 4.2).</summary>
internal static class DiagnosticsOperations
{
    internal static readonly ApiOperation PingHost = Get("PingHost");

    internal static readonly ApiOperation PingHostMany = Get("PingHostMany");

    internal static readonly ApiOperation Search = Get("Search");

    internal static readonly ApiOperation LoadServersDat = Post("LoadServersDat");

    internal static readonly ApiOperation LoadSrv = Post("LoadSrv");

    internal static readonly ApiOperation LoadServersIni = Post("LoadServersIni");

    internal static bool IsHostPing(ApiOperation operation) => ReferenceEquals(operation, PingHost) || ReferenceEquals(operation, PingHostMany);

    private static ApiOperation Get(string name) => new(name, HttpMethod.Get, "/" + name, RetrySafety.Read);

    // Told as repeatable by the contract: the list of servers is read again, nothing is added twice.
    private static ApiOperation Post(string name) => new(name, HttpMethod.Post, "/" + name, RetrySafety.Read);
}
