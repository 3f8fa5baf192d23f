using Broker.Core.Monetary;
using Broker.Payments.Reconciliation.Books;
using Broker.Payments.Reconciliation.Items;
using Broker.Payments.Reconciliation.Rules;

namespace Broker.Payments.Reconciliation.Joining;

/// <summary>How two books are compared: by which keys entries come together, and what is made of a group. Pure; the joining is elsewhere.</summary>
internal abstract class BookComparison(ReconciliationRules rules, RunCalendar calendar)
{
    internal abstract ReconciliationComparison Comparison { get; }

    /// <summary>The first part of item ids.</summary>
    internal abstract string Name { get; }

    internal abstract ReconciliationBook LeftBook { get; }

    internal abstract ReconciliationBook RightBook { get; }

    /// <summary>The keys in order; none when both sides share the key of the group.</summary>
    internal virtual IReadOnlyList<MatchKey> Passes => [];

    /// <summary>True when what is left over and fits exactly one other by the last resort is matched, instead of only offered.</summary>
    internal virtual bool PairsByLastResort => false;

    protected ReconciliationRules Rules { get; } = rules;

    protected RunCalendar Calendar { get; } = calendar;

    /// <summary>The key of the group a left entry stands in.</summary>
    internal abstract string LeftKey(BookEntry left);

    /// <summary>The key of the group a right entry stands in when nothing links it.</summary>
    internal abstract string LooseKey(BookEntry right);

    /// <summary>The keys under which a left entry can be found.</summary>
    internal virtual void AddKeys(MatchKey pass, BookEntry left, List<string> keys)
    {
    }

    /// <summary>The key by which a right entry looks for its counterpart; null when it has none.</summary>
    internal virtual string? KeyOf(MatchKey pass, BookEntry right) => null;

    /// <summary>The keys of a right entry for a pass over free text, the best first.</summary>
    internal virtual IEnumerable<string> TextKeys(BookEntry right) => [];

    /// <summary>Whether a key only counts among entries of one kind.</summary>
    internal virtual bool NeedsSameKind(MatchKey pass) => false;

    /// <summary>What of an entry counts.</summary>
    internal virtual Money Weigh(BookEntry entry) => Effective(entry);

    /// <summary>Whether an entry contradicts itself.</summary>
    internal virtual bool IsOdd(BookEntry entry) => false;

    internal abstract Decision Decide(Group group);

    /// <summary>What two entries have in common that look alike; null for none.</summary>
    internal virtual string? LastResortKey(BookEntry entry) => null;

    /// <summary>Whether two entries that look alike lie close enough.</summary>
    internal virtual bool IsClose(BookEntry left, BookEntry right) => (left.Time - right.Time).Duration() <= Rules.CandidateWindow;

    /// <summary>A name as a part of a key: the separator cannot appear in it.</summary>
    protected static string Part(string name) => name.AsSpan().IndexOfAny('/', '%') < 0 ? name : name.Replace("%", "%25", StringComparison.Ordinal).Replace("/", "%2F", StringComparison.Ordinal);

    /// <summary>What moves or may still move.</summary>
    protected static Money Effective(BookEntry entry) => MayMove(entry.State) ? entry.SignedAmount : Money.Zero(entry.Amount.Currency);

    protected static bool MayMove(EntryState state) => state is EntryState.Succeeded or EntryState.Pending or EntryState.Unknown or EntryState.Unresolved;

    protected static bool IsWithin(Money difference, int minorUnits) => Math.Abs(difference.Amount) <= Money.FromMinorUnits(minorUnits, difference.Currency).Amount;

    /// <summary>
    /// One id, several lines: with different states they are a history, of which the last counts; with one state they are a duplicate.
    /// </summary>
    protected static List<BookEntry> Current(IReadOnlyList<BookEntry> entries, out bool sameIdTwice, out bool succeededBefore)
    {
        sameIdTwice = false;
        succeededBefore = false;
        var current = new List<BookEntry>(entries.Count);
        foreach (BookEntry entry in entries)
        {
            int at = entries.Count == 1 ? -1 : current.FindIndex(e => e.Id == entry.Id);
            if (at < 0)
            {
                current.Add(entry);
                continue;
            }

            sameIdTwice |= entries.Count(e => e.Id == entry.Id && e.State == entry.State) > 1;
            succeededBefore |= current[at].State == EntryState.Succeeded && entry.State is EntryState.Failed or EntryState.Returned;
            current[at] = entry;
        }

        return current;
    }

    /// <summary>The sum of what counts, of entries that stand for themselves.</summary>
    protected CurrencySums Sum(IEnumerable<BookEntry> entries)
    {
        var sums = new CurrencySums();
        foreach (BookEntry entry in entries)
        {
            sums.Add(Weigh(entry));
        }

        return sums;
    }

    /// <summary>Right less left in one currency; null when there are several.</summary>
    protected static Money? Difference(CurrencySums left, CurrencySums right, Currency currency) =>
        left.IsOnly(currency) && right.IsOnly(currency) ? right.In(currency) - left.In(currency) : null;
}
