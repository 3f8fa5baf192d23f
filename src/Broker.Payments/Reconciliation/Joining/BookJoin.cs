using Broker.Payments.Reconciliation.Books;
using Broker.Payments.Reconciliation.Rules;
using Broker.Payments.Reconciliation.Spilling;

namespace Broker.Payments.Reconciliation.Joining;

/// <summary>
/// Brings two books together in a memory that does not grow with them: right entries are linked to left ones key by key, then everything is sorted by group, and
/// each group is decided once, when all that belongs to it is known.
/// </summary>
internal sealed class BookJoin : IDisposable
{
    private const ulong RightBit = 1UL << 63;

    private readonly BookComparison comparison;
    private readonly ReconciliationRules rules;
    private readonly SpillFolder folder;
    private readonly JoinMemory memory;
    private readonly RowSorter groups;
    private readonly List<Linker> linkers = [];
    private readonly KeyFilter? named;
    private readonly RowWriter writer = new();
    private readonly EntryCodec codec = new();
    private readonly List<string> keys = [];

    internal BookJoin(BookComparison comparison, ReconciliationRules rules, SpillFolder folder, JoinMemory memory)
    {
        this.comparison = comparison;
        this.rules = rules;
        this.folder = folder;
        this.memory = memory;
        groups = new RowSorter(folder, memory.Sorter);
        foreach (MatchKey pass in comparison.Passes)
        {
            linkers.Add(NewLinker(pass));
            named ??= pass == MatchKey.RemittanceText ? new KeyFilter(memory.Filter) : null;
        }
    }

    internal BookComparison Comparison => comparison;

    /// <summary>Takes a left entry. Where texts are searched, all left entries come before the first right one.</summary>
    internal void AddLeft(BookEntry left)
    {
        string groupKey = comparison.LeftKey(left);
        ulong time = (ulong)left.Time.UtcTicks;
        AddToGroup(groupKey, MatchKey.None, time, left);
        if (linkers.Count > 0)
        {
            foreach (string key in KeysOf(linkers[0].Pass, left))
            {
                linkers[0].AddLeft(key, groupKey, left);
            }
        }

        if (named is not null)
        {
            foreach (string key in KeysOf(MatchKey.RemittanceText, left))
            {
                named.Add(TextHash.Of(key));
            }
        }
    }

    internal void AddRight(BookEntry right) => Route(right, 0, 0);

    /// <summary>Every group, decided. Each entry that was added is in exactly one.</summary>
    internal IEnumerable<(Group Group, Decision Decision)> Run(CancellationToken cancellationToken)
    {
        for (int i = 0; i < linkers.Count; i++)
        {
            LinkBy(i, cancellationToken);
        }

        using var lastResort = new LastResort(comparison, rules, NewGroup, folder, memory);
        foreach (Group group in Groups(cancellationToken))
        {
            Decision decision = comparison.Decide(group);
            if (decision.LooksFurther && group.Left.Count + group.Right.Count == 1 && Alike(group) is { } alike)
            {
                lastResort.Add(alike, group);
            }
            else
            {
                yield return (group, decision);
            }
        }

        groups.Dispose();
        foreach (Group group in lastResort.Run(cancellationToken))
        {
            yield return (group, comparison.Decide(group));
        }
    }

    public void Dispose()
    {
        groups.Dispose();
        linkers.ForEach(static l => l.Dispose());
    }

    // A text is tried word by word, as long as it has another one that may name something; every other key is tried once.
    private void LinkBy(int pass, CancellationToken cancellationToken)
    {
        bool isText = linkers[pass].Pass == MatchKey.RemittanceText;
        for (int attempt = 0; linkers[pass].HasRight; attempt++)
        {
            int next = attempt + 1;
            using Linker linker = linkers[pass];
            linkers[pass] = NewLinker(linker.Pass);
            if (pass > 0 || attempt > 0)
            {
                AddLefts(linker, cancellationToken);
            }

            linker.Run(Link, right => Route(right, isText ? pass : pass + 1, isText ? next : 0), cancellationToken);
        }

        linkers[pass].Dispose();
    }

    private Linker NewLinker(MatchKey pass) => new(comparison, pass, folder, memory);

    private List<string> KeysOf(MatchKey pass, BookEntry left)
    {
        keys.Clear();
        comparison.AddKeys(pass, left, keys);
        return keys;
    }

    // The first pass got its left entries when they were read. A later one has few right entries, so of the left ones only those are taken that they may be looking for.
    private void AddLefts(Linker linker, CancellationToken cancellationToken)
    {
        IRowCursor rows = groups.Scan();
        for (long row = 0; rows.MoveNext(); row++)
        {
            if ((row & 0xFFF) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            if ((rows.Minor & RightBit) != 0)
            {
                continue;
            }

            var reader = new RowReader(rows.Payload);
            reader.Byte();
            ReadOnlySpan<byte> groupKey = reader.RawText();
            BookEntry left = codec.Read(reader.Rest);
            foreach (string key in KeysOf(linker.Pass, left))
            {
                if (linker.MayWant(key))
                {
                    linker.AddLeft(key, new RowReader(groupKey).Text()!, left);
                }
            }
        }
    }

    private string? Alike(Group group) => comparison.LastResortKey(group.Left.Count == 1 ? group.Left.Entries[0] : group.Right.Entries[0]);

    private Group NewGroup(string key) => new(key, rules.MaxEntriesPerItem);

    private void Route(BookEntry right, int from, int attempt)
    {
        for (int i = from; i < linkers.Count; i++)
        {
            MatchKey pass = linkers[i].Pass;
            string? key = pass == MatchKey.RemittanceText
                ? comparison.TextKeys(right).Where(k => named!.MayContain(TextHash.Of(k))).Distinct(StringComparer.Ordinal).ElementAtOrDefault(i == from ? attempt : 0)
                : comparison.KeyOf(pass, right);
            if (key is not null)
            {
                linkers[i].AddRight(key, right);
                return;
            }
        }

        AddToGroup(comparison.LooseKey(right), MatchKey.None, RightBit | (ulong)right.Time.UtcTicks, right);
    }

    private void AddToGroup(string groupKey, MatchKey via, ulong order, BookEntry entry)
    {
        writer.Start().Byte((byte)via);
        writer.Text(groupKey);
        EntryCodec.Write(writer, entry);
        groups.Add(TextHash.Of(groupKey), order, writer.Written);
    }

    private void Link(string groupKey, ulong order, RowWriter row) => groups.Add(TextHash.Of(groupKey), order, row.Written);

    private IEnumerable<Group> Groups(CancellationToken cancellationToken)
    {
        IRowCursor cursor = groups.Sort();
        var open = new List<Group>();
        ulong hash = 0;
        for (long row = 0; cursor.MoveNext(); row++)
        {
            if ((row & 0xFFF) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            if (cursor.Hash != hash)
            {
                foreach (Group group in open)
                {
                    yield return group;
                }

                open.Clear();
                hash = cursor.Hash;
            }

            Take(cursor, open);
        }

        foreach (Group group in open)
        {
            yield return group;
        }
    }

    // Keys of one hash are told apart here; there is nearly always one.
    private void Take(IRowCursor cursor, List<Group> open)
    {
        var reader = new RowReader(cursor.Payload);
        var via = (MatchKey)reader.Byte();
        string key = reader.Text()!;
        BookEntry entry = codec.Read(reader.Rest);
        Group? group = open.Find(g => g.Key == key);
        if (group is null)
        {
            open.Add(group = NewGroup(key));
        }

        bool isRight = (cursor.Minor & RightBit) != 0;
        (isRight ? group.Right : group.Left).Add(entry, comparison.Weigh(entry), comparison.IsOdd(entry));
        if (isRight && group.Via == MatchKey.None)
        {
            group.Via = via;
        }
    }
}
