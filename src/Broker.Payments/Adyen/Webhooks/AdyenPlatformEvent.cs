namespace Broker.Payments.Adyen.Webhooks;

/// <summary>A webhook of the balance platform: a transfer, a report, a stored method. Its whole body is signed. Unknown types are kept.</summary>
public sealed record AdyenPlatformEvent
{
    /// <summary>The type, raw, for example <c>balancePlatform.transfer.updated</c>.</summary>
    public required string Type { get; init; }

    /// <summary>What makes it the same event when it is delivered again.</summary>
    public required string EventId { get; init; }

    /// <summary>The id of the transfer, report or stored method; empty when it was not told.</summary>
    public required string ObjectId { get; init; }

    /// <summary>When it happened, by Adyen's clock; null when it was not told.</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>True for the live environment.</summary>
    public required bool LiveMode { get; init; }

    /// <summary>The transfer as a withdrawal; null when the event is about something else, or about a transfer that came in.</summary>
    public ClientWithdrawal? Withdrawal { get; init; }

    /// <summary>The report that is ready; null when the event is about something else.</summary>
    public Report? Report { get; init; }

    /// <summary>The number of the event of its transfer, from 1 on; null when it was not told. A higher one is the newer state.</summary>
    public long? Sequence { get; init; }

    /// <summary>Type and id; nothing of the body.</summary>
    public override string ToString() => $"{Type} {ObjectId}";
}
