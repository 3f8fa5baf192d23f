using System.Security.Cryptography;
using Broker.Core.Secrets;

namespace Broker.Payments.Stripe.Webhooks;

/// <summary>
/// One webhook secret with hashes that already carry its key schedule. A hash is taken, used and put back, so concurrent deliveries neither wait for one
/// another nor allocate.
/// </summary>
/// <remarks>The hashes live as long as the client; what a burst made in excess is disposed on return.</remarks>
internal sealed class SigningKey(Secret secret)
{
    private readonly IncrementalHash?[] idle = new IncrementalHash?[Math.Max(4, Environment.ProcessorCount)];

    internal void Compute(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, Span<byte> hash)
    {
        IncrementalHash hmac = Take();
        hmac.AppendData(first);
        hmac.AppendData(second);
        hmac.GetHashAndReset(hash);
        Return(hmac);
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
