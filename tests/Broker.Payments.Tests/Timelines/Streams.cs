using Broker.Core.Boundaries.Finance;
using Broker.Core.Identity;
using Broker.Core.Monetary;
using Broker.Payments.Timelines;

namespace Broker.Payments.Tests.Timelines;

/// <summary>Shuffles, doubles and delays streams of facts, and compares what comes of them.</summary>
internal static class Streams
{
    public static readonly DateTimeOffset Start = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    public static Money Eur(decimal amount) => new(amount, Currency.Of("EUR"));

    public static PaymentFact Fact(PaymentFactKind kind, int second, string id, string subject = "", decimal? amount = null, string provider = "test") => new()
    {
        FactId = id,
        Provider = provider,
        Payment = new PaymentId("p1"),
        Kind = kind,
        SubjectId = subject,
        ProviderTime = Start.AddSeconds(second),
        RawState = id,
        Amount = amount is { } given ? Eur(given) : null,
        EventId = id,
        Evidence = PaymentEvidence.VerifiedWebhook,
    };

    /// <summary>The stream with copies of some facts, some of them with a newer time as a repeated delivery may have, in random order.</summary>
    public static List<PaymentFact> Disturb(IReadOnlyList<PaymentFact> facts, Random random, bool newerCopies)
    {
        List<PaymentFact> stream = [.. facts];
        foreach (PaymentFact fact in facts)
        {
            for (int copies = random.Next(3); copies > 0; copies--)
            {
                stream.Add(newerCopies && random.Next(2) == 0 ? fact with { ProviderTime = fact.ProviderTime.AddSeconds(random.Next(1, 5_000)) } : fact with { });
            }
        }

        PaymentFact[] all = [.. stream];
        random.Shuffle(all);
        return [.. all];
    }

    public static PaymentTimeline Feed(IReadOnlyList<PaymentFact> facts)
    {
        PaymentTimeline timeline = PaymentTimeline.Of(facts[0].Provider, facts[0].Payment);
        foreach (PaymentFact fact in facts)
        {
            timeline = timeline.Add(fact);
        }

        return timeline;
    }

    /// <summary>All that a standing and its reversals say, as text.</summary>
    public static string Show(PaymentTimeline timeline)
    {
        PaymentStanding s = timeline.Standing;
        string refunds = string.Join(',', s.Refunds.Select(static r => $"{r.Id}:{r.State}:{r.Amount}:{r.WasCarriedOut}"));
        string disputes = string.Join(',', s.Disputes.Select(static d => $"{d.Id}:{d.State}:{d.FundsWithdrawn}:{d.FundsReinstated}"));
        string reversals = string.Join(',', timeline.ListReversals(Start).Select(static r => $"{r.ConfirmationId}:{r.Kind}:{r.Amount}:{r.ProviderTime:O}"));
        return $"{s.State} {s.RawState} {s.Requested} {s.Received} {s.Refunded} {s.Settled} {s.Dispute} {s.Held} {s.Reference} {s.Payer} [{refunds}] [{disputes}] [{reversals}]";
    }
}
