using Broker.Orchestration.Journal;
using Broker.Orchestration.Ownership;
using Microsoft.Extensions.DependencyInjection;

namespace Broker.Orchestration.Hosting;

/// <summary>What <c>AddBrokerOrchestration</c> returns: the place to say which facts are owned, where they are stored and who watches.</summary>
public sealed class BrokerOrchestrationBuilder
{
    internal BrokerOrchestrationBuilder(IServiceCollection services) => Services = services;

    /// <summary>The services.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Uses these ownership maps together, for example the default one and the team's own.</summary>
    /// <exception cref="OwnershipMapException">The maps contradict each other.</exception>
    public BrokerOrchestrationBuilder OwnFacts(params IReadOnlyList<OwnershipMap> maps)
    {
        Services.AddSingleton(OwnershipMap.Merge(maps));
        return this;
    }

    /// <summary>Uses a journal. Packages with a journal have a method of their own, such as <c>UseSqlite</c>.</summary>
    public BrokerOrchestrationBuilder UseJournal(Func<IServiceProvider, ICaseJournal> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        // A host without a map does not start; what only looks into a journal needs none.
        Services.AddSingleton<ICaseJournal>(provider =>
            provider.GetService<OwnershipMap>() is { } map ? GuardedJournal.Over(create(provider), map) : create(provider));
        return this;
    }

    /// <summary>
    /// Tells of the values of a fact, after they are stored. Durable and at least once: what could not be told, because the handler threw or the process ended, is
    /// told again, with growing waits. Several changes in quick succession may be told as one, always with the value that is current then; a late older value,
    /// which goes to the history only, is not told. One customer is told of in order, one call at a time, so be quick: the customer's other work waits.
    /// </summary>
    /// <remarks>Starting is refused for a fact that no ownership map of the host declares, and for two subscriptions of one name.</remarks>
    /// <param name="fact">The fact, as its map declares it.</param>
    /// <param name="subscription">A name of its own, which stays the same over restarts: what was told is remembered under it.</param>
    /// <param name="create">Makes the handler, once: a method of a service, or a lambda. It may be called twice for one value.</param>
    /// <example><code>.Subscribe(BrokerFacts.AccountUuid, "bridge", services => services.GetRequiredService&lt;Bridge&gt;().OnAccountAsync)</code></example>
    public BrokerOrchestrationBuilder Subscribe<TOwner, TValue>(
        Fact<TOwner, TValue> fact, string subscription, Func<IServiceProvider, Func<FactReading<TValue>, CancellationToken, Task>> create)
        where TOwner : ISystemOfRecord
    {
        ArgumentNullException.ThrowIfNull(fact);
        ArgumentNullException.ThrowIfNull(create);
        return Subscribe(new FactSubscription(subscription, fact.Name, fact, services =>
        {
            Func<FactReading<TValue>, CancellationToken, Task> handler = create(services);
            return (_, customer, record, now, cancellationToken) =>
                handler(FactReading<TValue>.Of(fact, customer, record, isCurrent: true, now, fact.TryRead), cancellationToken);
        }));
    }

    /// <summary>As the other, for a fact named by text; the value is the text that is stored.</summary>
    /// <param name="factName">The fact's name.</param>
    /// <param name="subscription">A name of its own, which stays the same over restarts: what was told is remembered under it.</param>
    /// <param name="create">Makes the handler, once. It may be called twice for one value.</param>
    public BrokerOrchestrationBuilder Subscribe(
        [FactName] string factName, string subscription, Func<IServiceProvider, Func<FactReading<string>, CancellationToken, Task>> create)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(factName);
        ArgumentNullException.ThrowIfNull(create);
        return Subscribe(new FactSubscription(subscription, factName, null, services =>
        {
            Func<FactReading<string>, CancellationToken, Task> handler = create(services);
            return (fact, customer, record, now, cancellationToken) => handler(
                FactReading<string>.Of(
                    fact,
                    customer,
                    record,
                    isCurrent: true,
                    now,
                    (string text, out string? value) =>
                    {
                        value = text;
                        return fact.CanRead(text);
                    }),
                cancellationToken);
        }));
    }

    /// <summary>Adds a watcher of decisions and effects, for example a live view.</summary>
    public BrokerOrchestrationBuilder Watch(Func<IServiceProvider, ICaseObserver> create)
    {
        Services.AddSingleton(create);
        return this;
    }

    private BrokerOrchestrationBuilder Subscribe(FactSubscription subscription)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(subscription.Name, nameof(subscription));
        Services.AddSingleton(subscription);
        return this;
    }
}
