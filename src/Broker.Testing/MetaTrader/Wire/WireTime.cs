using System.Globalization;

namespace Broker.Testing.MetaTrader.Wire;

/// <summary>Times as the API writes them: no zone, and a missing one is the first moment of the calendar.</summary>
internal static class WireTime
{
    public const string Missing = "0001-01-01T00:00:00";

    public static string Format(DateTime? time) => time?.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture) ?? Missing;

    public static string Utc(DateTimeOffset? time) => Format(time?.UtcDateTime);

    /// <summary>Seconds since 1970 of a server time, as the raw records carry it.</summary>
    public static long Seconds(DateTime? serverTime) => serverTime is { } time ? (time.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerSecond : 0;

    public static long Milliseconds(DateTime? serverTime) => serverTime is { } time ? (time.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond : 0;
}
