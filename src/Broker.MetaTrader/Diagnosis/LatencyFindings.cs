using Broker.Core.Boundaries.Accounts;

namespace Broker.MetaTrader.Diagnosis;

/// <summary>Which part of the way is slow. The API is measured from here, the hosts are measured from the API.</summary>
internal sealed class LatencyFindings
{
    private readonly List<LatencySegment> others = [];

    internal LatencySegment? Api { get; set; }

    internal LatencySegment? AccessPoint { get; set; }

    internal LatencySegment? Control { get; set; }

    internal IReadOnlyList<LatencySegment> All => [.. new[] { Api, AccessPoint }.Concat(others).Append(Control).OfType<LatencySegment>()];

    internal static LatencySegment Segment(string name, IReadOnlyList<TimeSpan> samples, TimeSpan limit)
    {
        TimeSpan[] sorted = [.. samples.Order()];
        return new LatencySegment(name, sorted.Length, sorted[(sorted.Length - 1) / 2], sorted[^1], limit);
    }

    internal void AddOther(LatencySegment segment) => others.Add(segment);

    /// <summary>Null when nothing is slow.</summary>
    internal Finding? Find()
    {
        bool apiIsSlow = Api is { IsSlow: true };
        if (AccessPoint is not { IsSlow: true })
        {
            return apiIsSlow ? new Finding(DelayCause.ApiSlow, Detail: Words()) : null;
        }

        bool othersAreSlow = others.TrueForAll(static o => o.IsSlow);
        bool elsewhereIsSlow = others.Count > 0 || Control is not null;
        bool everythingIsSlow = elsewhereIsSlow && othersAreSlow && Control is not { IsSlow: false };
        return everythingIsSlow && apiIsSlow ? new Finding(DelayCause.SlowEverywhere, Detail: Words())
            : everythingIsSlow && Control is not null ? new Finding(DelayCause.ApiSlow, Detail: Words())
            : others.Count > 0 && othersAreSlow ? new Finding(DelayCause.TradeServerSlow, IsCertain: Control is not null, Words())
            : new Finding(DelayCause.AccessPointSlow, IsCertain: elsewhereIsSlow, Words());
    }

    private string Words() => string.Join("; ", All) + ".";
}
