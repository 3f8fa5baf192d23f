using Broker.Core.Monetary;
using Broker.Payments.Reconciliation.Books;
using Broker.Payments.Reconciliation.Rules;

namespace Broker.Payments.Reconciliation.Items;

/// <summary>One finding, good or bad, with both sides. It says what is, and corrects nothing.</summary>
public sealed record ReconciliationItem
{
    /// <summary>
    /// The stable id: made of the comparison and of the id of what it is about (the left entry, or the right one when there is no left), so that a later run
    /// finds it again. For example <c>operation-provider/operation/D-1001</c>.
    /// </summary>
    public required string Id { get; init; }

    /// <summary>Which books it compares.</summary>
    public required ReconciliationComparison Comparison { get; init; }

    /// <summary>What came out.</summary>
    public required ReconciliationOutcome Outcome { get; init; }

    /// <summary>The rule that decided.</summary>
    public required ReconciliationRule Rule { get; init; }

    /// <summary>The key that brought both sides together; the first one when there were several.</summary>
    public MatchKey MatchedBy { get; init; }

    /// <summary>The left, inner side; null for items that compare nothing.</summary>
    public ReconciliationSide? Left { get; init; }

    /// <summary>The right, outer side; null for items that compare nothing.</summary>
    public ReconciliationSide? Right { get; init; }

    /// <summary>
    /// Right less left, with sign, of what moves or may still move; null when currencies differ. With <see cref="ReconciliationOutcome.FeeMismatch"/>, and
    /// <see cref="ReconciliationOutcome.ChargeAmountMismatch"/>, the difference of just that.
    /// </summary>
    public Money? Difference { get; init; }

    /// <summary>When the earliest of its entries happened.</summary>
    public DateTimeOffset OccurredAt { get; init; }

    /// <summary>The moment of the first report that had it: this one's, until <see cref="ReconciliationDiff"/> takes over an earlier one's.</summary>
    public required DateTimeOffset FirstSeen { get; init; }

    /// <summary>From <see cref="OccurredAt"/> to the moment of the report.</summary>
    public TimeSpan Age { get; init; }

    /// <summary>Entries that look alike and were not counted: a person decides. Only where no key found a counterpart.</summary>
    public IReadOnlyList<BookEntry> Candidates { get; init; } = [];

    /// <summary>The line that could not be read.</summary>
    public UnreadableLine? Unreadable { get; init; }

    /// <summary>What else there is to say, in words; null when there is nothing.</summary>
    public string? Detail { get; init; }

    /// <summary>True when nobody needs to look: matched in any way, or out of scope.</summary>
    public bool IsSettled => Outcome is ReconciliationOutcome.Matched or ReconciliationOutcome.MatchedWithinTolerance or ReconciliationOutcome.MatchedManyToOne or ReconciliationOutcome.OutOfScope;

    /// <summary>The short form that is enough to compare with a later report.</summary>
    public ReconciliationMark ToMark() => new(Id, Comparison, Outcome, FirstSeen, Difference);
}
