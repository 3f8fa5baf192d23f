using System.Text;

namespace Broker.Crm.HubSpot.Webhooks;

/// <summary>The address in the form that is signed: twelve escapes are undone, in one pass, and nothing else (contracts/hubspot.md 12).</summary>
internal static class SignedUri
{
    /// <summary>At most this many bytes come of so many characters.</summary>
    internal static int MaxBytes(int characters) => Encoding.UTF8.GetMaxByteCount(characters);

    /// <summary>Writes the address as UTF-8, up to a fragment; gives the number of bytes.</summary>
    internal static int Write(ReadOnlySpan<char> uri, bool decode, Span<byte> target)
    {
        int fragment = uri.IndexOf('#');
        uri = fragment < 0 ? uri : uri[..fragment];
        int written = 0;
        while (!uri.IsEmpty)
        {
            int percent = decode ? uri.IndexOf('%') : -1;
            if (percent < 0)
            {
                return written + Encoding.UTF8.GetBytes(uri, target[written..]);
            }

            written += Encoding.UTF8.GetBytes(uri[..percent], target[written..]);
            uri = uri[percent..];
            if (uri.Length >= 3 && Decoded(uri[1], uri[2]) is var plain and not 0)
            {
                target[written++] = plain;
                uri = uri[3..];
            }
            else
            {
                target[written++] = (byte)'%';
                uri = uri[1..];
            }
        }

        return written;
    }

    private static byte Decoded(char high, char low) => (high, char.ToUpperInvariant(low)) switch
    {
        ('3', 'A') => (byte)':',
        ('2', 'F') => (byte)'/',
        ('3', 'F') => (byte)'?',
        ('4', '0') => (byte)'@',
        ('2', '1') => (byte)'!',
        ('2', '4') => (byte)'$',
        ('2', '7') => (byte)'\'',
        ('2', '8') => (byte)'(',
        ('2', '9') => (byte)')',
        ('2', 'A') => (byte)'*',
        ('2', 'C') => (byte)',',
        ('3', 'B') => (byte)';',
        _ => 0,
    };
}
