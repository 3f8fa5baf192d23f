using System.ComponentModel;
using Broker.Core.Identity;
using Broker.Orchestration.Audit;
using Broker.Orchestration.Cases;
using Broker.Orchestration.Decisions;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Lanes;

namespace Broker.Orchestration.Ownership;

/// <summary>The right to write the facts of one system and to decide on what others propose for them, handed to the adapter that acts as that system. Thread-safe.</summary>
/// <remarks>
/// A value that was observed before the current one is kept in the history and never becomes current. Of two values observed at the same time, the one that is
/// stored later counts.
/// </remarks>
/// <typeparam name="TOwner">The system it acts as.</typeparam>
public sealed class FactWriter<TOwner>
    where TOwner : ISystemOfRecord
{
    private readonly OwnershipGuard guard;
    private readonly CaseProcessor processor;
    private readonly ProposalDesk desk;
    private readonly TimeProvider time;

    /// <summary>Made by the container.</summary>
    public FactWriter(IServiceProvider services)
    {
        ArgumentNullException.ThrowIfNull(services);
        guard = (OwnershipGuard)services.GetService(typeof(OwnershipGuard))!;
        processor = (CaseProcessor)services.GetService(typeof(CaseProcessor))!;
        desk = (ProposalDesk)services.GetService(typeof(ProposalDesk))!;
        time = (TimeProvider)services.GetService(typeof(TimeProvider))!;
    }

    /// <summary>Writes a fact this system owns. A fact of another owner does not compile here.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="fact">The fact.</param>
    /// <param name="value">The value; not null, see <see cref="ClearAsync{TValue}"/>.</param>
    /// <param name="observedAt">When the owner had this value.</param>
    /// <param name="cause">What led to it, for example an event id. Never a secret.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="UnknownCustomerException">There is no case.</exception>
    public Task<FactWriteResult> SetAsync<TValue>(
        CustomerId customer, [WritesFact] Fact<TOwner, TValue> fact, TValue value, DateTimeOffset observedAt, string cause, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(fact);
        ArgumentException.ThrowIfNullOrWhiteSpace(cause);
        if (value is null)
        {
            throw new ArgumentNullException(nameof(value), $"A value is needed for '{fact.Name}'; to say that there is none, call ClearAsync.");
        }

        // The codec of a fact from beside the map is never run.
        return guard.Refusal(TOwner.SystemName, fact) is { } refusal
            ? RefuseAsync(customer, fact.Name, cause, refusal, cancellationToken)
            : WriteAsync(customer, fact, fact.Codec.Write(value), observedAt, cause, CommitParts.None, cancellationToken);
    }

    /// <summary>Where a write goes whose fact is not known to be of this system: as a call that was written down it does not compile; late bound it is refused, audited and raised.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="fact">The fact.</param>
    /// <param name="value">The value.</param>
    /// <param name="observedAt">When the owner had this value.</param>
    /// <param name="cause">What led to it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [Obsolete("This system does not own the fact. Read it (IFacts.ReadAsync), propose a change to its owner (IFacts.ProposeAsync), or project it. A fact whose owner is not known by type is written by name with SetTextAsync.", error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Task<FactWriteResult> SetAsync(
        CustomerId customer, [WritesFact] Fact fact, object? value, DateTimeOffset observedAt, string cause, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(fact);
        string refusal = guard.Refusal(TOwner.SystemName, fact)
            ?? $"'{fact.Name}' was given as a fact of an owner that is not known by type; write it as a Fact<{TOwner.SystemName}, ...>, or by name.";
        return RefuseAsync(customer, fact.Name, string.IsNullOrWhiteSpace(cause) ? "late-bound" : cause, refusal, cancellationToken);
    }

    /// <summary>Says that the owner has no value any more, or cannot say, as the fact's <see cref="Fact.NullMeaning"/> has it.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="fact">The fact.</param>
    /// <param name="observedAt">When the owner had none.</param>
    /// <param name="cause">What led to it, for example an event id. Never a secret.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="UnknownCustomerException">There is no case.</exception>
    public Task<FactWriteResult> ClearAsync<TValue>(
        CustomerId customer, [WritesFact] Fact<TOwner, TValue> fact, DateTimeOffset observedAt, string cause, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(fact);
        ArgumentException.ThrowIfNullOrWhiteSpace(cause);
        return guard.Refusal(TOwner.SystemName, fact) is { } refusal
            ? RefuseAsync(customer, fact.Name, cause, refusal, cancellationToken)
            : WriteAsync(customer, fact, null, observedAt, cause, CommitParts.None, cancellationToken);
    }

    /// <summary>Writes a fact named by text, for mappings that are data; null clears it. A foreign or unknown fact is refused, audited and raised.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="factName">The fact's name.</param>
    /// <param name="value">The value as the fact's codec writes it; null for none.</param>
    /// <param name="observedAt">When the owner had this value.</param>
    /// <param name="cause">What led to it, for example an event id. Never a secret.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="UnknownCustomerException">There is no case.</exception>
    public Task<FactWriteResult> SetTextAsync(
        CustomerId customer, [FactName] string factName, string? value, DateTimeOffset observedAt, string cause, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(factName);
        ArgumentException.ThrowIfNullOrWhiteSpace(cause);
        return guard.Refusal(TOwner.SystemName, factName) is { } refusal
            ? RefuseAsync(customer, factName, cause, refusal, cancellationToken)
            : WriteAsync(customer, guard.Map.Find(factName)!, value, observedAt, cause, CommitParts.None, cancellationToken);
    }

    /// <summary>Lists what others propose for the facts of this system, oldest first: the owner's queue.</summary>
    /// <param name="openOnly">True for those that wait for a decision.</param>
    /// <param name="cancellationToken">Ends the list.</param>
    public IAsyncEnumerable<Proposal> ListProposalsAsync(bool openOnly = true, CancellationToken cancellationToken = default) =>
        desk.ListAsync(new ProposalFilter { Owner = TOwner.SystemName, OpenOnly = openOnly }, cancellationToken);

    /// <summary>Takes a proposal over: it becomes a write of this owner, with the proposal as its cause. Refused when it is not this owner's, decided already or run out.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="key">The proposal's key.</param>
    /// <param name="by">Who decides.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<FactWriteResult> AcceptAsync(CustomerId customer, string key, Actor by, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        ArgumentNullException.ThrowIfNull(by);
        (Proposal? proposal, string? refusal) = await desk.OpenAsync(TOwner.SystemName, customer, key, cancellationToken).ConfigureAwait(false);
        if (proposal is null)
        {
            return new FactWriteResult(false, refusal);
        }

        DateTimeOffset observedAt = await desk.NotBeforeCurrentAsync(proposal, cancellationToken).ConfigureAwait(false);
        try
        {
            return await WriteAsync(
                customer, guard.Map.Find(proposal.Fact)!, proposal.Value, observedAt, ProposalDesk.CauseOf(key), desk.Decided(proposal, ProposalStatus.Accepted, by, null), cancellationToken).ConfigureAwait(false);
        }
        catch (CaseConflictException)
        {
            return new FactWriteResult(false, ProposalDesk.AlreadyDecided(proposal));
        }
    }

    /// <summary>Turns a proposal down. The value stays as it is.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="key">The proposal's key.</param>
    /// <param name="by">Who decides.</param>
    /// <param name="reason">Why, for whoever proposed it. No secret.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<FactWriteResult> DeclineAsync(CustomerId customer, string key, Actor by, string reason, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        ArgumentNullException.ThrowIfNull(by);
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return desk.DeclineAsync(TOwner.SystemName, customer, key, by, reason, cancellationToken);
    }

    private async Task<FactWriteResult> WriteAsync(
        CustomerId customer, Fact fact, string? text, DateTimeOffset observedAt, string cause, CommitParts also, CancellationToken cancellationToken)
    {
        if (text is not null && !fact.CanRead(text))
        {
            return new FactWriteResult(false, ReferenceEquals(fact, BrokerFacts.RelationshipStage)
                ? $"'{fact.Name}' takes {string.Join(", ", Enum.GetNames<RelationshipStage>())}; map the CRM's own word to one of them."
                : $"'{fact.Name}' takes a {fact.ValueType}, and the text given is none; map the system's own word to a value first.");
        }

        if (ReferenceEquals(fact, BrokerFacts.RelationshipStage) && text is not null)
        {
            await processor.ApplyAsync(
                customer,
                new CaseInput.Relationship(BrokerFacts.RelationshipStage.Codec.Read(text), observedAt),
                Actor.System(TOwner.SystemName),
                cause,
                _ => new ValueTask<CommitParts>(also),
                cancellationToken).ConfigureAwait(false);
            return new FactWriteResult(true, null);
        }

        if (fact.FollowsFromDecisions)
        {
            return new FactWriteResult(false, $"'{fact.Name}' follows from decisions on what its owner was read to say; send the event through the intake instead.");
        }

        await processor.WriteFactAsync(new FactRecord(customer, fact.Name, TOwner.SystemName, text, observedAt, time.GetUtcNow(), cause), also, cancellationToken).ConfigureAwait(false);
        return new FactWriteResult(true, null);
    }

    private async Task<FactWriteResult> RefuseAsync(CustomerId customer, string factName, string cause, string refusal, CancellationToken cancellationToken)
    {
        CommitParts parts = OwnershipRefusals.Of(
            guard.Map, TOwner.SystemName, factName, customer, "RefuseWrite", refusal, Actor.System(TOwner.SystemName), cause, time.GetUtcNow());
        await processor.StoreAsync(parts, cancellationToken).ConfigureAwait(false);
        return new FactWriteResult(false, refusal);
    }
}
