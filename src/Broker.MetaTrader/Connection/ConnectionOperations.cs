using Broker.Core.Pipeline;
using Broker.MetaTrader.Wire;

namespace Broker.MetaTrader.Connection;

/// <summary>The operations of sessions. They may be repeated: under an id of the caller's choice twice is once (contracts/metatrader.md 4.1, 4.2).</summary>
internal static class ConnectionOperations
{
    internal static readonly ApiOperation Connect = Session("Connect");

    internal static readonly ApiOperation ConnectProxy = Session("ConnectProxy");

    internal static readonly ApiOperation ConnectProxyEx = Session("ConnectProxyEx");

    internal static readonly ApiOperation ConnectCert = new("ConnectCert", HttpMethod.Post, "/ConnectCert", RetrySafety.Session);

    internal static readonly ApiOperation ConnectByToken = Session("ConnectByToken");

    internal static readonly ApiOperation Disconnect = Session("Disconnect");

    internal static readonly ApiOperation Status = new("ConnectionStatus", HttpMethod.Get, "/ConnectionStatus", RetrySafety.Read);

    /// <summary>The same request as CheckConnect, for those who must know that it is made once: each try may reconnect the account.</summary>
    internal static readonly ApiOperation CheckOnce = new("CheckConnect", HttpMethod.Get, "/CheckConnect", RetrySafety.Once) { RepeatsRefusals = false };

    internal static bool IsCheck(ApiOperation operation) => ReferenceEquals(operation, Operations.CheckConnect) || ReferenceEquals(operation, CheckOnce);

    private static ApiOperation Session(string name) => new(name, HttpMethod.Get, "/" + name, RetrySafety.Session);
}
