using System.Runtime.CompilerServices;
using Broker.Core.Identity;
using Broker.Orchestration.Audit;
using Broker.Orchestration.Hosting;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Lanes;
using Microsoft.Extensions.Options;

namespace Broker.Orchestration.Ownership;

/// <summary>Takes proposals in, keeps them in the owners' queues and ends them. What is stored changes no fact but by the owner's write.</summary>
internal sealed class ProposalDesk(
    ICaseJournal journal, CaseProcessor processor, CustomerLocks locks, OwnershipGuard guard, LaneSignal signal, IOptions<BrokerOrchestrationOptions> options, TimeProvider time)
{
    /// <summary>The longest key of a proposal, in characters.</summary>
    internal const int MaxKeyLength = 200;

    private const string TimerPrefix = "proposal:";
    private const string CausePrefix = "proposal:";
    private const int ListPage = 200;
    private readonly TenantId tenant = new(options.Value.Tenant);

    internal static string CauseOf(string key) => CausePrefix + key;

    /// <summary>The key of the proposal that a timer ends; null for other timers.</summary>
    internal static string? KeyOf(string timer) => timer.StartsWith(TimerPrefix, StringComparison.Ordinal) ? timer[TimerPrefix.Length..] : null;

    internal static string AlreadyDecided(Proposal proposal) => $"The proposal for '{proposal.Fact}' was decided meanwhile; read it again.";

    internal async Task<ProposalResult> ProposeAsync(
        CustomerId customer, string factName, string? value, Actor by, string reason, string key, TimeSpan? expiresAfter, string? forged, CancellationToken cancellationToken)
    {
        Check(by, reason, key, expiresAfter);
        if ((forged ?? guard.ProposalRefusal(factName)) is { } refusal)
        {
            CommitParts refused = OwnershipRefusals.Of(guard.Map, by.Kind.ToString(), factName, customer, "RefuseProposal", refusal, by, CauseOf(key), time.GetUtcNow());
            await processor.StoreAsync(refused, cancellationToken).ConfigureAwait(false);
            return new ProposalResult(null, false, refusal);
        }

        Fact fact = guard.Map.Find(factName)!;
        if (value is not null && !fact.CanRead(value))
        {
            return new ProposalResult(null, false, $"'{factName}' takes a {fact.ValueType}, and the text proposed is none.");
        }

        using CustomerLocks.Releaser held = await locks.EnterAsync(customer, cancellationToken).ConfigureAwait(false);
        if (await journal.ReadCaseAsync(tenant, customer, cancellationToken).ConfigureAwait(false) is null)
        {
            throw new UnknownCustomerException(customer);
        }

        DateTimeOffset now = time.GetUtcNow();
        if (await journal.ReadProposalAsync(tenant, customer, key, cancellationToken).ConfigureAwait(false) is { } known)
        {
            return known.Fact == factName && known.Value == value
                ? new ProposalResult(known.At(now), false, null)
                : new ProposalResult(null, false, $"The key was used for another proposal, for '{known.Fact}'; give every proposal a key of its own.");
        }

        FactRecord? current = await CurrentAsync(customer, factName, cancellationToken).ConfigureAwait(false);
        var proposal = new Proposal
        {
            Customer = customer,
            Key = key,
            Fact = factName,
            Owner = fact.Owner,
            Value = value,
            By = by,
            Reason = reason,
            ProposedAt = now,
            BasedOn = current?.ObservedAt,
            ExpiresAt = now + expiresAfter,
        };
        await processor.StoreAsync(Proposed(proposal), cancellationToken).ConfigureAwait(false);
        signal.Wake();
        return new ProposalResult(proposal, true, null);
    }

    /// <summary>A proposal of this owner that can still be decided; else why not.</summary>
    internal async Task<(Proposal? Proposal, string? Refusal)> OpenAsync(string owner, CustomerId customer, string key, CancellationToken cancellationToken)
    {
        Proposal? proposal = (await journal.ReadProposalAsync(tenant, customer, key, cancellationToken).ConfigureAwait(false))?.At(time.GetUtcNow());
        if (proposal is null)
        {
            return (null, "There is no proposal with this key for the customer.");
        }

        if (proposal.Owner != owner)
        {
            string refusal = $"{owner} may not decide on a proposal for '{proposal.Fact}', which is owned by {proposal.Owner}; it stands in the queue of its owner.";
            CommitParts refused = OwnershipRefusals.Of(guard.Map, owner, proposal.Fact, customer, "RefuseDecision", refusal, Actor.System(owner), CauseOf(key), time.GetUtcNow());
            await processor.StoreAsync(refused, cancellationToken).ConfigureAwait(false);
            return (null, refusal);
        }

        return proposal.Status switch
        {
            ProposalStatus.Open => (proposal, null),
            ProposalStatus.Expired => (null, $"The proposal for '{proposal.Fact}' ran out; propose it again."),
            _ => (null, $"The proposal for '{proposal.Fact}' was {(proposal.Status == ProposalStatus.Accepted ? "accepted" : "declined")} already."),
        };
    }

    internal async Task<FactWriteResult> DeclineAsync(string owner, CustomerId customer, string key, Actor by, string reason, CancellationToken cancellationToken)
    {
        (Proposal? proposal, string? refusal) = await OpenAsync(owner, customer, key, cancellationToken).ConfigureAwait(false);
        if (proposal is null)
        {
            return new FactWriteResult(false, refusal);
        }

        try
        {
            await processor.StoreAsync(Decided(proposal, ProposalStatus.Declined, by, reason), cancellationToken).ConfigureAwait(false);
            return new FactWriteResult(true, null);
        }
        catch (CaseConflictException)
        {
            return new FactWriteResult(false, AlreadyDecided(proposal));
        }
    }

    /// <summary>Ends a proposal whose time is over; does nothing but remove the timer when it was decided meanwhile.</summary>
    internal async Task ExpireAsync(CustomerId customer, string key, CancellationToken cancellationToken)
    {
        Proposal? stored = await journal.ReadProposalAsync(tenant, customer, key, cancellationToken).ConfigureAwait(false);
        if (stored is { Status: ProposalStatus.Open } && stored.ExpiresAt <= time.GetUtcNow())
        {
            try
            {
                await processor.StoreAsync(Decided(stored, ProposalStatus.Expired, Actor.Automation, null), cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (CaseConflictException)
            {
                // The owner was quicker.
            }
        }

        await processor.StoreAsync(new CommitParts { TimersDone = [new TimerKey(customer, TimerPrefix + key)] }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Now, or the time of the current value when its owner's clock runs ahead: an accepted value becomes current.</summary>
    internal async Task<DateTimeOffset> NotBeforeCurrentAsync(Proposal proposal, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        FactRecord? current = await CurrentAsync(proposal.Customer, proposal.Fact, cancellationToken).ConfigureAwait(false);
        return current?.ObservedAt > now ? current.ObservedAt : now;
    }

    internal async IAsyncEnumerable<Proposal> ListAsync(ProposalFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Proposal? after = null;
        while (true)
        {
            IReadOnlyList<Proposal> page = await journal.ReadProposalsAsync(tenant, filter, after, ListPage, cancellationToken).ConfigureAwait(false);
            DateTimeOffset now = time.GetUtcNow();
            foreach (Proposal proposal in page.Select(p => p.At(now)).Where(p => !filter.OpenOnly || p.Status == ProposalStatus.Open))
            {
                yield return proposal;
            }

            if (page.Count < ListPage)
            {
                yield break;
            }

            after = page[^1];
        }
    }

    /// <summary>What is stored for a new proposal.</summary>
    internal static CommitParts Proposed(Proposal proposal) => new()
    {
        Proposals = [new ProposalWrite(proposal, null)],
        Timers = proposal.ExpiresAt is { } end ? [new TimerRecord(proposal.Customer, TimerPrefix + proposal.Key, end)] : [],
        Audit = [Entry(proposal, proposal.By, "Propose", proposal.ProposedAt)],
    };

    /// <summary>What is stored when a proposal ends.</summary>
    internal CommitParts Decided(Proposal proposal, ProposalStatus status, Actor by, string? reason)
    {
        DateTimeOffset now = time.GetUtcNow();
        string decision = status switch { ProposalStatus.Accepted => "AcceptProposal", ProposalStatus.Declined => "DeclineProposal", _ => "ExpireProposal" };
        return new CommitParts
        {
            Proposals =
            [
                new ProposalWrite(
                    proposal with { Status = status, DecidedBy = status == ProposalStatus.Expired ? null : by, DecidedAt = now, DecisionReason = reason }, ProposalStatus.Open),
            ],
            TimersDone = proposal.ExpiresAt is null ? [] : [new TimerKey(proposal.Customer, TimerPrefix + proposal.Key)],
            Audit = [Entry(proposal, by, decision, now)],
        };
    }

    // The reason and the value are somebody's text; they stand with the proposal and not in the audit.
    private static AuditEntry Entry(Proposal proposal, Actor by, string decision, DateTimeOffset now) => new()
    {
        At = now,
        Kind = AuditKind.Proposal,
        Actor = by,
        Customer = proposal.Customer,
        Decision = decision,
        Rule = "ownership-proposal",
        Causation = CauseOf(proposal.Key),
        Inputs = [new AuditInput(proposal.Fact, proposal.Owner, null, proposal.BasedOn)],
    };

    private static void Check(Actor by, string reason, string key, TimeSpan? expiresAfter)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        if (key.Length > MaxKeyLength || key.Any(char.IsControl))
        {
            throw new ArgumentException($"A key has at most {MaxKeyLength} characters and no control characters.", nameof(key));
        }

        if (expiresAfter <= TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(expiresAfter), expiresAfter, "A proposal waits for a time above zero, or for ever with null.");
        }
    }

    private async Task<FactRecord?> CurrentAsync(CustomerId customer, string fact, CancellationToken cancellationToken) =>
        (await journal.ReadFactsAsync(tenant, customer, cancellationToken).ConfigureAwait(false)).FirstOrDefault(f => f.Fact == fact);
}
