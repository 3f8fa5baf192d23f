using System.Globalization;
using Broker.Core.Identity;

namespace Broker.MetaTrader.Accounts;

/// <summary>One row of the account list, as it was sent. Members the row lacks are null.</summary>
public sealed record RegisteredAccount
{
    /// <summary>The id that names the account in every other call; null when the row has none.</summary>
    public AccountId? Id { get; init; }

    /// <summary>The login number as it was sent.</summary>
    public string? AccountNumber { get; init; }

    /// <summary>The trade server's name.</summary>
    public string? Server { get; init; }

    /// <summary>The platform as it was sent, for example <c>Metatrader 5</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The name given at registration.</summary>
    public string? Name { get; init; }

    /// <summary>Login and server as a pair; null when either is missing or the number is not one.</summary>
    public TradingLogin? Login =>
        long.TryParse(AccountNumber, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out long login) && login > 0 &&
        !string.IsNullOrWhiteSpace(Server) && Server.Length <= 256 && !Server.Any(char.IsControl)
            ? new TradingLogin(login, Server.Trim())
            : null;

    /// <summary>True when the row tells which account it is: id, login and server. A list with an incomplete row never proves that an account is absent.</summary>
    public bool IsComplete => Id is not null && Login is not null;

    /// <summary>Login and server only: the id is half of a credential, the name may be personal.</summary>
    public override string ToString() => Login?.ToString() ?? "incomplete account row";
}
