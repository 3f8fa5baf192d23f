using System.Collections.Immutable;
using Broker.Core.Boundaries.Finance;
using Broker.Core.Identity;

namespace Broker.Payments.Timelines;

/// <summary>
/// All that is known about one payment, as facts, and what follows from them. Adding is pure: it gives a new timeline. The same facts give the same standing
/// in whatever order they come, however often each comes, and however late: an older fact never moves a payment backwards.
/// </summary>
/// <remarks>Immutable and thread-safe. contracts/payments.md a6, b, c.</remarks>
public sealed class PaymentTimeline
{
    private readonly ImmutableDictionary<string, PaymentFact> facts;
    private PaymentStanding? standing;

    private PaymentTimeline(string provider, PaymentId payment, ImmutableDictionary<string, PaymentFact> facts)
    {
        Provider = provider;
        Payment = payment;
        this.facts = facts;
    }

    /// <summary>The provider.</summary>
    public string Provider { get; }

    /// <summary>The payment.</summary>
    public PaymentId Payment { get; }

    /// <summary>The facts, each once, in the order in which they are folded.</summary>
    public IReadOnlyList<PaymentFact> Facts => [.. facts.Values.Order(PaymentFactOrder.Instance)];

    /// <summary>What follows from the facts.</summary>
    public PaymentStanding Standing => standing ??= PaymentFold.Fold(this);

    /// <summary>A timeline of the given facts; none for an empty one.</summary>
    /// <exception cref="ArgumentException">A fact belongs to another payment or provider.</exception>
    public static PaymentTimeline Of(string provider, PaymentId payment, params IEnumerable<PaymentFact> facts)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(provider);
        ArgumentNullException.ThrowIfNull(facts);
        if (payment.IsEmpty)
        {
            throw new ArgumentException("The payment is empty.", nameof(payment));
        }

        ImmutableDictionary<string, PaymentFact>.Builder builder = ImmutableDictionary.CreateBuilder<string, PaymentFact>(StringComparer.Ordinal);
        var empty = new PaymentTimeline(provider, payment, builder.ToImmutable());
        foreach (PaymentFact fact in facts)
        {
            empty.Check(fact);
            builder[fact.FactId] = builder.TryGetValue(fact.FactId, out PaymentFact? known) ? PaymentFactOrder.Better(known, fact) : fact;
        }

        return new PaymentTimeline(provider, payment, builder.ToImmutable());
    }

    /// <summary>The timeline with one more fact; the same one when the fact is known already.</summary>
    /// <exception cref="ArgumentException">The fact belongs to another payment or provider.</exception>
    public PaymentTimeline Add(PaymentFact fact)
    {
        Check(fact);
        if (!facts.TryGetValue(fact.FactId, out PaymentFact? known))
        {
            return new PaymentTimeline(Provider, Payment, facts.Add(fact.FactId, fact));
        }

        PaymentFact better = PaymentFactOrder.Better(known, fact);
        return better == known ? this : new PaymentTimeline(Provider, Payment, facts.SetItem(fact.FactId, better));
    }

    /// <summary>
    /// What reversed money of the payment, oldest first: refunds carried out and come back, funds taken by disputes and given back, captures that failed
    /// afterwards. Each has a stable id.
    /// </summary>
    /// <param name="observedAt">The time to state as that of learning.</param>
    public IReadOnlyList<FinanceReversal> ListReversals(DateTimeOffset observedAt) => PaymentReversals.Of(this, observedAt);

    private void Check(PaymentFact fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        if (fact.Payment != Payment || !string.Equals(fact.Provider, Provider, StringComparison.Ordinal))
        {
            throw new ArgumentException($"The fact is about payment {fact.Payment} of {fact.Provider}; this timeline is of {Payment} of {Provider}.", nameof(fact));
        }
    }
}
