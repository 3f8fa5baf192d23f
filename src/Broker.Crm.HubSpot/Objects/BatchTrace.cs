using System.Globalization;

namespace Broker.Crm.HubSpot.Objects;

/// <summary>The trace ids of the inputs of one call: their positions. HubSpot repeats them in records and errors (contracts/hubspot.md 3).</summary>
internal static class BatchTrace
{
    private static readonly string[] Ids = [.. Enumerable.Range(0, HubSpotBatchLimits.MaxInputs).Select(static i => i.ToString(CultureInfo.InvariantCulture))];

    internal static string Of(int index) => Ids[index];

    /// <summary>The position that a trace id names; -1 for one that was not sent.</summary>
    internal static int IndexOf(string? traceId, int count) =>
        int.TryParse(traceId, NumberStyles.None, CultureInfo.InvariantCulture, out int index) && index < count && Ids[index] == traceId ? index : -1;
}
