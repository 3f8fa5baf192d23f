using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Unicode;
using Broker.Core.Boundaries.Webhooks;
using Broker.Core.Secrets;
using Broker.Payments.Adyen.Wire;
using Broker.Payments.Ports;
using Broker.Payments.Timelines;
using Microsoft.Extensions.Options;

namespace Broker.Payments.Adyen.Webhooks;

/// <summary>
/// Checks deliveries of Adyen: standard webhooks by the signature of each item over its eight fields, platform webhooks by the signature of the raw body. Needs no
/// container and no web framework. Thread-safe; never throws for anything that arrives.
/// </summary>
/// <remarks>
/// Wire: contracts/payments.md b. Standard webhooks carry no signed time, so an old delivery verifies for ever: replays are harmless only because the same event
/// counts once. A delivery is accepted only when every item of it verifies.
/// </remarks>
public sealed class AdyenWebhook : IWebhookPort
{
    /// <summary>The header that carries the signature of a platform webhook.</summary>
    public const string SignatureHeaderName = "HmacSignature";

    private static readonly byte[] Accepted = "[accepted]"u8.ToArray();

    private readonly AdyenHmac hmac;
    private readonly AdyenPlatformEventReader platform;
    private readonly string merchantAccount;
    private readonly AdyenCaptureMode captureMode;
    private readonly bool live;
    private readonly int maxBytes;
    private readonly TimeProvider time;

    /// <summary>Makes a verifier for one or more keys, with the other options at their defaults.</summary>
    /// <param name="merchantAccount">The merchant account; events of any other are refused.</param>
    /// <param name="hmacKeys">The keys in hexadecimal; any one may match.</param>
    public AdyenWebhook(string merchantAccount, params IReadOnlyList<Secret> hmacKeys)
        : this(new AdyenOptions { MerchantAccount = merchantAccount, HmacKeys = [.. hmacKeys ?? throw new ArgumentNullException(nameof(hmacKeys))] })
    {
    }

    /// <summary>Makes a verifier. The options are copied; the API key may be missing.</summary>
    /// <exception cref="OptionsValidationException">An option of the webhook is missing or wrong.</exception>
    public AdyenWebhook(AdyenOptions options, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        AdyenOptionsCheck.CheckWebhook(options, "Broker.Payments").ThrowIfAny(typeof(AdyenOptions));
        hmac = new AdyenHmac(options.HmacKeys);
        merchantAccount = options.MerchantAccount;
        captureMode = options.CaptureMode;
        live = options.Environment == AdyenEnvironment.Live;
        maxBytes = options.MaxWebhookBytes;
        time = timeProvider ?? TimeProvider.System;
        platform = new AdyenPlatformEventReader(time);
    }

    /// <inheritdoc/>
    public string Source => AdyenProtocol.Name;

    /// <summary>The largest body that is looked at, in bytes; a host may stop reading there.</summary>
    public int MaxBytes => maxBytes;

    /// <inheritdoc/>
    public WebhookVerification Verify(ReadOnlyMemory<byte> body, WebhookHeaders headers)
    {
        ArgumentNullException.ThrowIfNull(headers);
        if (body.Length > maxBytes)
        {
            return Refuse(WebhookRefusalReason.TooLarge, string.Create(CultureInfo.InvariantCulture, $"The body has {body.Length} bytes; at most {maxBytes} are read. Raise MaxWebhookBytes if Adyen really sends that much."));
        }

        if (!Utf8.IsValid(body.Span))
        {
            return Refuse(WebhookRefusalReason.NotUtf8, "The body is not valid UTF-8.");
        }

        if (!hmac.HasKeys)
        {
            return Refuse(WebhookRefusalReason.SignatureMismatch, "No HMAC key is configured, so nothing can be verified. Set HmacKeys.");
        }

        return AdyenItemReader.IsStandard(body.Span) ? VerifyItems(body) : VerifyPlatform(body, headers(SignatureHeaderName));
    }

    /// <summary>Reads the notification of an envelope again and verifies it again; false for an envelope of another source, form or key.</summary>
    public bool TryReadNotification(WebhookEnvelope envelope, [NotNullWhen(true)] out AdyenNotification? notification)
    {
        ArgumentNullException.ThrowIfNull(envelope);
        notification = AdyenItemReader.TryReadItem(envelope.Body, out AdyenSignedItem item) && Holds(item) ? item.Notification with { LiveMode = live } : null;
        return notification is not null;
    }

    /// <summary>
    /// Reads a platform event out of an envelope that <see cref="Verify"/> gave; false when the body is none. The signature stands in a header, so it is not
    /// checked again: pass no other envelope.
    /// </summary>
    public bool TryReadPlatformEvent(WebhookEnvelope envelope, [NotNullWhen(true)] out AdyenPlatformEvent? item)
    {
        ArgumentNullException.ThrowIfNull(envelope);
        item = null;
        return !AdyenItemReader.IsStandard(envelope.Body.Span) && platform.TryRead(envelope.Body.Span, out item);
    }

    /// <inheritdoc/>
    public IReadOnlyList<PaymentFact> ReadFacts(WebhookEnvelope envelope) =>
        TryReadNotification(envelope, out AdyenNotification? notification) && notification.PaymentReference.Length > 0 ? AdyenFacts.Of(notification, captureMode) : [];

    /// <inheritdoc/>
    /// <remarks><c>[accepted]</c> for a delivery that was accepted and stored: older endpoints want it, newer ones any 2xx. 401 for one that was refused.</remarks>
    public WebhookAnswer AnswerTo(WebhookVerification verification)
    {
        ArgumentNullException.ThrowIfNull(verification);
        return verification.IsAccepted ? new WebhookAnswer { Status = 200, Body = Accepted } : new WebhookAnswer { Status = 401 };
    }

    private static WebhookVerification Refuse(WebhookRefusalReason reason, string sentence) => WebhookVerification.Refuse(reason, sentence);

    private WebhookVerification VerifyItems(ReadOnlyMemory<byte> body)
    {
        List<AdyenSignedItem> items = [];
        if (!AdyenItemReader.TryRead(body, items))
        {
            return Refuse(WebhookRefusalReason.Malformed, "The body is not a complete list of notifications with the eight signed fields.");
        }

        foreach (AdyenSignedItem item in items)
        {
            if (string.IsNullOrEmpty(item.Signature))
            {
                return Refuse(WebhookRefusalReason.SignatureMissing, "An item has no additionalData.hmacSignature. Switch HMAC on for the webhook in the Customer Area.");
            }

            if (!Holds(item))
            {
                return Refuse(WebhookRefusalReason.SignatureMismatch, "No configured HMAC key gives the signature of every item for this merchant account. Check that the key belongs to this webhook and the account is right.");
            }

            if (item.Notification.LiveMode != live)
            {
                return Refuse(WebhookRefusalReason.WrongEnvironment, "The delivery's 'live' is not that of the configured environment. Check that endpoint, key and environment belong together.");
            }
        }

        return WebhookVerification.Accept([.. items.Select(EnvelopeOf)]);
    }

    private bool Holds(AdyenSignedItem item) =>
        string.Equals(item.Notification.MerchantAccount, merchantAccount, StringComparison.Ordinal) && hmac.Matches(item.Notification, item.Signature);

    private WebhookVerification VerifyPlatform(ReadOnlyMemory<byte> body, string? signature)
    {
        if (string.IsNullOrWhiteSpace(signature))
        {
            return Refuse(WebhookRefusalReason.SignatureMissing, "The body is no standard webhook and the HmacSignature header is missing. Check that no proxy drops headers.");
        }

        if (!hmac.Matches(body.Span, signature))
        {
            return Refuse(WebhookRefusalReason.SignatureMismatch, "No configured HMAC key gives this signature. Check that the key belongs to this webhook and that the body is passed on byte for byte.");
        }

        if (!platform.TryRead(body.Span, out AdyenPlatformEvent? item))
        {
            return Refuse(WebhookRefusalReason.Malformed, "The signature holds, yet the body is not a complete Adyen event.");
        }

        return item.LiveMode != live
            ? Refuse(WebhookRefusalReason.WrongEnvironment, "The event's environment is not the configured one. Check that endpoint, key and environment belong together.")
            : WebhookVerification.Accept(new WebhookEnvelope
            {
                Source = Source,
                EventId = item.EventId,
                Type = item.Type,
                Subject = new EventSubject(EventSubjectKind.Unmapped, item.ObjectId),
                OccurredAt = item.OccurredAt ?? time.GetUtcNow(),
                Body = body,
            });
    }

    private WebhookEnvelope EnvelopeOf(AdyenSignedItem item)
    {
        AdyenNotification notification = item.Notification;
        bool isPayment = AdyenFacts.IsAboutPayment(notification.EventCode) && notification.PaymentReference.Length > 0;
        return new WebhookEnvelope
        {
            Source = Source,
            EventId = notification.EventId,
            Type = notification.EventCode,
            Subject = isPayment ? new EventSubject(EventSubjectKind.Payment, notification.PaymentReference) : new EventSubject(EventSubjectKind.Unmapped, notification.PspReference),
            BusinessKey = notification.EventId,
            OccurredAt = notification.Unverified.EventDate ?? time.GetUtcNow(),
            Body = item.Body,
        };
    }
}
