using System.Collections.Frozen;

namespace Broker.Core.Monetary;

/// <summary>ISO 4217 minor digits where they differ from two, and shared code strings.</summary>
internal static class CurrencyTable
{
    private static readonly FrozenDictionary<string, int> NotTwo = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["BIF"] = 0, ["CLP"] = 0, ["DJF"] = 0, ["GNF"] = 0, ["ISK"] = 0, ["JPY"] = 0, ["KMF"] = 0, ["KRW"] = 0, ["PYG"] = 0,
        ["RWF"] = 0, ["UGX"] = 0, ["UYI"] = 0, ["VND"] = 0, ["VUV"] = 0, ["XAF"] = 0, ["XOF"] = 0, ["XPF"] = 0,
        ["BHD"] = 3, ["IQD"] = 3, ["JOD"] = 3, ["KWD"] = 3, ["LYD"] = 3, ["OMR"] = 3, ["TND"] = 3,
        ["CLF"] = 4, ["UYW"] = 4,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    internal static int MinorDigits(string code) => NotTwo.TryGetValue(code, out int digits) ? digits : 2;

    internal static string Canonical(string code) => code.ToUpperInvariant() switch
    {
        "EUR" => "EUR",
        "USD" => "USD",
        "GBP" => "GBP",
        "JPY" => "JPY",
        "CHF" => "CHF",
        string other => other,
    };
}
