using System.Globalization;

namespace Broker.Core.Pipeline;

/// <summary>Reads <c>Retry-After</c> in seconds; a date form is ignored, since it needs both clocks to agree.</summary>
public static class RetryAfterHeader
{
    /// <summary>The delay, or null when the header is missing or not a number of seconds between zero and a day.</summary>
    public static TimeSpan? Read(in ApiResponse response) =>
        double.TryParse(response.Header("Retry-After"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds) &&
        seconds is >= 0 and <= 86_400
            ? TimeSpan.FromSeconds(seconds)
            : null;
}
