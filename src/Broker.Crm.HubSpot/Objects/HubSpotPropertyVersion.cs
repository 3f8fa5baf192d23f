namespace Broker.Crm.HubSpot.Objects;

/// <summary>One value that a property had. Every member is optional on the wire.</summary>
public sealed record HubSpotPropertyVersion
{
    /// <summary>The value as text in HubSpot's form; null for an empty one.</summary>
    public string? Value { get; init; }

    /// <summary>Since when; null when the answer did not say.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>What kind of source wrote it, for example <c>INTEGRATION</c> or <c>CRM_UI</c>; an open set.</summary>
    public string? SourceType { get; init; }

    /// <summary>The source's id.</summary>
    public string? SourceId { get; init; }

    /// <summary>The source's label.</summary>
    public string? SourceLabel { get; init; }

    /// <summary>The id of the user who wrote it. Text, although HubSpot sends digits.</summary>
    public string? UpdatedByUserId { get; init; }

    /// <summary>Only the time: values are personal data.</summary>
    public override string ToString() => Timestamp is { } time ? FormattableString.Invariant($"HubSpot property version of {time:O}") : "HubSpot property version";
}
