using Broker.Payments.Reconciliation.Books;

namespace Broker.Payments.Reconciliation.Joining;

/// <summary>A left entry as far as linking must know it.</summary>
internal sealed class LeftReference(byte[] key, string groupKey, EntryKind kind, string currency, decimal amount)
{
    internal byte[] Key { get; } = key;

    internal string GroupKey { get; } = groupKey;

    internal EntryKind Kind { get; } = kind;

    /// <summary>Whether an entry of this pass was already linked to it: the next of the same amount goes to somebody else first.</summary>
    internal bool Taken { get; set; }

    internal bool HasAmountOf(BookEntry entry) => entry.Amount.Amount == amount && entry.Amount.Currency.Code == currency;
}
