using Broker.Orchestration.Cases;

namespace Broker.Orchestration.Journal;

/// <summary>A new version of a case.</summary>
/// <param name="Case">The case; its <see cref="CustomerCase.Version"/> is <paramref name="ExpectedVersion"/> plus one.</param>
/// <param name="ExpectedVersion">The version it was decided on; 0 for a new case.</param>
public sealed record CaseWrite(CustomerCase Case, long ExpectedVersion);
