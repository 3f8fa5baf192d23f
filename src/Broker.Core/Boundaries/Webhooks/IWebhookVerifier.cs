namespace Broker.Core.Boundaries.Webhooks;

/// <summary>Checks deliveries of one source over their raw bytes, before anything is parsed. Thread-safe.</summary>
public interface IWebhookVerifier
{
    /// <summary>The source's name, for example <c>stripe</c>.</summary>
    string Source { get; }

    /// <summary>Verifies one delivery. Does not throw for any body or header.</summary>
    /// <param name="body">The body exactly as it arrived: no decoding, no re-serialization.</param>
    /// <param name="headers">Finds a header by name without regard to case; null when it is missing.</param>
    WebhookVerification Verify(ReadOnlyMemory<byte> body, WebhookHeaders headers);
}
