using Broker.Core.Identity;

namespace Broker.Payments.Timelines;

/// <summary>
/// Where verified facts are kept, for providers that cannot be read back: it is the only place that knows the state, so it must be durable. Facts are only ever
/// added. Implementations are thread-safe.
/// </summary>
public interface IPaymentEventStore
{
    /// <summary>Adds a fact; false when the very same telling of it is known already.</summary>
    /// <remarks>
    /// A second telling of a fact (same <see cref="PaymentFact.FactId"/>) from other evidence is kept beside the first, or replaces it as
    /// <see cref="PaymentTimeline.Add"/> decides: a report corrects an event.
    /// </remarks>
    ValueTask<bool> TryAddAsync(PaymentFact fact, CancellationToken cancellationToken = default);

    /// <summary>All that is known about one payment; an empty timeline when nothing is.</summary>
    ValueTask<PaymentTimeline> GetAsync(string provider, PaymentId payment, CancellationToken cancellationToken = default);

    /// <summary>The payments of one payer that any fact names.</summary>
    ValueTask<IReadOnlyList<PaymentId>> ListPaymentsAsync(string provider, PayerId payer, CancellationToken cancellationToken = default);
}
