namespace Broker.Orchestration.Journal;

/// <summary>The kinds of outside ids that are mapped to customers.</summary>
public enum IdentityKind
{
    /// <summary>A CRM record.</summary>
    CrmRecord = 0,

    /// <summary>A payer at the payment provider.</summary>
    Payer = 1,

    /// <summary>An applicant at the KYC provider.</summary>
    Applicant = 2,

    /// <summary>A payment.</summary>
    Payment = 3,

    /// <summary>A registered account.</summary>
    Account = 4,

    /// <summary>A login and server.</summary>
    TradingLogin = 5,
}
