using System.Buffers.Binary;
using System.Buffers.Text;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Broker.Core.Identity;

namespace Broker.MetaTrader.Sweeping;

/// <summary>
/// Where a sweep stands: up to where everything is done, and which few beyond that are done too. Its text can be stored; it holds no account id. Bound to its list of
/// accounts. Immutable.
/// </summary>
public sealed class SweepPosition : IEquatable<SweepPosition>
{
    private const byte Version = 1;
    private const int FingerprintLength = 16;
    private const int HeaderLength = 1 + FingerprintLength + 12;
    private const int MostBytesBeyond = 64 * 1024;

    private readonly byte[] fingerprint;
    private readonly byte[] beyond;
    private readonly int watermark;

    private SweepPosition(byte[] fingerprint, int total, int failed, int watermark, byte[] beyond)
    {
        this.fingerprint = fingerprint;
        this.watermark = watermark;
        this.beyond = beyond;
        Total = total;
        Failed = failed;
        Completed = watermark + Count(beyond);
    }

    /// <summary>How many accounts are done.</summary>
    public int Completed { get; }

    /// <summary>How many accounts there are.</summary>
    public int Total { get; }

    /// <summary>How many of those done failed.</summary>
    public int Failed { get; }

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <exception cref="FormatException">The text is not a position, or was altered.</exception>
    public static SweepPosition Parse(string text) =>
        TryParse(text, out SweepPosition? position) ? position : throw new FormatException("The text is not the position of a sweep, or it is incomplete.");

    /// <summary>As <see cref="Parse"/>, with false instead of an exception.</summary>
    public static bool TryParse(string? text, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out SweepPosition? position)
    {
        position = null;
        if (string.IsNullOrEmpty(text) || !Base64Url.IsValid(text) || Base64Url.GetMaxDecodedLength(text.Length) > HeaderLength + MostBytesBeyond)
        {
            return false;
        }

        byte[] bytes = Base64Url.DecodeFromChars(text);
        if (bytes.Length < HeaderLength || bytes[0] != Version)
        {
            return false;
        }

        ReadOnlySpan<byte> numbers = bytes.AsSpan(1 + FingerprintLength);
        int total = BinaryPrimitives.ReadInt32BigEndian(numbers), failed = BinaryPrimitives.ReadInt32BigEndian(numbers[4..]), mark = BinaryPrimitives.ReadInt32BigEndian(numbers[8..]);
        byte[] bits = bytes[HeaderLength..];
        if (total < 0 || mark < 0 || mark > total || Highest(bits) >= total - mark || failed < 0 || failed > mark + Count(bits))
        {
            return false;
        }

        position = new SweepPosition(bytes[1..(1 + FingerprintLength)], total, failed, mark, bits);
        return true;
    }

    /// <inheritdoc/>
    public bool Equals(SweepPosition? other) => other is not null && string.Equals(ToString(), other.ToString(), StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SweepPosition);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(watermark, Completed, Total);

    /// <summary>The position as text, for storing.</summary>
    public override string ToString()
    {
        byte[] bytes = new byte[HeaderLength + beyond.Length];
        bytes[0] = Version;
        fingerprint.CopyTo(bytes, 1);
        Span<byte> numbers = bytes.AsSpan(1 + FingerprintLength);
        BinaryPrimitives.WriteInt32BigEndian(numbers, Total);
        BinaryPrimitives.WriteInt32BigEndian(numbers[4..], Failed);
        BinaryPrimitives.WriteInt32BigEndian(numbers[8..], watermark);
        beyond.CopyTo(bytes, HeaderLength);
        return Base64Url.EncodeToString(bytes);
    }

    internal static SweepPosition Start(IReadOnlyList<AccountId> ids) => new(Fingerprint(ids), ids.Count, 0, 0, []);

    internal bool IsOf(SweepPosition start) => Total == start.Total && fingerprint.AsSpan().SequenceEqual(start.fingerprint);

    internal int Watermark => watermark;

    internal bool IsDone(int index) => index < watermark || (index - watermark < beyond.Length * 8 && (beyond[(index - watermark) >> 3] & (1 << ((index - watermark) & 7))) != 0);

    /// <summary>The position with one more account done.</summary>
    internal SweepPosition With(int index, bool hasFailed)
    {
        int offset = index - watermark;
        byte[] bits = new byte[Math.Max(beyond.Length, (offset >> 3) + 1)];
        beyond.CopyTo(bits, 0);
        bits[offset >> 3] |= (byte)(1 << (offset & 7));
        int full = 0;
        while (full < bits.Length * 8 && (bits[full >> 3] & (1 << (full & 7))) != 0)
        {
            full++;
        }

        return new SweepPosition(fingerprint, Total, Failed + (hasFailed ? 1 : 0), watermark + full, Shift(bits, full));
    }

    // Drops the first bits and the empty bytes at the end.
    private static byte[] Shift(byte[] bits, int by)
    {
        int highest = Highest(bits);
        if (highest < by)
        {
            return [];
        }

        byte[] shifted = new byte[((highest - by) >> 3) + 1];
        int bytes = by >> 3, rest = by & 7;
        for (int i = 0; i < shifted.Length; i++)
        {
            int next = i + bytes + 1 < bits.Length ? bits[i + bytes + 1] : 0;
            shifted[i] = (byte)((bits[i + bytes] >> rest) | (next << (8 - rest)));
        }

        return shifted;
    }

    private static int Highest(byte[] bits)
    {
        for (int i = bits.Length - 1; i >= 0; i--)
        {
            if (bits[i] != 0)
            {
                return (i * 8) + BitOperations.Log2(bits[i]);
            }
        }

        return -1;
    }

    private static int Count(byte[] bits)
    {
        int count = 0;
        foreach (byte b in bits)
        {
            count += BitOperations.PopCount(b);
        }

        return count;
    }

    // A keyless hash of random ids tells nobody which they are.
    private static byte[] Fingerprint(IReadOnlyList<AccountId> ids)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = new byte[1024];
        for (int i = 0; i < ids.Count; i++)
        {
            int length = Encoding.UTF8.GetBytes(ids[i].Value, buffer);
            buffer[length] = 0;
            hash.AppendData(buffer, 0, length + 1);
        }

        return hash.GetHashAndReset()[..FingerprintLength];
    }
}
