using Broker.Core.Identity;
using Broker.Core.Secrets;

namespace Broker.MetaTrader.Connection;

/// <summary>A login that is to be connected on a session host. Has no text form: it holds a password.</summary>
public sealed class ConnectRequest
{
    /// <summary>The login and its trade server.</summary>
    public required TradingLogin Login { get; init; }

    /// <summary>The account's password. Read while the request is built; the caller disposes it afterwards.</summary>
    public required Secret Password { get; init; }

    /// <summary>The id the session shall have, a UUID. Default null: <see cref="IConnectionArea.SessionIdFor"/>, and without that one the server's own.</summary>
    public AccountId? Id { get; init; }

    /// <summary>The one-time password of accounts that demand one. MetaTrader 5 only. Default null. Not sent again after it was refused.</summary>
    public Secret? OneTimePassword { get; init; }

    /// <summary>The id of the machine the broker shall see; some brokers bind an account to it. MetaTrader 5 only. Default null: a random one.</summary>
    public string? HardwareId { get; init; }

    /// <summary>Should the order history be loaded while connecting? Default null: the API's own, which is no.</summary>
    public bool? DownloadOrderHistory { get; init; }

    /// <summary>Should the session be made anew when the broker changes its symbols? MetaTrader 5 only. Default null: the API's own.</summary>
    public bool? ReconnectOnSymbolUpdate { get; init; }

    /// <summary>The time limit for each access point of the server, in whole seconds. MetaTrader 5, by server name only. Default null: the API's own, 20 s to 30 s.</summary>
    public TimeSpan? ClusterMemberTimeout { get; init; }

    internal void ThrowIfIncomplete()
    {
        if (Login.Server is null)
        {
            throw new ArgumentException("Login is empty; give login and server, for example new TradingLogin(500123, \"Acme-Live\").", nameof(Login));
        }

        ArgumentNullException.ThrowIfNull(Password);
        if (ClusterMemberTimeout is { } limit && (limit < TimeSpan.FromSeconds(1) || limit > TimeSpan.FromHours(1)))
        {
            throw new ArgumentOutOfRangeException(nameof(ClusterMemberTimeout), limit, "ClusterMemberTimeout must be 1 s to 1 h.");
        }
    }

    /// <summary>The name of the first member that MetaTrader 4 has no parameter for; null when there is none.</summary>
    internal string? OnlyOnMetaTrader5 =>
        OneTimePassword is not null ? nameof(OneTimePassword)
        : HardwareId is not null ? nameof(HardwareId)
        : ReconnectOnSymbolUpdate is not null ? nameof(ReconnectOnSymbolUpdate)
        : ClusterMemberTimeout is not null ? nameof(ClusterMemberTimeout)
        : null;
}
