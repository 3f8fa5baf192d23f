namespace Broker.Bench.Http.Models;

internal sealed class PaymentIntent
{
    public string? Id { get; set; }

    public string? Object { get; set; }

    public long? Amount { get; set; }

    public long? AmountCapturable { get; set; }

    public AmountDetails? AmountDetails { get; set; }

    public long? AmountReceived { get; set; }

    public AutomaticPaymentMethods? AutomaticPaymentMethods { get; set; }

    public long? CanceledAt { get; set; }

    public string? CancellationReason { get; set; }

    public string? CaptureMethod { get; set; }

    public string? ClientSecret { get; set; }

    public string? ConfirmationMethod { get; set; }

    public long? Created { get; set; }

    public string? Currency { get; set; }

    public string? Customer { get; set; }

    public string? Description { get; set; }

    public string? ExcludedPaymentMethodTypes { get; set; }

    public string? LastPaymentError { get; set; }

    public Charge? LatestCharge { get; set; }

    public bool? Livemode { get; set; }

    public Dictionary<string, string>? Metadata { get; set; }

    public string? NextAction { get; set; }

    public string? OnBehalfOf { get; set; }

    public string? PaymentMethod { get; set; }

    public string? PaymentMethodConfigurationDetails { get; set; }

    public PaymentMethodOptions? PaymentMethodOptions { get; set; }

    public List<string>? PaymentMethodTypes { get; set; }

    public string? Processing { get; set; }

    public string? ReceiptEmail { get; set; }

    public string? Review { get; set; }

    public string? SetupFutureUsage { get; set; }

    public string? Shipping { get; set; }

    public string? StatementDescriptor { get; set; }

    public string? StatementDescriptorSuffix { get; set; }

    public string? Status { get; set; }

    public string? TransferData { get; set; }

    public string? TransferGroup { get; set; }
}
