using System.Globalization;
using Broker.Core.Configuration;

namespace Broker.MetaTrader.Streams;

/// <summary>Checks <see cref="StreamOptions"/>: each option, then the relations between them.</summary>
internal static class StreamOptionsCheck
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    internal static OptionsCheck Check(StreamOptions o, string owner)
    {
        TimeSpan silence = o.SilenceAfter ?? StreamSettings.DefaultSilence;
        OptionsCheck check = new OptionsCheck(owner)
            .Range(nameof(o.Capacity), o.Capacity, 1, 1_000_000)
            .That(o.BackPressure is not { } policy || Enum.IsDefined(policy), nameof(o.BackPressure), ((int)o.BackPressure.GetValueOrDefault()).ToString(CultureInfo.InvariantCulture), "DropOldest, Wait or null")
            .Range(nameof(o.MaxFrameBytes), o.MaxFrameBytes, 1024, 1 << 30)
            .Range(nameof(o.ReconnectDelay), o.ReconnectDelay, TimeSpan.FromMilliseconds(10), TimeSpan.FromHours(1))
            .Range(nameof(o.MaxReconnectDelay), o.MaxReconnectDelay, o.ReconnectDelay, TimeSpan.FromHours(1))
            .Range(nameof(o.MaxConsecutiveFailures), o.MaxConsecutiveFailures ?? 1, 1, int.MaxValue)
            .Range(nameof(o.ConnectTimeout), o.ConnectTimeout, Second, TimeSpan.FromMinutes(10))
            .Range(nameof(o.PingInterval), o.PingInterval, Second, TimeSpan.FromHours(1))
            .Range(nameof(o.Interval), o.Interval ?? TimeSpan.Zero, TimeSpan.Zero, TimeSpan.FromDays(1))
            .That((o.Interval ?? TimeSpan.Zero).Ticks % TimeSpan.TicksPerMillisecond == 0, nameof(o.Interval), "no whole milliseconds", "whole milliseconds");
        if (o.SilenceAfter is { } after && after != Timeout.InfiniteTimeSpan)
        {
            check.Range(nameof(o.SilenceAfter), after, Second, TimeSpan.FromDays(1));
        }

        if (o.ReconnectAfterSilence is { } reconnect && reconnect != Timeout.InfiniteTimeSpan)
        {
            check.Range(nameof(o.ReconnectAfterSilence), reconnect, silence == Timeout.InfiniteTimeSpan ? Second : silence, TimeSpan.FromDays(2));
        }

        return check;
    }
}
