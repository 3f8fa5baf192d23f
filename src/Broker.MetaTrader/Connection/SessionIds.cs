using System.Security.Cryptography;
using System.Text;
using Broker.Core.Identity;

namespace Broker.MetaTrader.Connection;

/// <summary>
/// Chooses the id of a login's session: the same login always gets the same one, so connecting twice makes one session. It has the form of a random UUID
/// (version 4), which is what the vendor's clients send.
/// </summary>
internal sealed class SessionIds
{
    private readonly byte[] key;
    private readonly TradingPlatform platform;

    private SessionIds(byte[] key, TradingPlatform platform)
    {
        this.key = key;
        this.platform = platform;
    }

    /// <summary>Null when an id could be guessed by anyone who knows login and server, and nothing else guards the session.</summary>
    internal static SessionIds? Create(MetaTraderClientOptions options) => options switch
    {
        { SessionIdKey: { } secret } => new SessionIds(secret.RevealUtf8().ToArray(), options.Platform),
        { Credential.Plan: not MetaTraderPlan.None } => new SessionIds("broker.metatrader.session"u8.ToArray(), options.Platform),
        _ => null,
    };

    internal AccountId For(TradingLogin login)
    {
        string name = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{(int)platform}\u001f{login.Login}\u001f{login.Server.ToUpperInvariant()}");
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(name), hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x40);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new AccountId(new Guid(hash[..16], bigEndian: true).ToString("D"));
    }
}
