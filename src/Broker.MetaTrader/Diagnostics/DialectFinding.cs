using Broker.Core.Boundaries.Accounts;

namespace Broker.MetaTrader.Diagnostics;

/// <summary>Which wire dialect a host was found to speak, and on what evidence.</summary>
/// <param name="Dialect">The dialect; null when the evidence does not suffice.</param>
/// <param name="Configured">The dialect this client was made for.</param>
/// <param name="Sentence">Why, in words, with what to do when it does not match.</param>
/// <param name="Probes">The probes that were made, in their order. None of them changes anything.</param>
public sealed record DialectFinding(MetaTraderDialect? Dialect, MetaTraderDialect Configured, string Sentence, IReadOnlyList<ProbeEvidence> Probes)
{
    /// <summary>Does the host speak the dialect this client was made for? Null when it is not known.</summary>
    public bool? MatchesConfigured => Dialect is { } found ? found == Configured : null;
}
