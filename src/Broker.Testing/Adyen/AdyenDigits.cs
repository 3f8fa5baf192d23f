using System.Globalization;

namespace Broker.Testing.Adyen;

/// <summary>How many digits Adyen gives a currency; not always as many as ISO 4217 (contracts/payments.md b, e).</summary>
internal static class AdyenDigits
{
    private static readonly HashSet<string> None = new(StringComparer.Ordinal)
    {
        "CVE", "DJF", "GNF", "IDR", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF",
    };

    private static readonly HashSet<string> Three = new(StringComparer.Ordinal) { "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND" };

    public static string Major(long minor, string currency)
    {
        var (value, format) = None.Contains(currency) ? (minor, "F0") : Three.Contains(currency) ? (minor / 1000m, "F3") : (minor / 100m, "F2");
        return value.ToString(format, CultureInfo.InvariantCulture);
    }
}
