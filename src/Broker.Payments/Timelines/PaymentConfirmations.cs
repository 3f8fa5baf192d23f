using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Broker.Core.Boundaries.Finance;
using Broker.Core.Monetary;

namespace Broker.Payments.Timelines;

/// <summary>Confirmations out of timelines, for providers that cannot be read back.</summary>
internal static class PaymentConfirmations
{
    private const int HashBytes = 16;

    /// <summary>What finance accepts now; null when no fact told an amount, so that there is nothing to accept.</summary>
    internal static FinanceConfirmation? Of(PaymentTimeline timeline, DateTimeOffset observedAt)
    {
        PaymentStanding standing = timeline.Standing;
        if (standing.Received is not { } received || standing.Refunded is not { } refunded)
        {
            return null;
        }

        // A capture that comes before its authorisation is money all the same.
        Money requested = standing.Requested ?? received;
        IReadOnlyList<PaymentFact> facts = timeline.Facts;
        string text = string.Create(
            CultureInfo.InvariantCulture,
            $"{timeline.Provider}|{timeline.Payment}|{standing.State}|{standing.RawState}|{requested}|{received}|{refunded}|{standing.Dispute}|{standing.Payer}|{standing.Reference}");
        IEnumerable<string> events = facts.Select(static fact => fact.EventId).OfType<string>();
        return new FinanceConfirmation
        {
            ConfirmationId = "fc_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, HashBytes)),
            Provider = timeline.Provider,
            Payment = timeline.Payment,
            Reference = standing.Reference,
            Payer = standing.Payer,
            State = standing.State,
            RawState = standing.RawState,
            Requested = requested,
            Received = received,
            Refunded = refunded,
            Dispute = standing.Dispute,
            Evidence = standing.Evidence,
            EventIds = [.. events.Distinct(StringComparer.Ordinal)],
            ProviderTime = facts.Min(static fact => fact.ProviderTime),
            ObservedAt = observedAt,
        };
    }
}
