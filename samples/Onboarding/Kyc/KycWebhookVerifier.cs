using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Broker.Core.Boundaries.Webhooks;
using Broker.Core.Secrets;

namespace Onboarding.Kyc;

/// <summary>Verifies deliveries of the KYC provider: header <c>X-Kyc-Signature: t=UNIX,v1=HEX</c>, HMAC-SHA256 over <c>t.body</c>.</summary>
public sealed class KycWebhookVerifier(Secret secret, TimeProvider time) : IWebhookVerifier
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <inheritdoc/>
    public string Source => "kyc";

    /// <inheritdoc/>
    public WebhookVerification Verify(ReadOnlyMemory<byte> body, WebhookHeaders headers)
    {
        string? header = headers("X-Kyc-Signature");
        if (header?.Split(',') is not [var t, var v1] || !t.StartsWith("t=", StringComparison.Ordinal) || !v1.StartsWith("v1=", StringComparison.Ordinal) ||
            !long.TryParse(t.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out long seconds))
        {
            return WebhookVerification.Refuse(WebhookRefusalReason.SignatureMissing, "X-Kyc-Signature is missing or not of the form t=...,v1=....");
        }

        TimeSpan age = time.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(seconds);
        if (age > Tolerance || age < -Tolerance)
        {
            return WebhookVerification.Refuse(age > Tolerance ? WebhookRefusalReason.TooOld : WebhookRefusalReason.FromTheFuture, "The signature's time is more than 5 minutes from ours.");
        }

        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret.RevealUtf8());
        hmac.AppendData(Encoding.ASCII.GetBytes(t[2..] + "."));
        hmac.AppendData(body.Span);
        if (!CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hmac.GetHashAndReset())), Encoding.ASCII.GetBytes(v1[3..])))
        {
            return WebhookVerification.Refuse(WebhookRefusalReason.SignatureMismatch, "The signature does not fit the body; check the webhook secret.");
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            JsonElement root = document.RootElement;
            return WebhookVerification.Accept(new WebhookEnvelope
            {
                Source = Source,
                EventId = root.GetProperty("eventId").GetString()!,
                Type = root.GetProperty("type").GetString()!,
                Subject = new EventSubject(EventSubjectKind.Applicant, root.GetProperty("applicantId").GetString()!),
                OccurredAt = root.GetProperty("occurredAt").GetDateTimeOffset(),
                Body = body,
            });
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return WebhookVerification.Refuse(WebhookRefusalReason.Malformed, "The signature holds, yet the body is not an event.");
        }
    }
}
