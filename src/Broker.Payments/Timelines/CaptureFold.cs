using Broker.Core.Monetary;

namespace Broker.Payments.Timelines;

/// <summary>
/// What was captured of a payment whose provider tells parts. A capture without an id of its own is one assumed from an authorisation that captures by itself:
/// a cancellation undoes it, and a failed capture of unknown id is its failure.
/// </summary>
internal sealed class CaptureFold
{
    private readonly List<PaymentFact> standing = [];

    internal CaptureFold(IReadOnlyList<PaymentFact> facts, bool canceled)
    {
        var captures = facts.Where(static fact => fact.Kind == PaymentFactKind.Captured).DistinctBy(static fact => fact.SubjectId, StringComparer.Ordinal).ToList();

        // A capture that a report or event names by its id is the assumed one, known better.
        bool named = captures.Exists(static capture => capture.SubjectId.Length > 0);
        List<PaymentFact> failures = [.. facts.Where(static fact => fact.Kind == PaymentFactKind.CaptureFailed)];
        foreach (PaymentFact failure in failures)
        {
            PaymentFact? undone = captures.Find(capture => string.Equals(capture.SubjectId, failure.SubjectId, StringComparison.Ordinal)) ??
                captures.Find(static capture => capture.SubjectId.Length == 0);
            if (undone is not null)
            {
                captures.Remove(undone);
                Undone.Add((undone, failure));
            }
        }

        standing.AddRange(captures.Where(capture => capture.SubjectId.Length > 0 || (!named && !canceled)));
    }

    /// <summary>The captures that hold.</summary>
    internal IReadOnlyList<PaymentFact> Standing => standing;

    /// <summary>Captures that were told and failed afterwards, each with the failure.</summary>
    internal List<(PaymentFact Capture, PaymentFact Failure)> Undone { get; } = [];

    internal Money? Sum(Currency? currency) => PaymentFold.Sum(standing.Select(static fact => fact.Amount), currency);
}
