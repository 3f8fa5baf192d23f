using Broker.Core.Boundaries.Accounts;

namespace Broker.MetaTrader.Diagnosis;

/// <summary>Turns findings into reports.</summary>
internal static class Reports
{
    internal static DiagnosisReport Of(
        IReadOnlyList<Finding> findings,
        DateTimeOffset now,
        IReadOnlyList<ProbeEvidence>? evidence = null,
        IReadOnlyList<LatencySegment>? latencies = null,
        IReadOnlyList<string>? suggestions = null)
    {
        Finding first = findings[0];
        CauseWord word = CauseWords.Of(first.Cause);
        CauseWord[] words = [.. findings.Select(static f => CauseWords.Of(f.Cause))];
        bool isMixed = words.Select(static w => w.Verdict).Distinct().Count() > 1;
        return new DiagnosisReport
        {
            Verdict = isMixed ? DelayVerdict.Mixed : word.Verdict,
            Cause = first.Cause,
            OtherCauses = [.. findings.Skip(1).Select(static f => f.Cause)],
            Sentence = string.Join(" Also: ", findings.Select(static f => Sentence(f))),
            WhoActs = first.Actor ?? word.Actor,
            NextAction = string.Join(" Also: ", words.Select(static w => w.Next).Distinct(StringComparer.Ordinal)),
            SayToClient = word.Say,
            IsCertain = findings.All(static f => f.IsCertain),
            Evidence = evidence ?? [],
            Latencies = latencies ?? [],
            Suggestions = suggestions ?? [],
            ObservedAt = now,
        };
    }

    private static string Sentence(Finding finding)
    {
        string sentence = CauseWords.Of(finding.Cause).Sentence;
        return string.IsNullOrEmpty(finding.Detail) ? sentence : $"{sentence} {finding.Detail}";
    }
}
