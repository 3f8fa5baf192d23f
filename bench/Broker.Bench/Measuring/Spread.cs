using System.Globalization;

namespace Broker.Bench.Measuring;

/// <summary>A median with its range.</summary>
internal sealed record Spread(double Median, double Low, double High)
{
    public static Spread Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        if (sorted.Length == 0)
        {
            return new Spread(double.NaN, double.NaN, double.NaN);
        }

        int middle = sorted.Length / 2;
        double median = sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], sorted[^1]);
    }

    public string AsRatio() => string.Create(CultureInfo.InvariantCulture, $"{Median:0.00} [{Low:0.00}..{High:0.00}]");
}
