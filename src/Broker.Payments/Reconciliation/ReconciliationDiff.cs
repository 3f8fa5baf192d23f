using System.Runtime.CompilerServices;
using Broker.Core.Monetary;
using Broker.Payments.Reconciliation.Items;
using Broker.Payments.Reconciliation.Rules;
using Broker.Payments.Reconciliation.Spilling;

namespace Broker.Payments.Reconciliation;

/// <summary>Holds a later report against an earlier one: what is new, what is still open, what was cleared.</summary>
public static class ReconciliationDiff
{
    private const int SortersAtOnce = 4;

    /// <summary>
    /// Compares two reports by the items' stable ids, in an order that depends on the ids alone and in a memory that does not grow with the reports. Items that are
    /// settled in both are left out.
    /// </summary>
    /// <param name="earlier">The earlier report; settled items may be left out of it.</param>
    /// <param name="later">The later report; settled items may be left out of it too.</param>
    /// <param name="storage">Memory and folder; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the comparison.</param>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">A storage option is wrong.</exception>
    public static IAsyncEnumerable<ReconciliationChange> CompareAsync(
        IAsyncEnumerable<ReconciliationMark> earlier, IAsyncEnumerable<ReconciliationMark> later, ReconciliationStorageOptions? storage = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        ArgumentNullException.ThrowIfNull(later);
        storage ??= new ReconciliationStorageOptions();
        ReconciliationRulesCheck.Check(storage).ThrowIfAny(typeof(ReconciliationStorageOptions));
        return CompareCoreAsync(earlier, later, storage, cancellationToken);
    }

    private static async IAsyncEnumerable<ReconciliationChange> CompareCoreAsync(
        IAsyncEnumerable<ReconciliationMark> earlier, IAsyncEnumerable<ReconciliationMark> later, ReconciliationStorageOptions storage, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var folder = new SpillFolder(storage.Folder);
        using var sorter = new RowSorter(folder, (int)Math.Min(storage.MemoryBudget / SortersAtOnce, 1L << 30));
        var writer = new RowWriter();
        foreach ((IAsyncEnumerable<ReconciliationMark> marks, ulong side) in new[] { (earlier, 0UL), (later, 1UL) })
        {
            await foreach (ReconciliationMark mark in marks.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                Write(writer.Start(), mark);
                sorter.Add(TextHash.Of(mark.Id), side, writer.Written);
            }
        }

        IRowCursor cursor = sorter.Sort();
        List<(ReconciliationMark? Earlier, ReconciliationMark? Later)> open = [];
        ulong hash = 0;
        while (cursor.MoveNext())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (cursor.Hash != hash)
            {
                foreach (ReconciliationChange change in open.Select(Change).OfType<ReconciliationChange>())
                {
                    yield return change;
                }

                open.Clear();
                hash = cursor.Hash;
            }

            Take(cursor, open);
        }

        foreach (ReconciliationChange change in open.Select(Change).OfType<ReconciliationChange>())
        {
            yield return change;
        }
    }

    private static void Take(IRowCursor cursor, List<(ReconciliationMark? Earlier, ReconciliationMark? Later)> open)
    {
        ReconciliationMark mark = Read(cursor.Payload);
        int at = open.FindIndex(o => (o.Earlier ?? o.Later)!.Id == mark.Id);
        if (at < 0)
        {
            open.Add(cursor.Minor == 0 ? (mark, null) : (null, mark));
        }
        else
        {
            open[at] = cursor.Minor == 0 ? (mark, open[at].Later) : (open[at].Earlier, mark);
        }
    }

    private static ReconciliationChange? Change((ReconciliationMark? Earlier, ReconciliationMark? Later) pair)
    {
        bool wasOpen = pair.Earlier is { IsSettled: false };
        bool isOpen = pair.Later is { IsSettled: false };
        if (!wasOpen && !isOpen)
        {
            return null;
        }

        ReconciliationMark? later = wasOpen && pair.Later is { } mark ? mark with { FirstSeen = pair.Earlier!.FirstSeen } : pair.Later;
        ReconciliationStanding standing = !wasOpen ? ReconciliationStanding.New
            : !isOpen ? ReconciliationStanding.Cleared
            : pair.Earlier!.Outcome == later!.Outcome && pair.Earlier.Difference == later.Difference ? ReconciliationStanding.StillOpen
            : ReconciliationStanding.Changed;
        return new ReconciliationChange((pair.Earlier ?? pair.Later)!.Id, standing, pair.Earlier, later);
    }

    private static void Write(RowWriter writer, ReconciliationMark mark)
    {
        writer.Text(mark.Id);
        writer.Byte((byte)mark.Comparison);
        writer.Byte((byte)mark.Outcome);
        writer.Int64(mark.FirstSeen.Ticks);
        writer.Int64(mark.FirstSeen.TotalOffsetMinutes);
        writer.Text(mark.Difference?.Currency.Code);
        writer.Decimal(mark.Difference?.Amount ?? 0);
    }

    private static ReconciliationMark Read(ReadOnlySpan<byte> row)
    {
        var reader = new RowReader(row);
        string id = reader.Text()!;
        var comparison = (ReconciliationComparison)reader.Byte();
        var outcome = (ReconciliationOutcome)reader.Byte();
        var seen = new DateTimeOffset(reader.Int64(), TimeSpan.FromMinutes(reader.Int64()));
        string? currency = reader.Text();
        decimal amount = reader.Decimal();
        return new ReconciliationMark(id, comparison, outcome, seen, currency is null ? null : new Money(amount, Currency.Of(currency)));
    }
}
