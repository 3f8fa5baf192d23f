using Broker.Payments.Reconciliation.Books;
using Broker.Payments.Reconciliation.Rules;
using Broker.Payments.Reconciliation.Spilling;

namespace Broker.Payments.Reconciliation.Joining;

/// <summary>
/// What no key brought together and looks alike: pairs that fit only each other where the comparison allows it, candidates otherwise.
/// </summary>
internal sealed class LastResort(BookComparison comparison, ReconciliationRules rules, Func<string, Group> newGroup, SpillFolder folder, JoinMemory memory) : IDisposable
{
    private const ulong RightBit = 1UL << 63;

    // Beyond this many that look alike a candidate says nothing.
    private const int MaxAlike = 100;

    private readonly RowSorter sorter = new(folder, memory.Sorter);
    private readonly RowWriter writer = new();
    private readonly EntryCodec codec = new();
    private readonly List<(string Key, BookEntry Entry)> lefts = [];
    private readonly List<(string Key, BookEntry Entry)> rights = [];

    internal void Add(string alike, Group group)
    {
        bool isRight = group.Left.Count == 0;
        BookEntry entry = isRight ? group.Right.Entries[0] : group.Left.Entries[0];
        writer.Start().Text(alike);
        writer.Text(group.Key);
        EntryCodec.Write(writer, entry);
        sorter.Add(TextHash.Of(alike), (isRight ? RightBit : 0) | (ulong)entry.Time.UtcTicks, writer.Written);
    }

    internal IEnumerable<Group> Run(CancellationToken cancellationToken)
    {
        if (sorter.Count == 0)
        {
            yield break;
        }

        IRowCursor cursor = sorter.Sort();
        ulong hash = 0;
        string? alike = null;
        while (cursor.MoveNext())
        {
            cancellationToken.ThrowIfCancellationRequested();
            (string nextAlike, string key, BookEntry entry) = Read(cursor);
            if (cursor.Hash != hash || alike != nextAlike)
            {
                foreach (Group group in Settle())
                {
                    yield return group;
                }

                hash = cursor.Hash;
                alike = nextAlike;
            }

            List<(string Key, BookEntry Entry)> side = (cursor.Minor & RightBit) == 0 ? lefts : rights;
            if (side.Count < MaxAlike)
            {
                side.Add((key, entry));
            }
            else
            {
                yield return Alone(key, entry, ReferenceEquals(side, rights));
            }
        }

        foreach (Group group in Settle())
        {
            yield return group;
        }
    }

    public void Dispose() => sorter.Dispose();

    private (string Alike, string Key, BookEntry Entry) Read(IRowCursor cursor)
    {
        var reader = new RowReader(cursor.Payload);
        return (reader.Text()!, reader.Text()!, codec.Read(reader.Rest));
    }

    private IEnumerable<Group> Settle()
    {
        if (comparison.PairsByLastResort)
        {
            foreach (Group pair in Pair())
            {
                yield return pair;
            }
        }

        List<(string Key, BookEntry Entry)> left = [.. lefts], right = [.. rights];
        lefts.Clear();
        rights.Clear();
        foreach ((string key, BookEntry entry) in left)
        {
            Group group = Alone(key, entry, isRight: false);
            group.Candidates = [.. right.Select(static r => r.Entry).Where(r => comparison.IsClose(entry, r)).Take(rules.MaxCandidates)];
            yield return group;
        }

        foreach ((string key, BookEntry entry) in right)
        {
            Group group = Alone(key, entry, isRight: true);
            group.Candidates = [.. left.Select(static l => l.Entry).Where(l => comparison.IsClose(l, entry)).Take(rules.MaxCandidates)];
            yield return group;
        }
    }

    // Taking a pair away can make the next one unique, so it goes on until nothing changes.
    private IEnumerable<Group> Pair()
    {
        for (bool again = true; again;)
        {
            again = false;
            for (int i = lefts.Count - 1; i >= 0; i--)
            {
                (string key, BookEntry left) = lefts[i];
                int only = Only(rights, r => comparison.IsClose(left, r));
                if (only < 0 || Only(lefts, l => comparison.IsClose(l, rights[only].Entry)) != i)
                {
                    continue;
                }

                Group pair = Alone(key, left, isRight: false);
                BookEntry right = rights[only].Entry;
                pair.Right.Add(right, comparison.Weigh(right), comparison.IsOdd(right));
                pair.Via = MatchKey.AmountAndDate;
                lefts.RemoveAt(i);
                rights.RemoveAt(only);
                again = true;
                yield return pair;
            }
        }
    }

    private static int Only(List<(string Key, BookEntry Entry)> side, Predicate<BookEntry> fits)
    {
        int found = -1;
        for (int i = 0; i < side.Count; i++)
        {
            if (fits(side[i].Entry))
            {
                if (found >= 0)
                {
                    return -1;
                }

                found = i;
            }
        }

        return found;
    }

    private Group Alone(string key, BookEntry entry, bool isRight)
    {
        Group group = newGroup(key);
        (isRight ? group.Right : group.Left).Add(entry, comparison.Weigh(entry), comparison.IsOdd(entry));
        return group;
    }
}
