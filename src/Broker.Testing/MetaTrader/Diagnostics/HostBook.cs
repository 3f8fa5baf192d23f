using System.Globalization;

namespace Broker.Testing.MetaTrader.Diagnostics;

/// <summary>How far hosts are; one nobody set is 12 ms away.</summary>
internal sealed class HostBook
{
    private readonly Dictionary<string, int?> _milliseconds = new(StringComparer.OrdinalIgnoreCase);

    public void Set(string host, int port, int? milliseconds) => _milliseconds[Key(host, port)] = milliseconds;

    /// <summary><see langword="null"/> when the host cannot be reached.</summary>
    public int? Ping(string host, int port) => _milliseconds.TryGetValue(Key(host, port), out var milliseconds) ? milliseconds : 12;

    public void Clear() => _milliseconds.Clear();

    private static string Key(string host, int port) => string.Create(CultureInfo.InvariantCulture, $"{host}:{port}");
}
