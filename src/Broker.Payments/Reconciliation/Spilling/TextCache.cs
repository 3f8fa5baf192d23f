using System.Text;

namespace Broker.Payments.Reconciliation.Spilling;

/// <summary>Gives the same string for the same short ASCII bytes most of the time: provider names, methods, files.</summary>
internal sealed class TextCache
{
    private readonly string?[] slots = new string?[256];

    internal string Get(ReadOnlySpan<byte> ascii)
    {
        uint hash = (uint)ascii.Length;
        foreach (byte b in ascii)
        {
            hash = (hash * 31) + b;
        }

        ref string? slot = ref slots[(hash ^ (hash >> 8)) & 255];
        return slot is { } known && Ascii.Equals(ascii, known) ? known : slot = Encoding.Latin1.GetString(ascii);
    }
}
