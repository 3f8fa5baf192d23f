namespace Broker.Payments.Reconciliation.Books;

/// <summary>One of the books that are compared.</summary>
public enum ReconciliationBook
{
    /// <summary>What we did or believe: our operations.</summary>
    Operations = 0,

    /// <summary>The provider's transactions.</summary>
    Provider = 1,

    /// <summary>The lines of settlement reports: what the provider says it owes or paid, and for what.</summary>
    Settlement = 2,

    /// <summary>The provider's payouts to our own bank account.</summary>
    Payouts = 3,

    /// <summary>Our bank statement.</summary>
    Bank = 4,

    /// <summary>What the application made of a confirmation: a platform deposit, an entitlement.</summary>
    Applied = 5,
}
