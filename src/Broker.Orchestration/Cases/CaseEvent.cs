namespace Broker.Orchestration.Cases;

/// <summary>The events of the decision table, by their codes (domain/onboarding.md 3.5): C from the CRM, K from KYC, P from payments, T from MetaTrader, H commands and timers.</summary>
public enum CaseEvent
{
    /// <summary>A field the CRM owns changed.</summary>
    C1 = 1,

    /// <summary>Lead qualified.</summary>
    C2 = 2,

    /// <summary>Two CRM contacts merged.</summary>
    C3 = 3,

    /// <summary>CRM record deleted.</summary>
    C4 = 4,

    /// <summary>A CRM user edited a field the CRM does not own.</summary>
    C5 = 5,

    /// <summary>Sales moved the deal ahead.</summary>
    C6 = 6,

    /// <summary>KYC submitted or pending.</summary>
    K1 = 11,

    /// <summary>KYC approved.</summary>
    K2 = 12,

    /// <summary>KYC approved with a requirement due by a date.</summary>
    K3 = 13,

    /// <summary>KYC action or resubmission required.</summary>
    K4 = 14,

    /// <summary>KYC rejected for good.</summary>
    K5 = 15,

    /// <summary>KYC expired.</summary>
    K6 = 16,

    /// <summary>KYC approval withdrawn by the provider.</summary>
    K7 = 17,

    /// <summary>Watch-list or PEP hit, indeterminate.</summary>
    K8 = 18,

    /// <summary>Payment pending or authorised.</summary>
    P1 = 21,

    /// <summary>Payment settled and matching.</summary>
    P2 = 22,

    /// <summary>Payment settled with the wrong amount, currency or payer.</summary>
    P3 = 23,

    /// <summary>Payment failed or returned before it counted.</summary>
    P4 = 24,

    /// <summary>Refunded in full.</summary>
    P5 = 25,

    /// <summary>Refunded in part.</summary>
    P6 = 26,

    /// <summary>Dispute or inquiry opened.</summary>
    P7 = 27,

    /// <summary>Dispute won.</summary>
    P8 = 28,

    /// <summary>Dispute lost.</summary>
    P9 = 29,

    /// <summary>A second settled payment for the same intent.</summary>
    P10 = 30,

    /// <summary>Withdrawal requested.</summary>
    P11 = 31,

    /// <summary>Withdrawal failed or returned.</summary>
    P12 = 32,

    /// <summary>Registration succeeded.</summary>
    T1 = 41,

    /// <summary>Registration refused for certain.</summary>
    T2 = 42,

    /// <summary>Registration outcome unknown.</summary>
    T3 = 43,

    /// <summary>A second account appeared for the same customer, login and server.</summary>
    T4 = 44,

    /// <summary>Connection check passed.</summary>
    T5 = 45,

    /// <summary>Connection check failed.</summary>
    T6 = 46,

    /// <summary>The account is absent from a complete listing.</summary>
    T7 = 47,

    /// <summary>Trading disabled or investor login.</summary>
    T8 = 48,

    /// <summary>The client logged in or traded.</summary>
    T9 = 49,

    /// <summary>Registration asked for.</summary>
    H1 = 61,

    /// <summary>Leverage change asked for.</summary>
    H2 = 62,

    /// <summary>Program change asked for.</summary>
    H3 = 63,

    /// <summary>Review approved.</summary>
    H4 = 64,

    /// <summary>Review declined.</summary>
    H5 = 65,

    /// <summary>Approval not valid.</summary>
    H6 = 66,

    /// <summary>Suspend.</summary>
    H7 = 67,

    /// <summary>Reinstate.</summary>
    H8 = 68,

    /// <summary>Close.</summary>
    H9 = 69,

    /// <summary>Reopen.</summary>
    H10 = 70,

    /// <summary>Order through the gate.</summary>
    H11 = 71,

    /// <summary>Erasure request.</summary>
    H12 = 72,

    /// <summary>Inactivity timer.</summary>
    H13 = 73,
}
