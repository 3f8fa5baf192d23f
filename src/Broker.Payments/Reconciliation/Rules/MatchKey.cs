namespace Broker.Payments.Reconciliation.Rules;

/// <summary>By what two books were brought together.</summary>
public enum MatchKey
{
    /// <summary>By nothing: only one side exists, or both are grouped by their own id.</summary>
    None = 0,

    /// <summary>The provider's id of the transaction.</summary>
    ProviderId = 1,

    /// <summary>The provider's id of the payment, among entries of one kind.</summary>
    PaymentId = 2,

    /// <summary>Our reference, among entries of one kind.</summary>
    Reference = 3,

    /// <summary>The idempotency key, among entries of one kind.</summary>
    IdempotencyKey = 4,

    /// <summary>Amount, currency, direction, kind and client within a window. Only ever a candidate, never a match.</summary>
    AmountAndCustomer = 5,

    /// <summary>The balance transaction or modification reference.</summary>
    BalanceTransaction = 6,

    /// <summary>The provider's transaction named by a settlement line.</summary>
    TransactionId = 7,

    /// <summary>The payout or batch named by a settlement line.</summary>
    PayoutId = 8,

    /// <summary>The trace id in the bank's own field.</summary>
    TraceId = 9,

    /// <summary>A trace id, statement descriptor or batch among the words of the remittance text.</summary>
    RemittanceText = 10,

    /// <summary>Amount and value date, when exactly one payout and one bank line fit each other; otherwise candidates.</summary>
    AmountAndDate = 11,

    /// <summary>The confirmation.</summary>
    ConfirmationId = 12,
}
