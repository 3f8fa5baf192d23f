using Broker.Core.Identity;

namespace Broker.Payments.Stripe.Wire;

/// <summary>Reads payouts (contracts/payments.md a8).</summary>
internal static class StripePayoutReader
{
    internal static SettlementPayout Read(StripeObject payout, StripeContext context)
    {
        string? status = payout.Text("status");
        string? reversedBy = payout.Id("reversed_by");
        IReadOnlyDictionary<string, string> metadata = payout.Map("metadata");
        return new SettlementPayout
        {
            Id = new SettlementPayoutId(payout.NeededText("id")),
            Provider = StripeProtocol.Name,
            State = StripeStateMaps.SettlementPayouts.Of(status, reversedBy is null ? null : StripeStateMaps.ReversedBy),
            RawState = status ?? string.Empty,
            Amount = payout.NeededAmount("amount", payout.NeededCurrency("currency")),
            IsAutomatic = payout.Flag("automatic"),
            AreLinesComplete = payout.Text("reconciliation_status") switch { "completed" => true, "in_progress" => false, _ => null },
            ArrivesOn = payout.Time("arrival_date") is { } arrival ? DateOnly.FromDateTime(arrival.UtcDateTime) : null,
            BankTrace = payout.Object("trace_id").Text("value"),
            StatementText = payout.Text("statement_descriptor"),
            FailureReason = payout.Text("failure_code"),
            ReversedBy = reversedBy is null ? null : new SettlementPayoutId(reversedBy),
            Reference = context.ReferenceIn(metadata),
            Metadata = metadata,
            CreatedAt = payout.NeededTime("created"),
            ObservedAt = context.Time.GetUtcNow(),
        };
    }
}
