using System.Buffers;
using System.Security.Cryptography;
using System.Text.Unicode;
using Broker.Core.Boundaries.Webhooks;

namespace Broker.Crm.HubSpot.Webhooks;

/// <summary>
/// Verifies deliveries of HubSpot apps over their raw bytes, and reads their events (contracts/hubspot.md 12). Needs no account and no host: it also serves
/// functions and other frameworks. Thread-safe; one for the life of the program.
/// </summary>
/// <remarks>HubSpot waits 5 seconds and sends again for a day after anything but a success: verify, store, answer, and work later.</remarks>
public sealed class HubSpotWebhook
{
    /// <summary>The header of the signature that is accepted.</summary>
    public const string SignatureHeaderName = "X-HubSpot-Signature-v3";

    /// <summary>The header of the time of signing, in milliseconds since 1970.</summary>
    public const string TimestampHeaderName = "X-HubSpot-Request-Timestamp";

    /// <summary>The header of the old signatures, which are refused unless an option says otherwise.</summary>
    public const string OldSignatureHeaderName = "X-HubSpot-Signature";

    private const int HashSize = HMACSHA256.HashSizeInBytes;
    private const int SignatureLength = 44;
    private const int MaxTimeDigits = 15;
    private const int MaxMethod = 16;
    private const int MaxUri = 16 * 1024;
    private const int StackBytes = 1024;
    private readonly SigningKey[] keys;
    private readonly PublicAddress? publicAddress;
    private readonly TimeProvider time;
    private readonly long toleranceMilliseconds;
    private readonly bool acceptsV1;
    private readonly bool acceptsV2;

    /// <summary>Makes a verifier. The options are copied.</summary>
    /// <param name="options">The options.</param>
    /// <param name="timeProvider">The clock; null for the system's.</param>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">An option is missing or wrong.</exception>
    public HubSpotWebhook(HubSpotWebhookOptions options, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check("Broker.Crm.HubSpot webhook").ThrowIfAny(typeof(HubSpotWebhookOptions));
        keys = [.. options.ClientSecrets.Select(static secret => new SigningKey(secret))];
        publicAddress = options.PublicUri is { } uri ? new PublicAddress(uri) : null;
        toleranceMilliseconds = (long)options.Tolerance.TotalMilliseconds;
        MaxBytes = options.MaxBodyBytes;
        MaxEvents = options.MaxEvents;
        (acceptsV1, acceptsV2) = (options.AcceptsV1, options.AcceptsV2);
        time = timeProvider ?? TimeProvider.System;
    }

    /// <summary>The largest body that is looked at, in bytes; a host may stop reading there.</summary>
    public int MaxBytes { get; }

    /// <summary>The most events of one delivery.</summary>
    public int MaxEvents { get; }

    /// <summary>True when the body is exactly what the holder of a known client secret signed for this address, recently. Nothing is parsed.</summary>
    /// <param name="body">The body exactly as it arrived: no decoding, no re-serialization.</param>
    /// <param name="headers">Finds a header by name.</param>
    /// <param name="method">The method, for example <c>POST</c>.</param>
    /// <param name="uri">The whole address as it was called, percent-encoding untouched: scheme, host, path and query.</param>
    /// <param name="refusal">Why not, when the result is false.</param>
    public bool Verify(ReadOnlySpan<byte> body, WebhookHeaders headers, string method, string uri, out WebhookRefusalReason refusal)
    {
        ArgumentNullException.ThrowIfNull(headers);
        string? signature = headers(SignatureHeaderName);

        // A delivery that has the new signature is never judged by an old one.
        return signature is null && (acceptsV1 || acceptsV2) && headers(OldSignatureHeaderName) is { } old
            ? VerifyOld(body, old, method, uri, out refusal)
            : Verify(body, signature, headers(TimestampHeaderName), method, uri, out refusal);
    }

    /// <summary>The same for signature v3, with its two headers; nothing is allocated.</summary>
    /// <param name="body">The body exactly as it arrived.</param>
    /// <param name="signature">The value of <c>X-HubSpot-Signature-v3</c>; empty when it is missing.</param>
    /// <param name="timestamp">The value of <c>X-HubSpot-Request-Timestamp</c>; empty when it is missing.</param>
    /// <param name="method">The method.</param>
    /// <param name="uri">The whole address as it was called.</param>
    /// <param name="refusal">Why not, when the result is false.</param>
    public bool Verify(ReadOnlySpan<byte> body, ReadOnlySpan<char> signature, ReadOnlySpan<char> timestamp, string method, string uri, out WebhookRefusalReason refusal)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(uri);
        if (body.Length > MaxBytes)
        {
            refusal = WebhookRefusalReason.TooLarge;
            return false;
        }

        Span<byte> given = stackalloc byte[HashSize + 1];
        Span<byte> timeDigits = stackalloc byte[MaxTimeDigits];
        if (signature.Length != SignatureLength || !Convert.TryFromBase64Chars(signature, given, out int length) || length != HashSize || !TryReadTime(timestamp, timeDigits, out long signedAt))
        {
            refusal = WebhookRefusalReason.SignatureMissing;
            return false;
        }

        long age = time.GetUtcNow().ToUnixTimeMilliseconds() - signedAt;
        if (age > toleranceMilliseconds || age < -toleranceMilliseconds)
        {
            refusal = age > 0 ? WebhookRefusalReason.TooOld : WebhookRefusalReason.FromTheFuture;
            return false;
        }

        refusal = WebhookRefusalReason.SignatureMismatch;
        if (!Matches(body, given[..HashSize], timeDigits[..timestamp.Length], method, uri, SignatureKind.V3))
        {
            return false;
        }

        refusal = WebhookRefusalReason.NotUtf8;
        return Utf8.IsValid(body);
    }

    /// <summary>Verifies a delivery and reads its events, unknown types and duplicates included.</summary>
    /// <param name="body">The body exactly as it arrived. The events refer to it: do not reuse the buffer while they are in use.</param>
    /// <param name="headers">Finds a header by name.</param>
    /// <param name="method">The method.</param>
    /// <param name="uri">The whole address as it was called.</param>
    /// <param name="events">The events, in the order they were sent, which says nothing about when they happened.</param>
    /// <param name="refusal">Why not, when the result is false.</param>
    public bool TryRead(ReadOnlyMemory<byte> body, WebhookHeaders headers, string method, string uri, out IReadOnlyList<HubSpotEvent> events, out WebhookRefusalReason refusal)
    {
        events = [];
        return Verify(body.Span, headers, method, uri, out refusal) && HubSpotEventReader.TryReadAll(body, MaxEvents, out events, out refusal);
    }

    /// <summary>Reads one event out of its JSON, for example the body of a stored envelope; false when it is no event.</summary>
    public static bool TryReadEvent(ReadOnlyMemory<byte> json, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out HubSpotEvent? item) => HubSpotEventReader.TryReadOne(json, out item);

    private static bool TryReadTime(ReadOnlySpan<char> text, Span<byte> digits, out long time)
    {
        time = 0;
        if (text.Length is 0 or > MaxTimeDigits)
        {
            return false;
        }

        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiDigit(text[i]))
            {
                return false;
            }

            digits[i] = (byte)text[i];
            time = (time * 10) + (text[i] - '0');
        }

        return true;
    }

    private bool VerifyOld(ReadOnlySpan<byte> body, string signature, string method, string uri, out WebhookRefusalReason refusal)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(uri);
        if (body.Length > MaxBytes)
        {
            refusal = WebhookRefusalReason.TooLarge;
            return false;
        }

        Span<byte> given = stackalloc byte[HashSize];
        if (signature.Length != HashSize * 2 || Convert.FromHexString(signature, given, out _, out int written) != OperationStatus.Done || written != HashSize)
        {
            refusal = WebhookRefusalReason.SignatureMissing;
            return false;
        }

        refusal = WebhookRefusalReason.SignatureMismatch;
        if (!(acceptsV2 && Matches(body, given, default, method, uri, SignatureKind.V2)) && !(acceptsV1 && Matches(body, given, default, method, uri, SignatureKind.V1)))
        {
            return false;
        }

        refusal = WebhookRefusalReason.NotUtf8;
        return Utf8.IsValid(body);
    }

    private bool Matches(ReadOnlySpan<byte> body, ReadOnlySpan<byte> given, ReadOnlySpan<byte> timestamp, string method, string requested, SignatureKind kind)
    {
        string uri = publicAddress?.Of(requested) ?? requested;
        if (method.Length > MaxMethod || uri.Length > MaxUri)
        {
            return false;
        }

        int most = method.Length + SignedUri.MaxBytes(uri.Length);
        byte[]? rented = most > StackBytes ? ArrayPool<byte>.Shared.Rent(most) : null;
        Span<byte> head = rented ?? stackalloc byte[StackBytes];
        try
        {
            int length = 0;
            if (kind != SignatureKind.V1)
            {
                foreach (char c in method)
                {
                    head[length++] = (byte)char.ToUpperInvariant(c);
                }

                length += SignedUri.Write(uri, decode: kind == SignatureKind.V3, head[length..]);
            }

            Span<byte> expected = stackalloc byte[HashSize];
            bool matches = false;
            foreach (SigningKey key in keys)
            {
                if (kind == SignatureKind.V3)
                {
                    key.SignV3(head[..length], body, timestamp, expected);
                }
                else
                {
                    key.SignOld(head[..length], body, expected);
                }

                matches |= CryptographicOperations.FixedTimeEquals(expected, given);
            }

            return matches;
        }
        finally
        {
            if (rented is not null)
            {
                ArrayPool<byte>.Shared.Return(rented);
            }
        }
    }
}
