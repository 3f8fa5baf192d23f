namespace Broker.Testing.Kyc;

/// <summary>The states of an applicant, as the simulated provider spells them. None is terminal: any may follow any.</summary>
public static class KycStatuses
{
    /// <summary>The applicant exists; nothing was handed in.</summary>
    public const string NotStarted = "not_started";

    /// <summary>Handed in, checks running.</summary>
    public const string Pending = "pending";

    /// <summary>The client must do something.</summary>
    public const string ActionRequired = "action_required";

    /// <summary>A person is looking.</summary>
    public const string InReview = "in_review";

    /// <summary>Approved.</summary>
    public const string Approved = "approved";

    /// <summary>Approved up to a date (<c>approvedUntil</c>).</summary>
    public const string ApprovedUntil = "approved_until";

    /// <summary>Rejected; the client may try again.</summary>
    public const string RejectedRetry = "rejected_retry";

    /// <summary>Rejected for good, as far as the provider is concerned.</summary>
    public const string RejectedFinal = "rejected_final";

    /// <summary>An approval ran out.</summary>
    public const string Expired = "expired";

    /// <summary>An approval was taken back.</summary>
    public const string Revoked = "revoked";

    /// <summary>All states.</summary>
    public static IReadOnlyList<string> All { get; } =
        [NotStarted, Pending, ActionRequired, InReview, Approved, ApprovedUntil, RejectedRetry, RejectedFinal, Expired, Revoked];
}
