using System.Security.Cryptography;
using Broker.Core.Secrets;

namespace Broker.Crm.HubSpot.Webhooks;

/// <summary>
/// One client secret with hashes that already carry its key schedule. A hash is taken, used and put back, so concurrent deliveries neither wait for one
/// another nor allocate.
/// </summary>
/// <remarks>The hashes live as long as the verifier; what a burst made in excess is disposed on return.</remarks>
internal sealed class SigningKey(Secret secret)
{
    private readonly IncrementalHash?[] idle = new IncrementalHash?[Math.Max(4, Environment.ProcessorCount)];

    /// <summary>Signature v3: keyed, over method, address, body and time (contracts/hubspot.md 12).</summary>
    internal void SignV3(ReadOnlySpan<byte> methodAndUri, ReadOnlySpan<byte> body, ReadOnlySpan<byte> timestamp, Span<byte> hash)
    {
        IncrementalHash hmac = Take();
        hmac.AppendData(methodAndUri);
        hmac.AppendData(body);
        hmac.AppendData(timestamp);
        hmac.GetHashAndReset(hash);
        Return(hmac);
    }

    /// <summary>Signatures v1 and v2: a plain hash that begins with the secret.</summary>
    internal void SignOld(ReadOnlySpan<byte> methodAndUri, ReadOnlySpan<byte> body, Span<byte> hash)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(secret.RevealUtf8());
        sha.AppendData(methodAndUri);
        sha.AppendData(body);
        sha.GetHashAndReset(hash);
    }

    private IncrementalHash Take()
    {
        for (int i = 0; i < idle.Length; i++)
        {
            if (Volatile.Read(ref idle[i]) is not null && Interlocked.Exchange(ref idle[i], null) is { } hmac)
            {
                return hmac;
            }
        }

        return IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret.RevealUtf8());
    }

    private void Return(IncrementalHash hmac)
    {
        for (int i = 0; i < idle.Length; i++)
        {
            if (Volatile.Read(ref idle[i]) is null && Interlocked.CompareExchange(ref idle[i], hmac, null) is null)
            {
                return;
            }
        }

        hmac.Dispose();
    }
}
