using System.Text.Json;
using Broker.Core.Boundaries.Finance;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Monetary;
using Broker.Core.Pipeline;
using Broker.Core.Secrets;
using Broker.Payments.Wire;

namespace Broker.Payments.Adyen.Wire;

/// <summary>Reads the answers of Checkout about payments, sessions and links (contracts/payments.md b).</summary>
internal static class AdyenPaymentReader
{
    internal static AdyenPaymentResult ReadPayment(in ApiResponse response)
    {
        var reader = new Utf8JsonReader(response.Body);
        JsonSteps.ExpectObject(ref reader);
        string? result = null, psp = null, reference = null, code = null, reason = null;
        Money? amount = null;
        ReadOnlyMemory<byte> action = default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            switch (reader.ValueSpan.Length)
            {
                case 6 when reader.ValueTextEquals("amount"u8):
                    amount = AdyenAmount.Next(ref reader);
                    break;
                case 6 when reader.ValueTextEquals("action"u8):
                    action = JsonSteps.NextRaw(ref reader, response.Body);
                    break;
                case 10 when reader.ValueTextEquals("resultCode"u8):
                    result = JsonSteps.NextText(ref reader);
                    break;
                case 12 when reader.ValueTextEquals("pspReference"u8):
                    psp = JsonSteps.NextText(ref reader);
                    break;
                case 13 when reader.ValueTextEquals("refusalReason"u8):
                    reason = JsonSteps.NextText(ref reader);
                    break;
                case 17 when reader.ValueTextEquals("merchantReference"u8):
                    reference = JsonSteps.NextText(ref reader);
                    break;
                case 17 when reader.ValueTextEquals("refusalReasonCode"u8):
                    code = JsonSteps.NextText(ref reader);
                    break;
                default:
                    JsonSteps.SkipNext(ref reader);
                    break;
            }
        }

        return new AdyenPaymentResult
        {
            Payment = psp is { Length: > 0 } ? new PaymentId(psp) : null,
            State = AdyenStateMaps.Payments.Of(result),
            RawState = result ?? throw JsonSteps.Missing("resultCode"),
            Amount = amount,
            Reference = reference,
            RefusalReasonCode = code,
            RefusalReason = new ProviderText(reason),
            Action = action,
        };
    }

    internal static AdyenSession ReadSession(in ApiResponse response)
    {
        var reader = new Utf8JsonReader(response.Body);
        Page page = Page.Read(ref reader);
        return new AdyenSession
        {
            Id = page.Id ?? throw JsonSteps.Missing("id"),
            SessionData = page.SessionData is { Length: > 0 } data ? Secret.From(data) : null,
            Page = page.Address,
            ExpiresAt = page.ExpiresAt,
            State = page.Status is null ? PaymentState.Created : AdyenStateMaps.Payments.Of(page.Status),
            RawState = page.Status ?? string.Empty,
            Reference = page.Reference,
        };
    }

    internal static AdyenPaymentLink ReadLink(in ApiResponse response)
    {
        var reader = new Utf8JsonReader(response.Body);
        Page page = Page.Read(ref reader);
        return new AdyenPaymentLink
        {
            Id = page.Id ?? throw JsonSteps.Missing("id"),
            Page = page.Address ?? throw JsonSteps.Missing("url"),
            Amount = page.Amount,
            Reference = page.Reference,
            State = AdyenStateMaps.Payments.Of(page.Status),
            RawState = page.Status ?? throw JsonSteps.Missing("status"),
            ExpiresAt = page.ExpiresAt,
        };
    }

    private struct Page
    {
        internal string? Id;
        internal string? SessionData;
        internal string? Status;
        internal string? Reference;
        internal Uri? Address;
        internal Money? Amount;
        internal DateTimeOffset? ExpiresAt;

        internal static Page Read(ref Utf8JsonReader reader)
        {
            JsonSteps.ExpectObject(ref reader);
            var page = default(Page);
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                page.Take(ref reader);
            }

            return page;
        }

        private void Take(ref Utf8JsonReader reader)
        {
            switch (reader.ValueSpan.Length)
            {
                case 2 when reader.ValueTextEquals("id"u8):
                    Id = JsonSteps.NextText(ref reader);
                    break;
                case 3 when reader.ValueTextEquals("url"u8):
                    Address = Uri.TryCreate(JsonSteps.NextText(ref reader), UriKind.Absolute, out Uri? address) ? address : null;
                    break;
                case 6 when reader.ValueTextEquals("amount"u8):
                    Amount = AdyenAmount.Next(ref reader);
                    break;
                case 6 when reader.ValueTextEquals("status"u8):
                    Status = JsonSteps.NextText(ref reader);
                    break;
                case 9 when reader.ValueTextEquals("reference"u8):
                    Reference = JsonSteps.NextText(ref reader);
                    break;
                case 9 when reader.ValueTextEquals("expiresAt"u8):
                    ExpiresAt = JsonSteps.NextTime(ref reader);
                    break;
                case 11 when reader.ValueTextEquals("sessionData"u8):
                    SessionData = JsonSteps.NextText(ref reader);
                    break;
                default:
                    JsonSteps.SkipNext(ref reader);
                    break;
            }
        }
    }
}
