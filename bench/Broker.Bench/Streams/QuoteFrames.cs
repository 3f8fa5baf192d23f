using System.Globalization;

namespace Broker.Bench.Streams;

/// <summary>Quotes of 20 symbols as a session host sends them; the shape from the contract sheet, every value made up.</summary>
internal static class QuoteFrames
{
    public static string[] Symbols { get; } = [.. Enumerable.Range(0, 20).Select(static i => string.Create(CultureInfo.InvariantCulture, $"SYM{i:00}.raw"))];

    public static IReadOnlyList<string> All { get; } =
    [
        .. Enumerable.Range(0, 200).Select(static i => string.Create(
            CultureInfo.InvariantCulture,
            $$$"""{"type":"Quote","data":{"symbol":"{{{Symbols[i % Symbols.Length]}}}","bid":{{{1.08000m + (i * 0.00001m)}}},"ask":{{{1.08012m + (i * 0.00001m)}}},"time":"2026-11-02T09:{{{i % 60:00}}}:{{{i % 60:00}}}","last":0.0,"volume":{{{i}}}}}""")),
    ];
}
