using System.Text.Json;
using Broker.Core.Boundaries.Finance;
using Broker.Core.Identity;

namespace Broker.Payments.Stripe.Wire;

/// <summary>Reads a Dispute into the neutral one.</summary>
internal sealed class StripeDisputeReader(TimeProvider time)
{
    internal Dispute ReadItem(ref Utf8JsonReader reader) => Read(ref reader, PaymentEvidence.ApiRead);

    /// <summary>Reads the object that starts at the reader's position and leaves the reader at its end.</summary>
    /// <exception cref="JsonException">A member that is needed is missing or of another form.</exception>
    internal Dispute Read(ref Utf8JsonReader reader, PaymentEvidence evidence)
    {
        StripeJson.ExpectObject(ref reader);
        string? id = null, status = null, payment = null, charge = null, reason = null;
        long? amount = null;
        StripeCurrency? currency = null;
        DateTimeOffset? created = null;
        EvidenceDetails evidenceDetails = default;
        long withdrawn = 0, reinstated = 0;
        bool moved = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            switch (reader.ValueSpan.Length)
            {
                case 2 when reader.ValueTextEquals("id"u8):
                    id = StripeJson.NextText(ref reader);
                    break;
                case 6 when reader.ValueTextEquals("amount"u8):
                    amount = StripeJson.NextLong(ref reader);
                    break;
                case 6 when reader.ValueTextEquals("status"u8):
                    status = StripeJson.NextText(ref reader);
                    break;
                case 6 when reader.ValueTextEquals("reason"u8):
                    reason = StripeJson.NextText(ref reader);
                    break;
                case 6 when reader.ValueTextEquals("charge"u8):
                    charge = StripeJson.NextId(ref reader);
                    break;
                case 7 when reader.ValueTextEquals("created"u8):
                    created = StripeJson.NextTime(ref reader);
                    break;
                case 8 when reader.ValueTextEquals("currency"u8):
                    currency = StripeJson.NextCurrency(ref reader);
                    break;
                case 14 when reader.ValueTextEquals("payment_intent"u8):
                    payment = StripeJson.NextId(ref reader);
                    break;
                case 16 when reader.ValueTextEquals("evidence_details"u8):
                    evidenceDetails = NextDetails(ref reader);
                    break;
                case 20 when reader.ValueTextEquals("balance_transactions"u8):
                    moved = NextMovements(ref reader, out withdrawn, out reinstated);
                    break;
                default:
                    StripeJson.SkipNext(ref reader);
                    break;
            }
        }

        StripeCurrency unit = currency ?? throw StripeJson.Missing("currency");
        return new Dispute
        {
            Id = id ?? throw StripeJson.Missing("id"),
            Provider = StripeProtocol.Name,
            Payment = payment is { Length: > 0 } ? new PaymentId(payment) : null,
            Amount = unit.FromWire(amount ?? throw StripeJson.Missing("amount")),
            State = StripeStateMaps.Disputes.Of(status),
            RawState = status ?? string.Empty,
            Reason = reason,
            ChargeId = charge,
            EvidenceDueAt = evidenceDetails.DueBy,
            HasEvidence = evidenceDetails.HasEvidence,
            Submissions = evidenceDetails.Submissions,
            FundsWithdrawn = moved ? unit.FromWire(withdrawn) : null,
            FundsReinstated = moved ? unit.FromWire(reinstated) : null,
            Evidence = evidence,
            CreatedAt = created ?? throw StripeJson.Missing("created"),
            ObservedAt = time.GetUtcNow(),
        };
    }

    private static EvidenceDetails NextDetails(ref Utf8JsonReader reader)
    {
        reader.Read();
        var details = default(EvidenceDetails);
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return details;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("due_by"u8))
            {
                details.DueBy = StripeJson.NextTime(ref reader);
            }
            else if (reader.ValueTextEquals("has_evidence"u8))
            {
                details.HasEvidence = StripeJson.NextFlag(ref reader);
            }
            else if (reader.ValueTextEquals("submission_count"u8))
            {
                details.Submissions = StripeJson.NextLong(ref reader);
            }
            else
            {
                StripeJson.SkipNext(ref reader);
            }
        }

        return details;
    }

    // Each balance transaction of a dispute moves its amount: below zero is a withdrawal, above a reinstatement. Ids alone tell nothing of amounts.
    private static bool NextMovements(ref Utf8JsonReader reader, out long withdrawn, out long reinstated)
    {
        (withdrawn, reinstated) = (0, 0);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return false;
        }

        bool all = true;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                reader.Skip();
                all = false;
                continue;
            }

            long? amount = null;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("amount"u8))
                {
                    amount = StripeJson.NextLong(ref reader);
                }
                else
                {
                    StripeJson.SkipNext(ref reader);
                }
            }

            all &= amount is not null;
            withdrawn = checked(withdrawn + Math.Max(-(amount ?? 0), 0));
            reinstated = checked(reinstated + Math.Max(amount ?? 0, 0));
        }

        return all;
    }

    private struct EvidenceDetails
    {
        internal DateTimeOffset? DueBy;
        internal bool? HasEvidence;
        internal long? Submissions;
    }
}
