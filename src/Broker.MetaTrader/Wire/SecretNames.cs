using System.Text;
using System.Text.Json;

namespace Broker.MetaTrader.Wire;

/// <summary>Names of members whose values are secrets wherever they stand: passwords, one-time codes, keys, tokens, stack traces.</summary>
internal static class SecretNames
{
    private const int LongestName = 64;

    // At an end of the name only: it also stands in the middle of words such as lotPoint.
    private const string OneTimeCode = "otp";
    private static readonly string[] Parts = ["password", "passwd", "pwd", "investor", "passphrase", "secret", "privatekey", "token", "apikey", "adminkey", "pfx", "stacktrace", "credential"];

    /// <summary>Is the property name the reader stands on such a name? Names that are very long or no text count as one.</summary>
    internal static bool IsOne(ref Utf8JsonReader reader)
    {
        if (reader.ValueSpan.Length > LongestName)
        {
            return true;
        }

        Span<byte> name = stackalloc byte[LongestName];
        int length = JsonFields.CopyName(ref reader, name);
        return (length == 0 && reader.ValueSpan.Length > 0) || IsOne(Encoding.UTF8.GetString(name[..length]));
    }

    internal static bool IsOne(string name)
    {
        string plain = name.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        return !string.Equals(plain, "isInvestor", StringComparison.OrdinalIgnoreCase) &&
            (Array.Exists(Parts, part => plain.Contains(part, StringComparison.OrdinalIgnoreCase)) ||
                plain.StartsWith(OneTimeCode, StringComparison.OrdinalIgnoreCase) || plain.EndsWith(OneTimeCode, StringComparison.OrdinalIgnoreCase));
    }
}
