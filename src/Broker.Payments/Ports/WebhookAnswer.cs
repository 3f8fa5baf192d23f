namespace Broker.Payments.Ports;

/// <summary>What a provider expects as the answer to a delivery.</summary>
public sealed record WebhookAnswer
{
    /// <summary>The HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>The media type of the body. Default <c>text/plain</c>.</summary>
    public string MediaType { get; init; } = "text/plain";

    /// <summary>The body; empty where the provider reads the status only.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Headers to be set, for providers that want a signed answer.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = Payment.EmptyMetadata;
}
