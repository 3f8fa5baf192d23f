namespace Broker.Bench.Http.Models;

internal sealed class Charge
{
    public string? Id { get; set; }

    public string? Object { get; set; }

    public long? Amount { get; set; }

    public long? AmountCaptured { get; set; }

    public long? AmountRefunded { get; set; }

    public string? Application { get; set; }

    public string? ApplicationFee { get; set; }

    public long? ApplicationFeeAmount { get; set; }

    public string? BalanceTransaction { get; set; }

    public BillingDetails? BillingDetails { get; set; }

    public string? CalculatedStatementDescriptor { get; set; }

    public bool? Captured { get; set; }

    public long? Created { get; set; }

    public string? Currency { get; set; }

    public string? Customer { get; set; }

    public string? Description { get; set; }

    public bool? Disputed { get; set; }

    public string? FailureBalanceTransaction { get; set; }

    public string? FailureCode { get; set; }

    public string? FailureMessage { get; set; }

    public Dictionary<string, string>? FraudDetails { get; set; }

    public bool? Livemode { get; set; }

    public Dictionary<string, string>? Metadata { get; set; }

    public string? OnBehalfOf { get; set; }

    public string? Order { get; set; }

    public ChargeOutcome? Outcome { get; set; }

    public bool? Paid { get; set; }

    public string? PaymentIntent { get; set; }

    public string? PaymentMethod { get; set; }

    public PaymentMethodDetails? PaymentMethodDetails { get; set; }

    public string? ReceiptEmail { get; set; }

    public string? ReceiptNumber { get; set; }

    public string? ReceiptUrl { get; set; }

    public bool? Refunded { get; set; }

    public string? Review { get; set; }

    public string? Shipping { get; set; }

    public string? SourceTransfer { get; set; }

    public string? StatementDescriptor { get; set; }

    public string? StatementDescriptorSuffix { get; set; }

    public string? Status { get; set; }

    public string? TransferData { get; set; }

    public string? TransferGroup { get; set; }
}
