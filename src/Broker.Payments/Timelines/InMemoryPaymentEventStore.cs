using System.Collections.Concurrent;
using Broker.Core.Identity;

namespace Broker.Payments.Timelines;

/// <summary>The default store: in memory, for trials and tests. It forgets everything when the program ends; a host in production brings its own.</summary>
public sealed class InMemoryPaymentEventStore : IPaymentEventStore
{
    private readonly ConcurrentDictionary<(string Provider, PaymentId Payment), PaymentTimeline> timelines = new();

    /// <inheritdoc/>
    public ValueTask<bool> TryAddAsync(PaymentFact fact, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(fact);
        (string Provider, PaymentId Payment) key = (fact.Provider, fact.Payment);
        while (true)
        {
            PaymentTimeline before = timelines.GetOrAdd(key, static k => PaymentTimeline.Of(k.Provider, k.Payment));
            PaymentTimeline after = before.Add(fact);
            if (ReferenceEquals(before, after))
            {
                return new ValueTask<bool>(false);
            }

            if (timelines.TryUpdate(key, after, before))
            {
                return new ValueTask<bool>(true);
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask<PaymentTimeline> GetAsync(string provider, PaymentId payment, CancellationToken cancellationToken = default) =>
        new(timelines.TryGetValue((provider, payment), out PaymentTimeline? timeline) ? timeline : PaymentTimeline.Of(provider, payment));

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<PaymentId>> ListPaymentsAsync(string provider, PayerId payer, CancellationToken cancellationToken = default) =>
        new([.. timelines.Where(entry => string.Equals(entry.Key.Provider, provider, StringComparison.Ordinal) && entry.Value.Standing.Payer == payer).Select(static entry => entry.Key.Payment)]);
}
