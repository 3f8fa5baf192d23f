using Broker.Core.Identity;
using Broker.Core.Secrets;

namespace Broker.MetaTrader.Accounts;

/// <summary>An existing login that is to be registered. Has no text form: it holds a password.</summary>
public sealed class RegisterAccountRequest
{
    /// <summary>The login and its trade server.</summary>
    public required TradingLogin Login { get; init; }

    /// <summary>The account's password. Read while the request is built; the caller disposes it afterwards.</summary>
    public required Secret Password { get; init; }

    /// <summary>The name shown in the account list. Default null: the vendor's own.</summary>
    public string? Name { get; init; }

    /// <summary>The platform of the account. Default null: that of the client.</summary>
    public TradingPlatform? Platform { get; init; }

    internal void ThrowIfIncomplete()
    {
        if (Login.Server is null)
        {
            throw new ArgumentException("Login is empty; give login and server, for example new TradingLogin(500123, \"Acme-Live\").", nameof(Login));
        }

        ArgumentNullException.ThrowIfNull(Password);
    }
}
