using System.Globalization;
using System.Text.Json.Serialization;

namespace Broker.Core.Identity;

/// <summary>
/// A login on a trade server. Together they name one trading account in the real world, whatever ids other systems give it: this pair is what
/// is looked up before a registration is ever repeated.
/// </summary>
public readonly record struct TradingLogin
{
    /// <summary>Makes the pair.</summary>
    /// <param name="login">The login number; 32 bits on MetaTrader 4, 64 on MetaTrader 5.</param>
    /// <param name="server">The trade server's name, for example <c>Acme-Live</c>. Compared without case.</param>
    /// <exception cref="ArgumentException">The login is not positive or the server is empty.</exception>
    [JsonConstructor]
    public TradingLogin(long login, string server)
    {
        if (login <= 0)
        {
            throw new ArgumentException($"Login {login.ToString(CultureInfo.InvariantCulture)} is not a positive number.", nameof(login));
        }

        Login = login;
        Server = Identifier.Check(server, "Server", "the trade server's name");
    }

    /// <summary>The login number.</summary>
    public long Login { get; }

    /// <summary>The trade server's name.</summary>
    public string Server { get; }

    /// <summary>Same login, same server without regard to case.</summary>
    public bool Equals(TradingLogin other) =>
        Login == other.Login && string.Equals(Server, other.Server, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Login, StringComparer.OrdinalIgnoreCase.GetHashCode(Server ?? string.Empty));

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <exception cref="FormatException">The text is not <c>login@server</c>.</exception>
    public static TradingLogin Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int at = text.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && long.TryParse(text.AsSpan(0, at), NumberStyles.None, CultureInfo.InvariantCulture, out long login) && login > 0 &&
            Identifier.IsValid(text.AsSpan(at + 1))
            ? new TradingLogin(login, text[(at + 1)..])
            : throw new FormatException("A trading login is written login@server, for example 500123@Acme-Live.");
    }

    /// <summary>For example <c>500123@Acme-Live</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Login}@{Server}");
}
