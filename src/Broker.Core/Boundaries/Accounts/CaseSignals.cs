using Broker.Core.Errors;

namespace Broker.Core.Boundaries.Accounts;

/// <summary>What the caller already knows of the customer's case. A diagnosis looks here first: what is certain here needs no probe.</summary>
/// <remarks>Everything is optional; what is not told is not assumed. No personal data, no secret.</remarks>
public sealed record CaseSignals
{
    /// <summary>When these values were read. Null counts as now. Too old, and what they say becomes unknown.</summary>
    public DateTimeOffset? ObservedAt { get; init; }

    /// <summary>Is the identity check valid? Null when not told.</summary>
    public bool? KycIsValid { get; init; }

    /// <summary>Where the money stands.</summary>
    public MoneySignal Money { get; init; }

    /// <summary>Since when every condition of a registration is met; null when not told or not met.</summary>
    public DateTimeOffset? ReadySince { get; init; }

    /// <summary>Where the registration stands.</summary>
    public RegistrationSignal Registration { get; init; }

    /// <summary>The code with which a registration was refused, for example <c>INVALID_ACCOUNT</c>.</summary>
    public string? RegistrationCode { get; init; }

    /// <summary>Since when a review is open; null for none.</summary>
    public DateTimeOffset? ReviewOpenSince { get; init; }

    /// <summary>Who must decide the review: a role or a name that operators may read.</summary>
    public string? ReviewApprover { get; init; }

    /// <summary>The class of reason for which we restrict the account ourselves; null when we do not.</summary>
    public string? OwnRestriction { get; init; }

    /// <summary>The age of the oldest value that waits to be written to the CRM; null when none waits.</summary>
    public TimeSpan? CrmOutboxAge { get; init; }

    /// <summary>How the last write to the CRM failed; null when it did not.</summary>
    public ErrorKind? CrmError { get; init; }

    /// <summary>The age of the position up to which the CRM's events were read; null when not told.</summary>
    public TimeSpan? CrmCursorAge { get; init; }

    /// <summary>True when the CRM said that events are missing.</summary>
    public bool HasCrmGap { get; init; }

    /// <summary>The code of the last order's answer, by name or number; null when not told.</summary>
    public string? LastTradeCode { get; init; }

    /// <summary>True when the outcome of an order is unknown.</summary>
    public bool HasUnknownTrade { get; init; }
}
