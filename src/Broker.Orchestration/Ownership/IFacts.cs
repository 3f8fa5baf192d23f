using Broker.Core.Identity;
using Broker.Orchestration.Audit;

namespace Broker.Orchestration.Ownership;

/// <summary>What anyone may do with facts: read them, and propose a change to their owner. Only a <see cref="FactWriter{TOwner}"/> writes. Thread-safe.</summary>
public interface IFacts
{
    /// <summary>Reads the current value of a fact, with its two times, its age and whether it is stale.</summary>
    /// <exception cref="ArgumentException">The ownership map does not declare this fact.</exception>
    Task<FactReading<TValue>> ReadAsync<TOwner, TValue>(CustomerId customer, Fact<TOwner, TValue> fact, CancellationToken cancellationToken = default)
        where TOwner : ISystemOfRecord;

    /// <summary>Reads a fact named by text. The value is the text that is stored.</summary>
    /// <exception cref="ArgumentException">The ownership map does not declare this fact.</exception>
    Task<FactReading<string>> ReadTextAsync(CustomerId customer, [FactName] string factName, CancellationToken cancellationToken = default);

    /// <summary>Reads every fact of a customer that was ever observed, by name.</summary>
    Task<IReadOnlyList<FactReading<string>>> ReadAllAsync(CustomerId customer, CancellationToken cancellationToken = default);

    /// <summary>Reads all values a fact ever had, in the order they were observed, late ones included. The current one is last.</summary>
    /// <exception cref="ArgumentException">The ownership map does not declare this fact.</exception>
    Task<IReadOnlyList<FactReading<TValue>>> ReadHistoryAsync<TOwner, TValue>(CustomerId customer, Fact<TOwner, TValue> fact, CancellationToken cancellationToken = default)
        where TOwner : ISystemOfRecord;

    /// <summary>Proposes a value to the fact's owner. Nothing changes until the owner accepts. The same key for the same customer proposes once.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="fact">The fact.</param>
    /// <param name="value">The value that is proposed.</param>
    /// <param name="by">Who proposes.</param>
    /// <param name="reason">Why, for the owner to read. No secret.</param>
    /// <param name="key">A key of the caller's for this proposal: proposing again under it, for example after a lost answer, gives the proposal that is stored.</param>
    /// <param name="expiresAfter">How long it waits for a decision; null for ever.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="UnknownCustomerException">There is no case.</exception>
    Task<ProposalResult> ProposeAsync<TOwner, TValue>(
        CustomerId customer, Fact<TOwner, TValue> fact, TValue value, Actor by, string reason, string key, TimeSpan? expiresAfter = null, CancellationToken cancellationToken = default)
        where TOwner : ISystemOfRecord;

    /// <summary>Proposes a value for a fact named by text; null proposes to clear it. A name that no map declares is refused, audited and raised.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="factName">The fact's name.</param>
    /// <param name="value">The value as the fact's codec writes it; null for none.</param>
    /// <param name="by">Who proposes.</param>
    /// <param name="reason">Why, for the owner to read. No secret.</param>
    /// <param name="key">A key of the caller's for this proposal.</param>
    /// <param name="expiresAfter">How long it waits for a decision; null for ever.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="UnknownCustomerException">There is no case.</exception>
    Task<ProposalResult> ProposeTextAsync(
        CustomerId customer, [FactName] string factName, string? value, Actor by, string reason, string key, TimeSpan? expiresAfter = null, CancellationToken cancellationToken = default);

    /// <summary>Reads one proposal; null when there is none.</summary>
    Task<Proposal?> ReadProposalAsync(CustomerId customer, string key, CancellationToken cancellationToken = default);

    /// <summary>Lists proposals, oldest first.</summary>
    IAsyncEnumerable<Proposal> ListProposalsAsync(ProposalFilter? filter = null, CancellationToken cancellationToken = default);
}
