using System.Globalization;
using System.Text;
using System.Text.Json;
using Broker.MetaTrader.Wire;

namespace Broker.MetaTrader.Clock;

/// <summary>A reading of a trade server's clock: it has no time zone of its own.</summary>
/// <remarks>
/// The API sends and takes such times without a zone (contracts/metatrader.md 2, 8). They become points in time only with the server's zone, see
/// <see cref="ToUtc"/>; never with the machine's, and UTC must not be assumed.
/// </remarks>
public readonly record struct ServerTime : IComparable<ServerTime>
{
    /// <summary>A reading. The kind of <paramref name="clock"/> is dropped: only its digits count.</summary>
    public ServerTime(DateTime clock) => Clock = DateTime.SpecifyKind(clock, DateTimeKind.Unspecified);

    /// <summary>The digits on the server's clock, of unspecified kind.</summary>
    public DateTime Clock { get; }

    /// <summary>What the server's clock shows at a point in time.</summary>
    /// <remarks>At the ends of the calendar it stands still instead of failing.</remarks>
    public static ServerTime At(DateTimeOffset time, ServerTimeZone zone) => new(new DateTime(Within(time.UtcTicks + zone.Offset.Ticks), DateTimeKind.Unspecified));

    /// <summary>The point in time of this reading, in UTC.</summary>
    /// <remarks>Servers write dates such as the year 9999 for never; at the ends of the calendar the result stands still instead of failing.</remarks>
    public DateTimeOffset ToUtc(ServerTimeZone zone) => new(Within(Clock.Ticks - zone.Offset.Ticks), TimeSpan.Zero);

    /// <inheritdoc/>
    public int CompareTo(ServerTime other) => Clock.CompareTo(other.Clock);

    /// <summary>Earlier on the same clock.</summary>
    public static bool operator <(ServerTime left, ServerTime right) => left.Clock < right.Clock;

    /// <summary>Later on the same clock.</summary>
    public static bool operator >(ServerTime left, ServerTime right) => left.Clock > right.Clock;

    /// <summary>Not later on the same clock.</summary>
    public static bool operator <=(ServerTime left, ServerTime right) => left.Clock <= right.Clock;

    /// <summary>Not earlier on the same clock.</summary>
    public static bool operator >=(ServerTime left, ServerTime right) => left.Clock >= right.Clock;

    /// <summary>As the API writes it: <c>yyyy-MM-ddTHH:mm:ss</c>.</summary>
    public override string ToString() => Clock.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);

    private static long Within(long ticks) => Math.Clamp(ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks);

    internal static ServerTime? ReadFrom(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            reader.Skip();
            return null;
        }

        return WireDates.TryReadClock(reader.ValueIsEscaped ? Encoding.UTF8.GetBytes(JsonFields.StringValue(ref reader) ?? "") : reader.ValueSpan, out DateTime clock) ? new ServerTime(clock) : null;
    }
}
