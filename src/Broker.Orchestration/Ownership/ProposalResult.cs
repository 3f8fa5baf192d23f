namespace Broker.Orchestration.Ownership;

/// <summary>What became of proposing.</summary>
/// <param name="Proposal">The proposal that is stored; null when it was refused.</param>
/// <param name="IsNew">False when it had been proposed earlier with the same key.</param>
/// <param name="Refusal">Why not, and what to do instead.</param>
public sealed record ProposalResult(Proposal? Proposal, bool IsNew, string? Refusal)
{
    /// <summary>True when the proposal is stored, now or earlier.</summary>
    public bool IsStored => Proposal is not null;
}
