using Broker.Core.Boundaries.Accounts;
using Broker.Core.Identity;
using Broker.Orchestration.Audit;
using Broker.Orchestration.Cases;
using Broker.Orchestration.Decisions;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Lanes;
using Broker.Orchestration.Operators;

namespace Broker.Orchestration.Ownership;

/// <summary>The right to write the facts of one system, handed to the adapter that acts as that system. Thread-safe.</summary>
/// <typeparam name="TOwner">The system it acts as.</typeparam>
public sealed class FactWriter<TOwner>
    where TOwner : ISystemOfRecord
{
    private readonly OwnershipGuard guard;
    private readonly CaseProcessor processor;
    private readonly TimeProvider time;

    /// <summary>Made by the container.</summary>
    public FactWriter(IServiceProvider services)
    {
        ArgumentNullException.ThrowIfNull(services);
        guard = (OwnershipGuard)services.GetService(typeof(OwnershipGuard))!;
        processor = (CaseProcessor)services.GetService(typeof(CaseProcessor))!;
        time = (TimeProvider)services.GetService(typeof(TimeProvider))!;
    }

    /// <summary>Writes a fact this system owns. A fact of another owner does not compile here.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="fact">The fact.</param>
    /// <param name="value">The value.</param>
    /// <param name="observedAt">When the owner had this value.</param>
    /// <param name="cause">What led to it, for example an event id. Never a secret.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<FactWriteResult> SetAsync<TValue>(
        CustomerId customer, Fact<TOwner, TValue> fact, TValue value, DateTimeOffset observedAt, string cause, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(fact);
        return SetTextAsync(customer, fact.Name, fact.Codec.Write(value), observedAt, cause, cancellationToken);
    }

    /// <summary>Writes a fact named by text, for mappings that are data. A foreign or unknown fact is refused, audited and raised.</summary>
    public async Task<FactWriteResult> SetTextAsync(
        CustomerId customer, string factName, string? value, DateTimeOffset observedAt, string cause, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(factName);
        ArgumentException.ThrowIfNullOrWhiteSpace(cause);
        if (guard.Refusal(TOwner.SystemName, factName) is { } refusal)
        {
            await RefuseAsync(customer, factName, cause, refusal, cancellationToken).ConfigureAwait(false);
            return new FactWriteResult(false, refusal);
        }

        if (factName == BrokerFacts.RelationshipStage.Name && value is not null)
        {
            if (!Enum.TryParse(value, ignoreCase: false, out RelationshipStage stage) || !Enum.IsDefined(stage))
            {
                return new FactWriteResult(false, $"'{factName}' takes {string.Join(", ", Enum.GetNames<RelationshipStage>())}; map the CRM's own word to one of them.");
            }

            await processor.ApplyAsync(
                customer, new CaseInput.Relationship(stage, observedAt), Actor.System(TOwner.SystemName), cause, null, cancellationToken).ConfigureAwait(false);
            return new FactWriteResult(true, null);
        }

        if (BrokerFacts.Map.Find(factName) is not null)
        {
            string decided = $"'{factName}' follows from decisions on what its owner was read to say; send the event through the intake instead.";
            return new FactWriteResult(false, decided);
        }

        DateTimeOffset now = time.GetUtcNow();
        await processor.WriteFactAsync(new FactRecord(customer, factName, TOwner.SystemName, value, observedAt, now, cause), cancellationToken).ConfigureAwait(false);
        return new FactWriteResult(true, null);
    }

    private Task RefuseAsync(CustomerId customer, string factName, string cause, string refusal, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        string shown = guard.Map.Find(factName)?.Name ?? "unknown";
        return processor.StoreAsync(
            new CommitParts
            {
                Audit =
                [
                    new AuditEntry
                    {
                        At = now,
                        Kind = AuditKind.Security,
                        Actor = Actor.System(TOwner.SystemName),
                        Customer = customer,
                        Decision = "RefuseWrite",
                        Rule = "ownership-I3",
                        Reason = shown,
                        Causation = cause,
                    },
                ],
                Exceptions =
                [
                    new ExceptionItem
                    {
                        Id = $"ownership:{TOwner.SystemName}:{shown}",
                        Customer = customer,
                        Kind = ExceptionKind.Ownership,
                        Verdict = DelayVerdict.Operational,
                        Cause = "OwnershipViolation",
                        Sentence = shown == "unknown" ? $"{TOwner.SystemName} tried to write a fact that is not in the ownership map." : refusal,
                        NextActions = ["FixAdapter", "DismissWithReason"],
                        Group = "Ownership:" + TOwner.SystemName,
                        RaisedAt = now,
                    },
                ],
            },
            cancellationToken);
    }
}
