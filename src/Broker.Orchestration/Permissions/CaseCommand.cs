namespace Broker.Orchestration.Permissions;

/// <summary>What someone can ask for, each with a permission of its own. The H codes are rows of the decision table (domain/onboarding.md 3.5).</summary>
public enum CaseCommand
{
    /// <summary>Open a case, or add ids and answers to it.</summary>
    OpenCase = 1,

    /// <summary>Ask for a trading account, also again after a refusal (H1).</summary>
    RegisterAccount = 2,

    /// <summary>Ask for another leverage (H2).</summary>
    ChangeLeverage = 3,

    /// <summary>Ask for another program or account type (H3).</summary>
    ChangeProgram = 4,

    /// <summary>Approve a review as the second person (H4).</summary>
    ApproveReview = 5,

    /// <summary>Decline a review (H5).</summary>
    DeclineReview = 6,

    /// <summary>Suspend a customer (H7).</summary>
    Suspend = 7,

    /// <summary>Reinstate a suspended customer (H8).</summary>
    Reinstate = 8,

    /// <summary>Close a case (H9).</summary>
    CloseCase = 9,

    /// <summary>Reopen a case (H10).</summary>
    ReopenCase = 10,

    /// <summary>Send an order through the governed gate (H11).</summary>
    SendOrder = 11,

    /// <summary>Erase a customer's personal data (H12).</summary>
    EraseCustomer = 12,

    /// <summary>Ask for facts to be copied to the CRM now.</summary>
    ProjectFacts = 13,

    /// <summary>Map a CRM record to another customer, or again.</summary>
    RelinkCrm = 14,

    /// <summary>Give held money back.</summary>
    RefundMoney = 15,

    /// <summary>Have work that was given up done again.</summary>
    RepeatWork = 16,

    /// <summary>Close an exception item with a reason.</summary>
    DismissException = 17,

    /// <summary>Run the connection diagnosis.</summary>
    Diagnose = 18,

    /// <summary>Open a ticket in the CRM.</summary>
    OpenTicket = 19,

    /// <summary>Map a trading account that was set aside to its customer.</summary>
    RelinkAccount = 20,

    /// <summary>Ask for a trading account to be deleted; it is reviewed by a second person.</summary>
    DeleteAccount = 21,
}
