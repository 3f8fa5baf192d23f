using Broker.Payments.Reconciliation.Books;
using Broker.Payments.Reconciliation.Rules;

namespace Broker.Payments.Reconciliation.Joining;

/// <summary>What belongs together by keys: one thing on the left with whatever was linked to it, or something on the right that nothing links to.</summary>
internal sealed class Group(string key, int limit)
{
    internal string Key { get; } = key;

    internal GroupSide Left { get; } = new(limit);

    internal GroupSide Right { get; } = new(limit);

    /// <summary>The key of the first link.</summary>
    internal MatchKey Via { get; set; }

    internal IReadOnlyList<BookEntry> Candidates { get; set; } = [];

    internal DateTimeOffset Earliest => Left.Earliest < Right.Earliest ? Left.Earliest : Right.Earliest;
}
