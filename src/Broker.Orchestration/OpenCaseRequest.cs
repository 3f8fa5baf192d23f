using Broker.Core.Identity;

namespace Broker.Orchestration;

/// <summary>What is known when a case is opened; anything may be added later by opening it again.</summary>
public sealed record OpenCaseRequest
{
    /// <summary>The customer.</summary>
    public required CustomerId Customer { get; init; }

    /// <summary>The CRM record.</summary>
    public CrmRecordId? CrmRecord { get; init; }

    /// <summary>The payer at the payment provider.</summary>
    public PayerId? Payer { get; init; }

    /// <summary>The applicant at the KYC provider.</summary>
    public ApplicantId? Applicant { get; init; }

    /// <summary>The agreements version the customer accepted.</summary>
    public string? AgreementsVersion { get; init; }

    /// <summary>Whether residence and client class may be served.</summary>
    public bool? JurisdictionAllowed { get; init; }

    /// <summary>True when the CRM already has the customer as a qualified contact.</summary>
    public bool Qualified { get; init; }
}
