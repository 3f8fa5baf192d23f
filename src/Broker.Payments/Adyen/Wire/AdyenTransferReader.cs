using System.Text.Json;
using Broker.Core.Boundaries.Finance;
using Broker.Core.Identity;
using Broker.Core.Monetary;
using Broker.Core.Pipeline;
using Broker.Payments.Wire;

namespace Broker.Payments.Adyen.Wire;

/// <summary>Reads a transfer into the neutral withdrawal (contracts/payments.md b, c3). Nothing of the counterparty is kept.</summary>
internal sealed class AdyenTransferReader(TimeProvider time)
{
    internal ClientWithdrawal Read(in ApiResponse response) => ReadEvent(response.Body).Withdrawal;

    /// <summary>The transfer of an event, its direction and the number of the event.</summary>
    internal (ClientWithdrawal Withdrawal, string? Direction, long? Sequence) ReadEvent(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        JsonSteps.ExpectObject(ref reader);
        string? id = null, status = null, reference = null, category = null, direction = null, reason = null;
        long? sequence = null;
        Money? amount = null;
        DateTimeOffset? created = null, updated = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            switch (reader.ValueSpan.Length)
            {
                case 2 when reader.ValueTextEquals("id"u8):
                    id = JsonSteps.NextText(ref reader);
                    break;
                case 6 when reader.ValueTextEquals("status"u8):
                    status = JsonSteps.NextText(ref reader);
                    break;
                case 6 when reader.ValueTextEquals("amount"u8):
                    amount = AdyenAmount.Next(ref reader);
                    break;
                case 6 when reader.ValueTextEquals("reason"u8):
                    reason = JsonSteps.NextText(ref reader);
                    break;
                case 8 when reader.ValueTextEquals("category"u8):
                    category = JsonSteps.NextText(ref reader);
                    break;
                case 9 when reader.ValueTextEquals("reference"u8):
                    reference = JsonSteps.NextText(ref reader);
                    break;
                case 9 when reader.ValueTextEquals("direction"u8):
                    direction = JsonSteps.NextText(ref reader);
                    break;
                case 9 when reader.ValueTextEquals("updatedAt"u8):
                    updated = JsonSteps.NextTime(ref reader);
                    break;
                case 12 when reader.ValueTextEquals("creationDate"u8):
                    created = JsonSteps.NextTime(ref reader);
                    break;
                case 14 when reader.ValueTextEquals("sequenceNumber"u8):
                    sequence = JsonSteps.NextLong(ref reader);
                    break;
                default:
                    JsonSteps.SkipNext(ref reader);
                    break;
            }
        }

        DateTimeOffset now = time.GetUtcNow();
        var withdrawal = new ClientWithdrawal
        {
            Id = new WithdrawalId(id is { Length: > 0 } ? id : throw JsonSteps.Missing("id")),
            Provider = AdyenProtocol.Name,
            State = AdyenStateMaps.Withdrawals.Of(status),
            RawState = status ?? throw JsonSteps.Missing("status"),
            Amount = amount ?? throw JsonSteps.Missing("amount"),
            Method = category,
            Reason = reason,
            Reference = reference,
            Evidence = PaymentEvidence.ApiRead,
            CreatedAt = created ?? now,
            ProviderTime = updated ?? created ?? now,
            ObservedAt = now,
        };
        return (withdrawal, direction, sequence);
    }
}
