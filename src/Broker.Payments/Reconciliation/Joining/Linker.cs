using Broker.Core.Monetary;
using Broker.Payments.Reconciliation.Books;
using Broker.Payments.Reconciliation.Rules;
using Broker.Payments.Reconciliation.Spilling;

namespace Broker.Payments.Reconciliation.Joining;

/// <summary>One pass of linking: right entries look for left entries by one key. What finds none is handed on.</summary>
internal sealed class Linker : IDisposable
{
    private const ulong RightBit = 1UL << 63;
    private const int MaxLefts = 200;

    private readonly BookComparison comparison;
    private readonly RowSorter sorter;
    private readonly KeyFilter wanted;
    private readonly RowWriter writer = new();
    private readonly EntryCodec codec = new();
    private readonly List<LeftReference> lefts = [];

    internal Linker(BookComparison comparison, MatchKey pass, SpillFolder folder, JoinMemory memory)
    {
        this.comparison = comparison;
        Pass = pass;
        sorter = new RowSorter(folder, memory.Sorter);
        wanted = new KeyFilter(memory.Filter);
    }

    internal MatchKey Pass { get; }

    /// <summary>False while nobody looks for anything, and then left entries need not be added.</summary>
    internal bool HasRight { get; private set; }

    internal void AddLeft(string key, string groupKey, BookEntry left)
    {
        writer.Start().Text(key);
        writer.Text(groupKey);
        writer.Byte((byte)left.Kind);
        writer.Text(left.Amount.Currency.Code);
        writer.Decimal(left.Amount.Amount);
        sorter.Add(TextHash.Of(key), (ulong)left.Time.UtcTicks, writer.Written);
    }

    /// <summary>Whether anybody may be looking for a key.</summary>
    internal bool MayWant(string key) => wanted.MayContain(TextHash.Of(key));

    internal void AddRight(string key, BookEntry right)
    {
        HasRight = true;
        ulong hash = TextHash.Of(key);
        wanted.Add(hash);
        writer.Start().Text(key);
        EntryCodec.Write(writer, right);
        sorter.Add(hash, RightBit | (ulong)right.Time.UtcTicks, writer.Written);
    }

    /// <summary>Links everything.</summary>
    /// <param name="linked">Takes the group's key, the order and the bytes of a right entry that found its counterpart.</param>
    /// <param name="left">Takes a right entry that found none.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    internal void Run(Action<string, ulong, RowWriter> linked, Action<BookEntry> left, CancellationToken cancellationToken)
    {
        IRowCursor cursor = sorter.Sort();
        ulong hash = 0;
        for (long row = 0; cursor.MoveNext(); row++)
        {
            if ((row & 0xFFF) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            if (row == 0 || cursor.Hash != hash)
            {
                hash = cursor.Hash;
                lefts.Clear();
            }

            var reader = new RowReader(cursor.Payload);
            ReadOnlySpan<byte> key = reader.RawText();
            if ((cursor.Minor & RightBit) == 0)
            {
                if (lefts.Count < MaxLefts)
                {
                    lefts.Add(new LeftReference(key.ToArray(), reader.Text()!, (EntryKind)reader.Byte(), reader.Text()!, reader.Decimal()));
                }

                continue;
            }

            ReadOnlySpan<byte> entry = reader.Rest;
            if (Choose(key, entry) is { } chosen)
            {
                // A text may have been tried with other words before, so what went first says nothing there.
                chosen.Taken = Pass != MatchKey.RemittanceText;
                writer.Start().Byte((byte)Pass);
                writer.Text(chosen.GroupKey);
                writer.Bytes(entry);
                linked(chosen.GroupKey, cursor.Minor, writer);
            }
            else
            {
                left(codec.Read(entry));
            }
        }
    }

    public void Dispose() => sorter.Dispose();

    // Usually there is one. Of several the best is one of the same kind and amount that has nothing yet; rows come in an order that depends on them alone.
    private LeftReference? Choose(ReadOnlySpan<byte> key, ReadOnlySpan<byte> payload)
    {
        EntryKind kind = EntryCodec.KindOf(payload);
        bool sameKind = comparison.NeedsSameKind(Pass);
        LeftReference? best = null;
        int bestRank = -1;
        BookEntry? entry = null;
        foreach (LeftReference candidate in lefts)
        {
            if (!key.SequenceEqual(candidate.Key) || (sameKind && candidate.Kind != kind))
            {
                continue;
            }

            if (best is null)
            {
                best = candidate;
                continue;
            }

            entry ??= codec.Read(payload);
            bestRank = bestRank < 0 ? Rank(best, entry) : bestRank;
            int rank = Rank(candidate, entry);
            if (rank > bestRank)
            {
                best = candidate;
                bestRank = rank;
            }
        }

        return best;
    }

    private static int Rank(LeftReference left, BookEntry right) =>
        (left.Kind == right.Kind ? 4 : 0) + (left.Taken ? 0 : 2) + (left.HasAmountOf(right) ? 1 : 0);
}
