using Broker.Core.Boundaries.Accounts;
using Broker.Core.Secrets;

namespace Broker.MetaTrader.Connection;

/// <summary>A proxy through which the API reaches the trade server. Has no text form: it can hold a password.</summary>
public sealed class ProxyServer
{
    /// <summary>Where it listens, as seen from the API.</summary>
    public required HostAndPort Address { get; init; }

    /// <summary>Its protocol. Default SOCKS 5.</summary>
    public ProxyKind Kind { get; init; } = ProxyKind.Socks5;

    /// <summary>The user it asks for. Default null: none.</summary>
    public string? User { get; init; }

    /// <summary>The password it asks for. Default null: none. Read while the request is built; the caller disposes it afterwards.</summary>
    public Secret? Password { get; init; }

    internal void ThrowIfIncomplete()
    {
        if (Address.Host is null)
        {
            throw new ArgumentException("Address is empty; give host and port of the proxy.", nameof(Address));
        }

        if (!Enum.IsDefined(Kind))
        {
            throw new ArgumentOutOfRangeException(nameof(Kind), (int)Kind, "Kind is no known protocol.");
        }
    }
}
