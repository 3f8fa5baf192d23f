namespace Broker.Payments;

/// <summary>A report of a provider.</summary>
public sealed record Report
{
    /// <summary>The provider's id of it; the file's name where the provider gives no other.</summary>
    public required string Id { get; init; }

    /// <summary>The provider, for example <c>stripe</c>.</summary>
    public required string Provider { get; init; }

    /// <summary>The provider's own word for the kind of report; empty when it did not say.</summary>
    public required string Type { get; init; }

    /// <summary>The neutral state.</summary>
    public required ReportState State { get; init; }

    /// <summary>The provider's own word for the state.</summary>
    public required string RawState { get; init; }

    /// <summary>Where it can be downloaded; null before it is ready. Only hosts on the client's allow-list are followed.</summary>
    public Uri? Address { get; init; }

    /// <summary>Its length in bytes; null when it was not told.</summary>
    public long? Length { get; init; }

    /// <summary>When this was read, by our clock.</summary>
    public required DateTimeOffset ObservedAt { get; init; }
}
