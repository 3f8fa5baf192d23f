using System.Security.Cryptography;

namespace Broker.Testing.Adyen;

/// <summary>References as Adyen makes them.</summary>
internal static class AdyenIds
{
    private const string Alphabet = "0123456789BCDFGHJKLMNPQRSTVWXZ";

    /// <summary>A PSP reference: 16 characters.</summary>
    public static string Psp() => New("", 16);

    public static string New(string prefix, int length) => prefix + RandomNumberGenerator.GetString(Alphabet, length);
}
