using Broker.Testing.Hosting;

namespace Broker.Testing.MetaTrader.Wire;

/// <summary>One endpoint.</summary>
internal sealed record Operation(string Name, CallScope Scope, Platforms Platforms, Func<Call, SimResponse> Run)
{
    /// <summary>Whether it is a multipart POST; all others are GETs.</summary>
    public bool IsPost { get; init; }

    /// <summary>Whether it opens a session, so that it is about a server and login.</summary>
    public bool IsConnect { get; init; }

    /// <summary>Whether it is a socket; those may stay open beside any call.</summary>
    public bool IsSocket { get; init; }

    public bool ExistsOn(MetaTraderPlatform platform) =>
        Platforms.HasFlag(platform == MetaTraderPlatform.MetaTrader4 ? Platforms.MetaTrader4 : Platforms.MetaTrader5);
}
