using Broker.Orchestration.Ownership;

namespace Broker.Orchestration.Journal;

/// <summary>A proposal to be stored.</summary>
/// <param name="Proposal">The proposal as it is to be.</param>
/// <param name="Expected">
/// The status it must have in the journal, else the commit fails with <see cref="CaseConflictException"/>. Null for a new proposal: one that is already there
/// under the same customer and key stays as it is.
/// </param>
public sealed record ProposalWrite(Proposal Proposal, ProposalStatus? Expected);
