namespace Broker.Core.Boundaries.Accounts;

/// <summary>What a diagnosis found.</summary>
/// <param name="Verdict">Where the delay is.</param>
/// <param name="CauseCode">A code from a closed list.</param>
/// <param name="Evidence">The probes that were run, oldest first.</param>
public sealed record DiagnosisReport(DelayVerdict Verdict, string CauseCode, IReadOnlyList<ProbeEvidence> Evidence);
