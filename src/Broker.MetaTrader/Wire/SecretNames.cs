using System.Text;
using System.Text.Json;

namespace Broker.MetaTrader.Wire;

/// <summary>Names of members whose values are secrets wherever they stand: passwords, one-time codes, keys, tokens, stack traces.</summary>
internal static class SecretNames
{
    private const int LongestName = 64;
    private static readonly string[] Parts = ["password", "passwd", "pwd", "investor", "secret", "otp", "token", "apikey", "adminkey", "pfx", "stacktrace", "credential"];

    /// <summary>Is the property name the reader stands on such a name? Very long names count as one.</summary>
    internal static bool IsOne(ref Utf8JsonReader reader)
    {
        if (reader.ValueSpan.Length > LongestName)
        {
            return true;
        }

        Span<byte> name = stackalloc byte[LongestName];
        return IsOne(Encoding.UTF8.GetString(name[..reader.CopyString(name)]));
    }

    internal static bool IsOne(string name)
    {
        string plain = name.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        return !string.Equals(plain, "isInvestor", StringComparison.OrdinalIgnoreCase) && Array.Exists(Parts, part => plain.Contains(part, StringComparison.OrdinalIgnoreCase));
    }
}
