using Broker.Core.Identity;
using Broker.Core.Pipeline;

namespace Broker.MetaTrader.Connection;

/// <summary>Reads the session token: plain text, or a JSON string (contracts/metatrader.md 2).</summary>
internal static class SessionTokenReader
{
    private const int LongestToken = 128;

    internal static AccountId Read(in ApiResponse response, AccountId? chosen)
    {
        string token = ApiReaders.Text(response).Trim();
        if (chosen is { } id && string.Equals(token, "OK", StringComparison.OrdinalIgnoreCase))
        {
            return id;
        }

        // Anything else, such as a proxy's page, must not become an id.
        return token.Length is > 2 and <= LongestToken && token.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')
            ? new AccountId(token)
            : throw new FormatException("The answer is not a session token.");
    }
}
