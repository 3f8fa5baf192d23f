using System.Globalization;

namespace Broker.Core.Pipeline;

/// <summary>Reads <c>Retry-After</c> in seconds; a date form is ignored, since it needs both clocks to agree.</summary>
public static class RetryAfterHeader
{
    private const double SecondsOfADay = 86_400;

    /// <summary>The delay, or null when the header is missing or not a number of seconds. More than a day is read as a day.</summary>
    public static TimeSpan? Read(in ApiResponse response) =>
        double.TryParse(response.Header("Retry-After"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds) &&
        seconds >= 0
            ? TimeSpan.FromSeconds(Math.Min(seconds, SecondsOfADay))
            : null;
}
