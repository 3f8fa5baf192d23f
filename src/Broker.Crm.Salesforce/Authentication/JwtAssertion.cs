using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Broker.Core.Secrets;

namespace Broker.Crm.Salesforce.Authentication;

/// <summary>
/// Signs the assertion of the JWT bearer flow: RS256, with <c>iss</c>, <c>sub</c>, <c>aud</c> and <c>exp</c> in whole seconds (contracts/salesforce.md 2).
/// The key is read for each signature and kept only as a secret.
/// </summary>
internal static class JwtAssertion
{
    internal static readonly TimeSpan Life = TimeSpan.FromMinutes(3);
    private const int LeastKeyBits = 2048;
    private const string Pkcs8 = "PRIVATE KEY";
    private const string Pkcs1 = "RSA PRIVATE KEY";

    /// <summary>The key itself, after a look whether it is one.</summary>
    /// <exception cref="ArgumentException">It is not an RSA private key that can be used. The message does not repeat any of it.</exception>
    internal static Secret Checked(Secret privateKeyPem)
    {
        ArgumentNullException.ThrowIfNull(privateKeyPem);
        using RSA key = Import(privateKeyPem);
        return key.KeySize >= LeastKeyBits
            ? privateKeyPem
            : throw new ArgumentException($"The private key has fewer than {LeastKeyBits} bits; make a new one with at least {LeastKeyBits}.", nameof(privateKeyPem));
    }

    internal static string Sign(string clientId, string username, string audience, Secret privateKeyPem, DateTimeOffset now)
    {
        var claims = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(claims))
        {
            writer.WriteStartObject();
            writer.WriteString("iss"u8, clientId);
            writer.WriteString("sub"u8, username);
            writer.WriteString("aud"u8, audience);
            writer.WriteNumber("exp"u8, (now + Life).ToUnixTimeSeconds());
            writer.WriteEndObject();
        }

        string signed = Base64Url.EncodeToString("""{"alg":"RS256"}"""u8) + "." + Base64Url.EncodeToString(claims.WrittenSpan);
        using RSA key = Import(privateKeyPem);
        return signed + "." + Base64Url.EncodeToString(key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    private static RSA Import(Secret pem)
    {
        // A key in an environment variable often has its line breaks written as \n.
        char[] text = pem.Reveal().Replace("\\n", "\n", StringComparison.Ordinal).ToCharArray();
        try
        {
            ReadOnlySpan<char> rest = text;
            while (PemEncoding.TryFind(rest, out PemFields found))
            {
                ReadOnlySpan<char> label = rest[found.Label];
                if (label is Pkcs8 or Pkcs1)
                {
                    return Import(label is Pkcs8, rest[found.Base64Data], found.DecodedDataLength);
                }

                rest = rest[found.Location.End..];
            }

            throw new ArgumentException(
                text.AsSpan().Contains("ENCRYPTED", StringComparison.Ordinal)
                    ? "The private key is encrypted: decrypt it first, and keep it as a secret."
                    : $"The text is no private key: it must be a PEM with '-----BEGIN {Pkcs8}-----' or '-----BEGIN {Pkcs1}-----' (a certificate or a public key cannot sign).",
                nameof(pem));
        }
        finally
        {
            Array.Clear(text);
        }
    }

    private static RSA Import(bool pkcs8, ReadOnlySpan<char> base64, int length)
    {
        byte[] der = new byte[length];
        var key = RSA.Create();
        if (Convert.TryFromBase64Chars(base64, der, out int written) && TryImport(key, pkcs8, der.AsSpan(0, written)))
        {
            return key;
        }

        key.Dispose();
        throw new ArgumentException("The private key cannot be read: it is cut short, damaged, or not an RSA key.", nameof(base64));
    }

    private static bool TryImport(RSA key, bool pkcs8, Span<byte> der)
    {
        try
        {
            if (pkcs8)
            {
                key.ImportPkcs8PrivateKey(der, out _);
            }
            else
            {
                key.ImportRSAPrivateKey(der, out _);
            }

            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(der);
        }
    }
}
