namespace Broker.Orchestration.Journal;

/// <summary>The kinds of effects.</summary>
public enum EffectKind
{
    /// <summary>Reserve a login for the customer at the host.</summary>
    ReserveLogin = 0,

    /// <summary>Register the reserved login. Never repeated unseen.</summary>
    RegisterAccount = 1,

    /// <summary>List accounts to learn whether a registration happened.</summary>
    LookUpAccount = 2,

    /// <summary>Check the account's connection.</summary>
    CheckConnection = 3,

    /// <summary>Read a payment back.</summary>
    ReadPayment = 4,

    /// <summary>Read an applicant back.</summary>
    ReadApplicant = 5,

    /// <summary>Refund money that is held. Carries one idempotency key for all tries.</summary>
    RefundPayment = 6,

    /// <summary>Copy owned values to the CRM.</summary>
    ProjectToCrm = 7,

    /// <summary>Open a ticket in the CRM.</summary>
    OpenTicket = 8,

    /// <summary>Look at the CRM's copies of a customer's values, and have edits by others repaired.</summary>
    CheckProjection = 9,

    /// <summary>Tell a subscription of the value its fact has.</summary>
    NotifySubscriber = 10,
}
