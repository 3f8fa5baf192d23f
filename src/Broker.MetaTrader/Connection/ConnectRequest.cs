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

    internal void ThrowIfIncomplete()
    {
        if (Login.Server is null)
        {
            throw new ArgumentException("Login is empty; give login and server, for example new TradingLogin(500123, \"Acme-Live\").", nameof(Login));
        }

        ArgumentNullException.ThrowIfNull(Password);
    }
}
