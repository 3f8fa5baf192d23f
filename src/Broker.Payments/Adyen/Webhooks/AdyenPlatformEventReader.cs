using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Broker.Core.Boundaries.Finance;
using Broker.Payments.Adyen.Wire;
using Broker.Payments.Wire;

namespace Broker.Payments.Adyen.Webhooks;

/// <summary>Reads webhooks of the balance platform: <c>{environment, type, timestamp, data}</c>.</summary>
internal sealed class AdyenPlatformEventReader(TimeProvider time)
{
    private const int HashBytes = 12;
    private readonly AdyenTransferReader transfers = new(time);

    internal bool TryRead(ReadOnlySpan<byte> body, [NotNullWhen(true)] out AdyenPlatformEvent? item)
    {
        try
        {
            item = Read(body);
            return true;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException or ArgumentException or OverflowException)
        {
            item = null;
            return false;
        }
    }

    private AdyenPlatformEvent Read(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        JsonSteps.ExpectObject(ref reader);
        string? type = null, environment = null, eventId = null;
        DateTimeOffset? at = null;
        ReadOnlySpan<byte> data = default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("type"u8))
            {
                type = JsonSteps.NextText(ref reader);
            }
            else if (reader.ValueTextEquals("environment"u8))
            {
                environment = JsonSteps.NextText(ref reader);
            }
            else if (reader.ValueTextEquals("eventId"u8))
            {
                eventId = AdyenReference.Accept(JsonSteps.NextText(ref reader));
            }
            else if (reader.ValueTextEquals("timestamp"u8) || reader.ValueTextEquals("createdAt"u8))
            {
                at = JsonSteps.NextTime(ref reader);
            }
            else if (reader.ValueTextEquals("data"u8))
            {
                data = JsonSteps.NextRaw(ref reader, body).Span;
            }
            else
            {
                JsonSteps.SkipNext(ref reader);
            }
        }

        reader.Read();
        string known = type is { Length: > 0 and <= 255 } ? type : throw JsonSteps.Missing("type");
        return Of(known, environment == "live", eventId, at, data, body);
    }

    private AdyenPlatformEvent Of(string type, bool live, string? eventId, DateTimeOffset? at, ReadOnlySpan<byte> data, ReadOnlySpan<byte> body)
    {
        (ClientWithdrawal? transfer, string? direction, long? sequence) = type.StartsWith("balancePlatform.transfer.", StringComparison.Ordinal)
            ? transfers.ReadEvent(data)
            : default;
        Report? report = type == "balancePlatform.report.created" ? ReadReport(data) : null;
        string subject = transfer?.Id.Value ?? report?.Id ?? string.Empty;

        // Adyen names tokens' events; a transfer's is told by its number. What has neither is told by its bytes: a repeated delivery has the same.
        string id = eventId
            ?? (transfer is not null && sequence is { } number
                ? string.Create(CultureInfo.InvariantCulture, $"{type}:{subject}:{number}")
                : $"{type}:{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, HashBytes))}");
        return new AdyenPlatformEvent
        {
            Type = type,
            EventId = id,
            ObjectId = subject,
            OccurredAt = at,
            LiveMode = live,
            Withdrawal = direction == "incoming" ? null : transfer is null ? null : transfer with { Evidence = PaymentEvidence.VerifiedWebhook },
            Report = report,
            Sequence = sequence,
        };
    }

    private Report ReadReport(ReadOnlySpan<byte> data)
    {
        var reader = new Utf8JsonReader(data);
        JsonSteps.ExpectObject(ref reader);
        string? name = null, type = null, address = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("fileName"u8))
            {
                name = JsonSteps.NextText(ref reader);
            }
            else if (reader.ValueTextEquals("reportType"u8))
            {
                type = JsonSteps.NextText(ref reader);
            }
            else if (reader.ValueTextEquals("downloadUrl"u8))
            {
                address = JsonSteps.NextText(ref reader);
            }
            else
            {
                JsonSteps.SkipNext(ref reader);
            }
        }

        return new Report
        {
            Id = name is { Length: > 0 } ? name : throw JsonSteps.Missing("fileName"),
            Provider = AdyenProtocol.Name,
            Type = type ?? string.Empty,
            State = ReportState.Ready,
            RawState = "balancePlatform.report.created",
            Address = Uri.TryCreate(address, UriKind.Absolute, out Uri? found) ? found : null,
            ObservedAt = time.GetUtcNow(),
        };
    }
}
