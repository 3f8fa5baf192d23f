using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.Unicode;
using Broker.Core.Boundaries.Webhooks;
using Broker.Core.Secrets;
using Broker.Payments.Stripe.Wire;
using Microsoft.Extensions.Options;

namespace Broker.Payments.Stripe.Webhooks;

/// <summary>
/// Checks deliveries of Stripe over their raw bytes and reads the envelope. Needs no container and no web framework. Thread-safe; never throws for anything
/// that arrives.
/// </summary>
/// <remarks>Wire: contracts/payments.md a6. Verifying allocates nothing; all secrets are tried, and every comparison takes constant time.</remarks>
public sealed class StripeWebhook
{
    /// <summary>The header that carries the signature.</summary>
    public const string SignatureHeaderName = "Stripe-Signature";

    private const int HashSize = 32;
    private const int MaxPrefix = 16;
    private readonly SigningKey[] keys;
    private readonly long toleranceSeconds;
    private readonly int maxBytes;
    private readonly bool? liveMode;
    private readonly TimeProvider time;
    private readonly StripeEventReader events;

    /// <summary>Makes a verifier for one or more endpoint secrets, with the other options at their defaults.</summary>
    /// <param name="secrets">The <c>whsec_...</c> secrets; any one may match.</param>
    public StripeWebhook(params IReadOnlyList<Secret> secrets)
        : this(new StripeOptions { WebhookSecrets = [.. secrets ?? throw new ArgumentNullException(nameof(secrets))] }, TimeProvider.System)
    {
    }

    /// <summary>Makes a verifier. The options are copied; the API key only tells which environment is expected and may be missing.</summary>
    /// <exception cref="OptionsValidationException">An option of the webhook is missing or wrong.</exception>
    public StripeWebhook(StripeOptions options, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        StripeOptionsCheck.CheckWebhook(options, "Broker.Payments").ThrowIfAny(typeof(StripeOptions));
        keys = [.. options.WebhookSecrets.Select(static secret => new SigningKey(secret))];
        toleranceSeconds = (long)options.WebhookTolerance.TotalSeconds;
        maxBytes = options.MaxWebhookBytes;
        liveMode = options.ExpectedLiveMode;
        time = timeProvider ?? TimeProvider.System;
        events = new StripeEventReader(options.ApiVersion, new StripeReaders(new StripeContext(options.ReferenceKey, time)));
    }

    /// <summary>The largest body that is looked at, in bytes; a host may stop reading there.</summary>
    public int MaxBytes => maxBytes;

    internal bool HasSecrets => keys.Length > 0;

    /// <summary>True when the body is exactly what the holder of a known secret signed, recently. Nothing is parsed and nothing is allocated.</summary>
    /// <param name="body">The body exactly as it arrived: no decoding, no re-serialization.</param>
    /// <param name="signatureHeader">The value of <c>Stripe-Signature</c>; empty when it is missing.</param>
    /// <param name="refusal">Why not, when the result is false.</param>
    public bool Verify(ReadOnlySpan<byte> body, ReadOnlySpan<char> signatureHeader, out WebhookRefusalReason refusal)
    {
        if (body.Length > maxBytes)
        {
            refusal = WebhookRefusalReason.TooLarge;
            return false;
        }

        if (!SignatureHeader.TryParse(signatureHeader, out SignatureHeader header))
        {
            refusal = WebhookRefusalReason.SignatureMissing;
            return false;
        }

        if (!Matches(body, header))
        {
            refusal = WebhookRefusalReason.SignatureMismatch;
            return false;
        }

        long age = time.GetUtcNow().ToUnixTimeSeconds() - header.Time;
        if (age > toleranceSeconds || age < -toleranceSeconds)
        {
            refusal = age > 0 ? WebhookRefusalReason.TooOld : WebhookRefusalReason.FromTheFuture;
            return false;
        }

        refusal = WebhookRefusalReason.NotUtf8;
        return Utf8.IsValid(body);
    }

    /// <summary>Verifies a delivery and reads its envelope: enough to deduplicate it and to know what to read back.</summary>
    /// <param name="body">The body exactly as it arrived. The envelope refers to it: do not reuse the buffer while the envelope is in use.</param>
    /// <param name="signatureHeader">The value of <c>Stripe-Signature</c>; empty when it is missing.</param>
    /// <param name="envelope">The envelope, when the result is true.</param>
    /// <param name="refusal">Why not, when the result is false.</param>
    public bool TryRead(ReadOnlyMemory<byte> body, ReadOnlySpan<char> signatureHeader, out StripeEnvelope envelope, out WebhookRefusalReason refusal)
    {
        envelope = default;
        if (!Verify(body.Span, signatureHeader, out refusal))
        {
            return false;
        }

        if (!StripeEnvelopeReader.TryRead(body, out envelope))
        {
            refusal = WebhookRefusalReason.Malformed;
            return false;
        }

        refusal = WebhookRefusalReason.WrongEnvironment;
        return liveMode is null || envelope.LiveMode == liveMode;
    }

    /// <summary>Reads the whole event of a verified delivery; false when the body is not an event of the expected form.</summary>
    /// <remarks>An object that cannot be read (another version, a new shape) leaves its snapshot null; the event itself is still given.</remarks>
    public bool TryReadEvent(in StripeEnvelope envelope, [NotNullWhen(true)] out StripeEvent? item) => events.TryRead(envelope.Body.Span, out item);

    internal bool TryReadEvent(ReadOnlySpan<byte> body, [NotNullWhen(true)] out StripeEvent? item) => events.TryRead(body, out item);

    private bool Matches(ReadOnlySpan<byte> body, SignatureHeader header)
    {
        Span<byte> prefix = stackalloc byte[MaxPrefix];
        int length = header.TimeText.Length;
        for (int i = 0; i < length; i++)
        {
            prefix[i] = (byte)header.TimeText[i];
        }

        prefix[length++] = (byte)'.';
        Span<byte> expected = stackalloc byte[HashSize];
        Span<byte> given = stackalloc byte[HashSize];
        bool matches = false;
        foreach (SigningKey key in keys)
        {
            key.Compute(prefix[..length], body, expected);
            SignatureHeader signatures = header;
            while (signatures.TryNextSignature(given))
            {
                matches |= CryptographicOperations.FixedTimeEquals(expected, given);
            }

            if (matches)
            {
                return true;
            }
        }

        return false;
    }
}
