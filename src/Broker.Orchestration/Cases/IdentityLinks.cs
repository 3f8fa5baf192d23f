using Broker.Core.Identity;

namespace Broker.Orchestration.Cases;

/// <summary>The customer's ids in the other systems, as mapped.</summary>
public sealed record IdentityLinks
{
    /// <summary>The CRM record.</summary>
    public CrmRecordId? CrmRecord { get; init; }

    /// <summary>The payer at the payment provider.</summary>
    public PayerId? Payer { get; init; }

    /// <summary>The applicant at the KYC provider.</summary>
    public ApplicantId? Applicant { get; init; }
}
