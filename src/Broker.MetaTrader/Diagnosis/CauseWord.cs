using Broker.Core.Boundaries.Accounts;

namespace Broker.MetaTrader.Diagnosis;

/// <summary>What is said of one cause.</summary>
internal sealed record CauseWord(DelayVerdict Verdict, DelayActor Actor, string Sentence, string Next, string Say);
