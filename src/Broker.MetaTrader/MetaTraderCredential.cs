using System.Net.WebSockets;
using System.Text;
using Broker.Core.Secrets;

namespace Broker.MetaTrader;

/// <summary>How the API knows the caller. Immutable, thread-safe, and never prints what it holds.</summary>
/// <remarks>Source: contracts/metatrader.md 1.</remarks>
public sealed class MetaTraderCredential
{
    private readonly string? header;
    private readonly string? value;
    private readonly string words;

    private MetaTraderCredential(MetaTraderPlan plan, string words, string? header, string? value)
    {
        Plan = plan;
        this.words = words;
        this.header = header;
        this.value = value;
    }

    /// <summary>No credential: for session hosts, where the session token is the only secret.</summary>
    public static MetaTraderCredential None { get; } = new(MetaTraderPlan.None, "no credential", null, null);

    /// <summary>Which plan it belongs to.</summary>
    public MetaTraderPlan Plan { get; }

    /// <summary>The Single Account plan: an API key, sent as <c>x-api-key</c>. The secret is read here; it may be disposed afterwards.</summary>
    /// <exception cref="ArgumentException">The key holds a character that cannot stand in a header.</exception>
    public static MetaTraderCredential SingleAccount(Secret apiKey)
    {
        ArgumentNullException.ThrowIfNull(apiKey);
        string key = apiKey.Reveal();
        foreach (char c in key)
        {
            if (c is < '!' or > '~')
            {
                throw new ArgumentException($"The API key holds U+{(int)c:X4}, which cannot stand in a header. Was a line break or a quote copied with it?", nameof(apiKey));
            }
        }

        return new MetaTraderCredential(MetaTraderPlan.SingleAccount, "Single Account API key", "x-api-key", key);
    }

    /// <summary>The Pro plan: user and password, sent as Basic authorization in UTF-8. Needs the dedicated base address. The secret is read here; it may be disposed afterwards.</summary>
    /// <exception cref="ArgumentException">The user is empty or holds a colon, which Basic authorization cannot carry.</exception>
    public static MetaTraderCredential Pro(string user, Secret password)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(user);
        ArgumentNullException.ThrowIfNull(password);
        if (user.Contains(':', StringComparison.Ordinal))
        {
            throw new ArgumentException("The user holds a colon, which Basic authorization cannot carry.", nameof(user));
        }

        string pair = Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Concat(user, ":", password.Reveal())));
        return new MetaTraderCredential(MetaTraderPlan.Pro, "Pro user and password", "Authorization", "Basic " + pair);
    }

    /// <summary>The kind of credential, never its value.</summary>
    public override string ToString() => words;

    /// <summary>The key itself, for the gateway's socket, which takes it in its address.</summary>
    internal string? ApiKey => Plan == MetaTraderPlan.SingleAccount ? value : null;

    internal void Apply(ClientWebSocketOptions options)
    {
        if (header is not null)
        {
            options.SetRequestHeader(header, value);
        }
    }

    internal void Apply(HttpRequestMessage request)
    {
        if (header is not null)
        {
            request.Headers.TryAddWithoutValidation(header, value);
        }
    }
}
