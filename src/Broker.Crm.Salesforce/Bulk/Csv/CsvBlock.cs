using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Broker.Crm.Salesforce.Bulk.Csv;

/// <summary>Where the four bytes that matter stand in 64 bytes of text: one bit for each byte.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly ref struct CsvBlock
{
    internal const int Size = 64;

    private CsvBlock(ulong quotes, ulong delimiters, ulong feeds, ulong returns)
    {
        Quotes = quotes;
        Delimiters = delimiters;
        Feeds = feeds;
        Returns = returns;
    }

    internal ulong Quotes { get; }

    internal ulong Delimiters { get; }

    internal ulong Feeds { get; }

    internal ulong Returns { get; }

    /// <summary>Reads 64 bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static CsvBlock Read(ref byte start, byte delimiter)
    {
        Vector256<byte> low = Vector256.LoadUnsafe(ref start);
        Vector256<byte> high = Vector256.LoadUnsafe(ref start, 32);
        return new CsvBlock(
            Mask(low, high, CsvWords.Quote), Mask(low, high, delimiter), Mask(low, high, CsvWords.LineFeed), Mask(low, high, CsvWords.CarriageReturn));
    }

    /// <summary>The same without what lies behind the first bytes.</summary>
    internal CsvBlock First(int count)
    {
        ulong keep = count >= Size ? ulong.MaxValue : (1UL << count) - 1;
        return new CsvBlock(Quotes & keep, Delimiters & keep, Feeds & keep, Returns & keep);
    }

    /// <summary>Each bit becomes the parity of the bits up to it: a quoted stretch becomes a run of ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong RunsOf(ulong bits)
    {
        if (Pclmulqdq.IsSupported)
        {
            // A product without carries with all ones is just that.
            return Pclmulqdq.CarrylessMultiply(Vector128.CreateScalar(bits), Vector128<ulong>.AllBitsSet, 0).ToScalar();
        }

        bits ^= bits << 1;
        bits ^= bits << 2;
        bits ^= bits << 4;
        bits ^= bits << 8;
        bits ^= bits << 16;
        return bits ^ (bits << 32);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mask(Vector256<byte> low, Vector256<byte> high, byte value)
    {
        Vector256<byte> wanted = Vector256.Create(value);
        return Vector256.Equals(low, wanted).ExtractMostSignificantBits() | ((ulong)Vector256.Equals(high, wanted).ExtractMostSignificantBits() << 32);
    }
}
