using Broker.Core.Boundaries.Kyc;

namespace Onboarding.Kyc;

/// <summary>The provider's words for states.</summary>
internal static class KycWords
{
    internal static KycStatus Read(string? status) => status switch
    {
        "not_started" => KycStatus.NotStarted,
        "pending" => KycStatus.Pending,
        "action_required" => KycStatus.ActionRequired,
        "in_review" => KycStatus.InReview,
        "approved" => KycStatus.Approved,
        "approved_until" => KycStatus.ApprovedUntil,
        "rejected_retry" => KycStatus.RejectedRetry,
        "rejected_final" => KycStatus.RejectedFinal,
        "expired" => KycStatus.Expired,
        "revoked" => KycStatus.Revoked,
        _ => KycStatus.Unknown,
    };
}
