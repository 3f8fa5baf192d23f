using System.Numerics;
using System.Runtime.InteropServices;

namespace Broker.Payments.Reconciliation.Spilling;

/// <summary>A stable 64-bit hash that brings equal keys together. Whoever uses it still compares the keys, so a collision costs time and not truth.</summary>
internal static class TextHash
{
    private const ulong First = 0x9E3779B185EBCA87;
    private const ulong Second = 0xC2B2AE3D27D4EB4F;

    internal static ulong Of(string text)
    {
        ReadOnlySpan<char> chars = text;
        ulong hash = ((ulong)chars.Length + 1) * First;
        foreach (ulong word in MemoryMarshal.Cast<char, ulong>(chars))
        {
            hash = BitOperations.RotateLeft((hash ^ word) * First, 31) * Second;
        }

        foreach (char c in chars[(chars.Length & ~3)..])
        {
            hash = BitOperations.RotateLeft((hash ^ c) * Second, 27) * First;
        }

        hash = (hash ^ (hash >> 33)) * Second;
        hash = (hash ^ (hash >> 29)) * First;
        return hash ^ (hash >> 32);
    }
}
