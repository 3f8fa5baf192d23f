using System.Security.Cryptography;
using System.Text;
using Broker.Core.Secrets;

namespace Broker.Payments.Praxis.Wire;

/// <summary>
/// SHA-384, as 96 hexadecimal digits, over the values of the listed fields in their order and the merchant secret (contracts/payments.md b2). Comparison takes
/// constant time and tries every secret.
/// </summary>
internal static class PraxisSignature
{
    internal const string Header = "Gt-Authentication";

    private const int HashSize = SHA384.HashSizeInBytes;

    internal static string Of(PraxisFields fields, IReadOnlyList<string> names, Secret secret) => Convert.ToHexStringLower(Hash(fields.Join(names), secret));

    /// <summary>Which secret gives the signature; -1 for none.</summary>
    internal static int Match(PraxisFields fields, IReadOnlyList<string> names, IReadOnlyList<Secret> secrets, string? signature)
    {
        Span<byte> given = stackalloc byte[HashSize];
        ReadOnlySpan<char> digits = signature.AsSpan().Trim();
        if (digits.Length != HashSize * 2 || Convert.FromHexString(digits, given, out _, out _) != System.Buffers.OperationStatus.Done)
        {
            return -1;
        }

        string text = fields.Join(names);
        int match = -1;
        for (int i = secrets.Count - 1; i >= 0; i--)
        {
            match = CryptographicOperations.FixedTimeEquals(Hash(text, secrets[i]), given) ? i : match;
        }

        return match;
    }

    private static byte[] Hash(string text, Secret secret)
    {
        ReadOnlySpan<byte> key = secret.RevealUtf8();
        int length = Encoding.UTF8.GetByteCount(text);
        byte[] all = new byte[length + key.Length];
        Encoding.UTF8.GetBytes(text, all);
        key.CopyTo(all.AsSpan(length));
        byte[] hash = SHA384.HashData(all);
        CryptographicOperations.ZeroMemory(all);
        return hash;
    }
}
