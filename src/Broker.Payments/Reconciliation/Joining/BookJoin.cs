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

    // A remittance text is tried with its first few words that may name a payout.
    private const int TextTries = 3;

    private readonly BookComparison comparison;
    private readonly ReconciliationRules rules;
    private readonly SpillFolder folder;
    private readonly JoinMemory memory;
    private readonly RowSorter groups;
    private readonly List<Linker> linkers = [];
    private readonly List<int> tries = [];
    private readonly Dictionary<MatchKey, RowSpool> spools = [];
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
            RowSpool spool = spools[pass] = new RowSpool(folder, memory.Spool);
            int count = pass == MatchKey.RemittanceText ? TextTries : 1;
            for (int i = 0; i < count; i++)
            {
                linkers.Add(new Linker(comparison, pass, spool, folder, memory));
                tries.Add(i);
            }

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
        foreach ((MatchKey pass, RowSpool spool) in spools)
        {
            keys.Clear();
            comparison.AddKeys(pass, left, keys);
            foreach (string key in keys)
            {
                ulong hash = TextHash.Of(key);
                Linker.WriteLeft(writer, key, groupKey, left);
                spool.Add(hash, time, writer.Written);
                if (pass == MatchKey.RemittanceText)
                {
                    named!.Add(hash);
                }
            }
        }
    }

    internal void AddRight(BookEntry right) => Route(right, 0);

    /// <summary>Every group, decided. Each entry that was added is in exactly one.</summary>
    internal IEnumerable<(Group Group, Decision Decision)> Run(CancellationToken cancellationToken)
    {
        for (int i = 0; i < linkers.Count; i++)
        {
            int next = i + 1;
            linkers[i].Run(Link, right => Route(right, next), cancellationToken);
            linkers[i].Dispose();
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
        foreach (RowSpool spool in spools.Values)
        {
            spool.Dispose();
        }
    }

    private string? Alike(Group group) => comparison.LastResortKey(group.Left.Count == 1 ? group.Left.Entries[0] : group.Right.Entries[0]);

    private Group NewGroup(string key) => new(key, rules.MaxEntriesPerItem);

    private void Route(BookEntry right, int from)
    {
        for (int i = from; i < linkers.Count; i++)
        {
            MatchKey pass = linkers[i].Pass;
            string? key = pass == MatchKey.RemittanceText
                ? comparison.TextKeys(right).Where(k => named!.MayContain(TextHash.Of(k))).Distinct(StringComparer.Ordinal).ElementAtOrDefault(tries[i])
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
