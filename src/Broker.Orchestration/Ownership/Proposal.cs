using Broker.Core.Identity;
using Broker.Orchestration.Audit;

namespace Broker.Orchestration.Ownership;

/// <summary>A change of a fact that somebody proposes to its owner. It changes nothing until the owner accepts it. Prints without the value.</summary>
public sealed record Proposal
{
    /// <summary>The customer.</summary>
    public required CustomerId Customer { get; init; }

    /// <summary>The proposer's key; one proposal for a customer and key.</summary>
    public required string Key { get; init; }

    /// <summary>The fact's name.</summary>
    public required string Fact { get; init; }

    /// <summary>The fact's owner, in whose queue it stands.</summary>
    public required string Owner { get; init; }

    /// <summary>The value that is proposed, as the fact's codec writes it; null to clear the fact.</summary>
    public string? Value { get; init; }

    /// <summary>Who proposes.</summary>
    public required Actor By { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>When it was proposed.</summary>
    public required DateTimeOffset ProposedAt { get; init; }

    /// <summary>When the owner had the value that was current then; null when there was none. A newer current value means that it was proposed on old knowledge.</summary>
    public DateTimeOffset? BasedOn { get; init; }

    /// <summary>Until when it waits; null for ever.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Where it stands.</summary>
    public ProposalStatus Status { get; init; }

    /// <summary>Who decided; null while it is open and when it ran out.</summary>
    public Actor? DecidedBy { get; init; }

    /// <summary>When it was decided or ran out.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Why it was declined.</summary>
    public string? DecisionReason { get; init; }

    /// <summary>Only which fact and where it stands: values are personal data.</summary>
    public override string ToString() => $"proposal for {Fact} of {Owner}: {Status}";

    /// <summary>The proposal as it is at a time: an open one whose time is over has run out, whether or not that is stored yet.</summary>
    internal Proposal At(DateTimeOffset now) => Status == ProposalStatus.Open && ExpiresAt <= now ? this with { Status = ProposalStatus.Expired, DecidedAt = ExpiresAt } : this;
}
