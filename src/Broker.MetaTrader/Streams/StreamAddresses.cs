using Broker.Core.Identity;

namespace Broker.MetaTrader.Streams;

/// <summary>The addresses of sockets: <c>ws</c> where calls go by <c>http</c>, else <c>wss</c>.</summary>
internal sealed class StreamAddresses
{
    private readonly string root;

    internal StreamAddresses(Uri baseAddress) =>
        root = string.Concat("ws", baseAddress.GetLeftPart(UriPartial.Path).AsSpan("http".Length).TrimEnd('/'));

    internal Uri Socket(string path, AccountId id) => new(string.Concat(root, path, "?id=", Uri.EscapeDataString(id.Value)));

    /// <summary>With an API key in the query, as the vendor's client kits send it; without one the Basic header is the credential (contracts/metatrader.md 6).</summary>
    internal Uri Gateway(string path, string? apiKey, AccountId id) => apiKey is null
        ? Socket(path, id)
        : new Uri(string.Concat([root, path, "?api_key=", Uri.EscapeDataString(apiKey), "&id=", Uri.EscapeDataString(id.Value)]));
}
