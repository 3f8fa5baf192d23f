using System.Buffers.Binary;
using System.Text;
using Broker.Crm.Salesforce.Bulk.Csv;
using Broker.Crm.Salesforce.Wire;

namespace Broker.Crm.Salesforce.Bulk.Ingest;

/// <summary>
/// Keys of rows as numbers of 128 bits, mixed with a secret of this process: two keys of one job meet with a chance of about one in 10^27, and nobody can choose keys that do.
/// </summary>
internal static class RowKey
{
    private static readonly ulong[] Seeds = [Seed(), Seed(), Seed(), Seed()];

    /// <summary>The key without the white space around it; ids of records in 18 characters.</summary>
    internal static UInt128 Of(ReadOnlySpan<byte> key, bool isId)
    {
        key = key.Trim(" \t\r\n"u8);
        if (isId && key.Length is 15 or 18 && TryId(key, out string? id))
        {
            Span<byte> full = stackalloc byte[18];
            return Mix(full[..Encoding.ASCII.GetBytes(id, full)]);
        }

        return Mix(key);
    }

    /// <summary>A cell as it was written, without its quotes.</summary>
    internal static ReadOnlySpan<byte> Bare(ReadOnlySpan<byte> cell)
    {
        if (cell.Length < 2 || cell[0] != CsvWords.Quote)
        {
            return cell;
        }

        cell = cell[1..^1];
        return cell.Contains(CsvWords.Quote) ? Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(cell).Replace("\"\"", "\"", StringComparison.Ordinal)) : cell;
    }

    private static bool TryId(ReadOnlySpan<byte> key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? id)
    {
        string text = Encoding.UTF8.GetString(key);
        id = null;
        if (!SalesforceIds.IsId(text))
        {
            return false;
        }

        try
        {
            id = SalesforceIds.To18(text);
            return true;
        }
        catch (ArgumentException)
        {
            return false; // the three characters at its end are none; Salesforce will say so
        }
    }

    private static UInt128 Mix(ReadOnlySpan<byte> key)
    {
        ulong low = Seeds[0] ^ (ulong)key.Length;
        ulong high = Seeds[1] ^ (ulong)key.Length;
        while (key.Length >= sizeof(ulong))
        {
            ulong word = BinaryPrimitives.ReadUInt64LittleEndian(key);
            low = Fold(low ^ word, Seeds[2]);
            high = Fold(high ^ ulong.RotateLeft(word, 31), Seeds[3]);
            key = key[sizeof(ulong)..];
        }

        Span<byte> tail = stackalloc byte[sizeof(ulong)];
        tail.Clear();
        key.CopyTo(tail);
        ulong rest = BinaryPrimitives.ReadUInt64LittleEndian(tail);
        low = Fold(Fold(low ^ rest, Seeds[2]), Seeds[1]);
        high = Fold(Fold(high ^ ulong.RotateLeft(rest, 31), Seeds[3]), Seeds[0]);
        return new UInt128(high, low);
    }

    private static ulong Fold(ulong left, ulong right)
    {
        ulong high = Math.BigMul(left, right, out ulong low);
        return high ^ low ^ left;
    }

    // From the system's source of secret numbers, as all random ids are (60 bits of these are), and without loading a library of cryptography.
    private static ulong Seed()
    {
        Span<byte> random = stackalloc byte[16];
        Guid.NewGuid().TryWriteBytes(random);
        return BinaryPrimitives.ReadUInt64LittleEndian(random) | 1;
    }
}
