using System.Runtime.InteropServices;
using System.Text.Json;
using Broker.Core.Boundaries.Finance;
using Broker.Core.Identity;
using Broker.Core.Monetary;
using Broker.Core.Pipeline;
using Broker.Payments.Wire;

namespace Broker.Payments.Adyen.Wire;

/// <summary>
/// Reads the answers to modifications: always <c>received</c>, so always pending. They carry no time: ours stands for it (contracts/payments.md b).
/// </summary>
internal sealed class AdyenModificationReader(TimeProvider time)
{
    internal ApiResponseReader<PaymentModification> Of(PaymentModificationKind kind) => (in ApiResponse response) =>
    {
        Answer answer = Answer.Read(response.Body);
        DateTimeOffset now = time.GetUtcNow();
        return new PaymentModification
        {
            Id = answer.Psp,
            Provider = AdyenProtocol.Name,
            Kind = kind,
            Payment = answer.Payment is { Length: > 0 } payment ? new PaymentId(payment) : null,
            State = answer.Status switch
            {
                "received" => PaymentModificationState.Pending,
                "authorised" => PaymentModificationState.Done,
                "refused" => PaymentModificationState.Refused,
                _ => PaymentModificationState.Unknown,
            },
            RawState = answer.Status,
            Amount = answer.Amount,
            Reference = answer.Reference,
            ProviderTime = now,
            ObservedAt = now,
        };
    };

    internal Refund ReadRefund(in ApiResponse response)
    {
        Answer answer = Answer.Read(response.Body);
        DateTimeOffset now = time.GetUtcNow();
        return new Refund
        {
            Id = new RefundId(answer.Psp),
            Provider = AdyenProtocol.Name,
            Payment = answer.Payment is { Length: > 0 } payment ? new PaymentId(payment) : null,
            Amount = answer.Amount ?? throw JsonSteps.Missing("amount"),
            State = AdyenStateMaps.Refunds.Of(answer.Status),
            RawState = answer.Status,
            Reference = answer.Reference,
            CreatedAt = now,
            ObservedAt = now,
        };
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Answer(string Psp, string? Payment, string Status, string? Reference, Money? Amount)
    {
        internal static Answer Read(ReadOnlySpan<byte> body)
        {
            var reader = new Utf8JsonReader(body);
            JsonSteps.ExpectObject(ref reader);
            string? psp = null, payment = null, status = null, reference = null;
            Money? amount = null;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("pspReference"u8))
                {
                    psp = JsonSteps.NextText(ref reader);
                }
                else if (reader.ValueTextEquals("paymentPspReference"u8))
                {
                    payment = JsonSteps.NextText(ref reader);
                }
                else if (reader.ValueTextEquals("status"u8))
                {
                    status = JsonSteps.NextText(ref reader);
                }
                else if (reader.ValueTextEquals("reference"u8))
                {
                    reference = JsonSteps.NextText(ref reader);
                }
                else if (reader.ValueTextEquals("amount"u8))
                {
                    amount = AdyenAmount.Next(ref reader);
                }
                else
                {
                    JsonSteps.SkipNext(ref reader);
                }
            }

            return new Answer(
                psp is { Length: > 0 } ? psp : throw JsonSteps.Missing("pspReference"), payment, status ?? throw JsonSteps.Missing("status"), reference, amount);
        }
    }
}
