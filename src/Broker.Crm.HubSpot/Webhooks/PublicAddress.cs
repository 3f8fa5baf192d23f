namespace Broker.Crm.HubSpot.Webhooks;

/// <summary>The address that HubSpot called, when a proxy shows the host another one.</summary>
internal sealed class PublicAddress
{
    private readonly string address;
    private readonly bool hasPath;
    private readonly bool hasQuery;

    internal PublicAddress(Uri uri)
    {
        // The text as it was given: what is signed is text, and a normalized address is another text.
        string text = uri.OriginalString;
        int start = text.IndexOf("://", StringComparison.Ordinal) + 3;
        int end = text.AsSpan(start).IndexOfAny('/', '?');
        hasQuery = text.Contains('?', StringComparison.Ordinal);
        hasPath = end >= 0 && text.Length > start + end + 1 && text[start + end] == '/';
        address = hasPath || hasQuery ? text : text.TrimEnd('/');
    }

    internal string Of(string requested)
    {
        if (hasQuery)
        {
            return address;
        }

        int query = requested.IndexOf('?', StringComparison.Ordinal);
        if (hasPath)
        {
            return query < 0 ? address : string.Concat(address, requested.AsSpan(query));
        }

        int host = requested.IndexOf("://", StringComparison.Ordinal);
        int path = requested.IndexOfAny(['/', '?'], host < 0 ? 0 : host + 3);
        return path < 0 ? address : string.Concat(address, requested.AsSpan(path));
    }
}
