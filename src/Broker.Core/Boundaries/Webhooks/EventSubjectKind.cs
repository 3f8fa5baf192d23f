namespace Broker.Core.Boundaries.Webhooks;

/// <summary>The kinds of things an event can be about.</summary>
public enum EventSubjectKind
{
    /// <summary>Something this version does not map; the event is kept and shown, nothing is decided.</summary>
    Unmapped = 0,

    /// <summary>A payment, its refunds and disputes included.</summary>
    Payment = 1,

    /// <summary>A KYC applicant.</summary>
    Applicant = 2,

    /// <summary>A CRM record.</summary>
    CrmRecord = 3,

    /// <summary>A trading account.</summary>
    Account = 4,
}
