using System.Globalization;

namespace Broker.Core.Boundaries.Accounts;

/// <summary>A host and its port, for example an access point of a trade server.</summary>
/// <remarks>Compared without case. Ordinary text on every screen: it holds no secret.</remarks>
public readonly record struct HostAndPort
{
    /// <summary>The port that access points of trade servers listen on when none is stated.</summary>
    public const int UsualPort = 443;

    private const int LongestHost = 253;
    private const int HighestPort = 65_535;

    /// <summary>Makes the pair.</summary>
    /// <param name="host">A name or an address, without scheme, path or port.</param>
    /// <param name="port">The port, 1 to 65,535.</param>
    /// <exception cref="ArgumentException">The host is empty, too long or holds a character no host has, or the port is out of range.</exception>
    public HostAndPort(string host, int port = UsualPort)
    {
        Host = IsHost(host) ? host : throw new ArgumentException("Host is empty, longer than 253 characters, or holds a character no host has; give for example trade1.acme.example.", nameof(host));
        Port = port is >= 1 and <= HighestPort ? port : throw new ArgumentException($"Port {port.ToString(CultureInfo.InvariantCulture)} is not between 1 and 65535.", nameof(port));
    }

    /// <summary>The name or address; an IPv6 address without its brackets. Null only for <c>default</c>.</summary>
    public string Host { get; }

    /// <summary>The port.</summary>
    public int Port { get; }

    /// <summary>Reads <c>host</c>, <c>host:port</c> or <c>[ipv6]:port</c>.</summary>
    /// <exception cref="FormatException">The text is none of these.</exception>
    public static HostAndPort Parse(string text) =>
        TryParse(text, out HostAndPort parsed) ? parsed : throw new FormatException("An access point is written host:port, for example trade1.acme.example:443.");

    /// <summary>As <see cref="Parse"/>, with false instead of an exception.</summary>
    public static bool TryParse(string? text, out HostAndPort parsed)
    {
        parsed = default;
        string host = (text ?? string.Empty).Trim();
        int port = UsualPort;
        int colon = host.LastIndexOf(':');
        bool bracketed = host.StartsWith('[');
        if (bracketed ? colon > host.IndexOf(']', StringComparison.Ordinal) : colon >= 0 && host.IndexOf(':', StringComparison.Ordinal) == colon)
        {
            if (!int.TryParse(host.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out port) || port is < 1 or > HighestPort)
            {
                return false;
            }

            host = host[..colon];
        }

        host = bracketed ? host.Trim('[', ']') : host;
        if (!IsHost(host))
        {
            return false;
        }

        parsed = new HostAndPort(host, port);
        return true;
    }

    /// <summary>Same host without regard to case, same port.</summary>
    public bool Equals(HostAndPort other) => Port == other.Port && string.Equals(Host, other.Host, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(StringComparer.OrdinalIgnoreCase.GetHashCode(Host ?? string.Empty), Port);

    /// <summary>For example <c>trade1.acme.example:443</c>.</summary>
    public override string ToString() => Host is null ? string.Empty
        : string.Create(CultureInfo.InvariantCulture, $"{(Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host)}:{Port}");

    private static bool IsHost(string? host) =>
        host is { Length: > 0 and <= LongestHost } && host.All(static c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' or ':');
}
