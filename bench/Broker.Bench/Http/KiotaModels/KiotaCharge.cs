using Microsoft.Kiota.Abstractions.Serialization;

namespace Broker.Bench.Http.KiotaModels;

internal sealed class KiotaCharge : IAdditionalDataHolder, IParsable
{
    public IDictionary<string, object> AdditionalData { get; set; } = new Dictionary<string, object>();

    public string? Id { get; set; }

    public string? Object { get; set; }

    public long? Amount { get; set; }

    public long? AmountCaptured { get; set; }

    public long? AmountRefunded { get; set; }

    public string? Application { get; set; }

    public string? ApplicationFee { get; set; }

    public long? ApplicationFeeAmount { get; set; }

    public string? BalanceTransaction { get; set; }

    public KiotaBillingDetails? BillingDetails { get; set; }

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

    public KiotaMetadata? FraudDetails { get; set; }

    public bool? Livemode { get; set; }

    public KiotaMetadata? Metadata { get; set; }

    public string? OnBehalfOf { get; set; }

    public string? Order { get; set; }

    public KiotaChargeOutcome? Outcome { get; set; }

    public bool? Paid { get; set; }

    public string? PaymentIntent { get; set; }

    public string? PaymentMethod { get; set; }

    public KiotaPaymentMethodDetails? PaymentMethodDetails { get; set; }

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

    public static KiotaCharge CreateFromDiscriminatorValue(IParseNode parseNode)
    {
        ArgumentNullException.ThrowIfNull(parseNode);
        return new KiotaCharge();
    }

    public IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>
    {
        { "id", n => { Id = n.GetStringValue(); } },
        { "object", n => { Object = n.GetStringValue(); } },
        { "amount", n => { Amount = n.GetLongValue(); } },
        { "amount_captured", n => { AmountCaptured = n.GetLongValue(); } },
        { "amount_refunded", n => { AmountRefunded = n.GetLongValue(); } },
        { "application", n => { Application = n.GetStringValue(); } },
        { "application_fee", n => { ApplicationFee = n.GetStringValue(); } },
        { "application_fee_amount", n => { ApplicationFeeAmount = n.GetLongValue(); } },
        { "balance_transaction", n => { BalanceTransaction = n.GetStringValue(); } },
        { "billing_details", n => { BillingDetails = n.GetObjectValue(KiotaBillingDetails.CreateFromDiscriminatorValue); } },
        { "calculated_statement_descriptor", n => { CalculatedStatementDescriptor = n.GetStringValue(); } },
        { "captured", n => { Captured = n.GetBoolValue(); } },
        { "created", n => { Created = n.GetLongValue(); } },
        { "currency", n => { Currency = n.GetStringValue(); } },
        { "customer", n => { Customer = n.GetStringValue(); } },
        { "description", n => { Description = n.GetStringValue(); } },
        { "disputed", n => { Disputed = n.GetBoolValue(); } },
        { "failure_balance_transaction", n => { FailureBalanceTransaction = n.GetStringValue(); } },
        { "failure_code", n => { FailureCode = n.GetStringValue(); } },
        { "failure_message", n => { FailureMessage = n.GetStringValue(); } },
        { "fraud_details", n => { FraudDetails = n.GetObjectValue(KiotaMetadata.CreateFromDiscriminatorValue); } },
        { "livemode", n => { Livemode = n.GetBoolValue(); } },
        { "metadata", n => { Metadata = n.GetObjectValue(KiotaMetadata.CreateFromDiscriminatorValue); } },
        { "on_behalf_of", n => { OnBehalfOf = n.GetStringValue(); } },
        { "order", n => { Order = n.GetStringValue(); } },
        { "outcome", n => { Outcome = n.GetObjectValue(KiotaChargeOutcome.CreateFromDiscriminatorValue); } },
        { "paid", n => { Paid = n.GetBoolValue(); } },
        { "payment_intent", n => { PaymentIntent = n.GetStringValue(); } },
        { "payment_method", n => { PaymentMethod = n.GetStringValue(); } },
        { "payment_method_details", n => { PaymentMethodDetails = n.GetObjectValue(KiotaPaymentMethodDetails.CreateFromDiscriminatorValue); } },
        { "receipt_email", n => { ReceiptEmail = n.GetStringValue(); } },
        { "receipt_number", n => { ReceiptNumber = n.GetStringValue(); } },
        { "receipt_url", n => { ReceiptUrl = n.GetStringValue(); } },
        { "refunded", n => { Refunded = n.GetBoolValue(); } },
        { "review", n => { Review = n.GetStringValue(); } },
        { "shipping", n => { Shipping = n.GetStringValue(); } },
        { "source_transfer", n => { SourceTransfer = n.GetStringValue(); } },
        { "statement_descriptor", n => { StatementDescriptor = n.GetStringValue(); } },
        { "statement_descriptor_suffix", n => { StatementDescriptorSuffix = n.GetStringValue(); } },
        { "status", n => { Status = n.GetStringValue(); } },
        { "transfer_data", n => { TransferData = n.GetStringValue(); } },
        { "transfer_group", n => { TransferGroup = n.GetStringValue(); } },
    };

    public void Serialize(ISerializationWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue("id", Id);
        writer.WriteStringValue("object", Object);
        writer.WriteLongValue("amount", Amount);
        writer.WriteLongValue("amount_captured", AmountCaptured);
        writer.WriteLongValue("amount_refunded", AmountRefunded);
        writer.WriteStringValue("application", Application);
        writer.WriteStringValue("application_fee", ApplicationFee);
        writer.WriteLongValue("application_fee_amount", ApplicationFeeAmount);
        writer.WriteStringValue("balance_transaction", BalanceTransaction);
        writer.WriteObjectValue<KiotaBillingDetails>("billing_details", BillingDetails);
        writer.WriteStringValue("calculated_statement_descriptor", CalculatedStatementDescriptor);
        writer.WriteBoolValue("captured", Captured);
        writer.WriteLongValue("created", Created);
        writer.WriteStringValue("currency", Currency);
        writer.WriteStringValue("customer", Customer);
        writer.WriteStringValue("description", Description);
        writer.WriteBoolValue("disputed", Disputed);
        writer.WriteStringValue("failure_balance_transaction", FailureBalanceTransaction);
        writer.WriteStringValue("failure_code", FailureCode);
        writer.WriteStringValue("failure_message", FailureMessage);
        writer.WriteObjectValue<KiotaMetadata>("fraud_details", FraudDetails);
        writer.WriteBoolValue("livemode", Livemode);
        writer.WriteObjectValue<KiotaMetadata>("metadata", Metadata);
        writer.WriteStringValue("on_behalf_of", OnBehalfOf);
        writer.WriteStringValue("order", Order);
        writer.WriteObjectValue<KiotaChargeOutcome>("outcome", Outcome);
        writer.WriteBoolValue("paid", Paid);
        writer.WriteStringValue("payment_intent", PaymentIntent);
        writer.WriteStringValue("payment_method", PaymentMethod);
        writer.WriteObjectValue<KiotaPaymentMethodDetails>("payment_method_details", PaymentMethodDetails);
        writer.WriteStringValue("receipt_email", ReceiptEmail);
        writer.WriteStringValue("receipt_number", ReceiptNumber);
        writer.WriteStringValue("receipt_url", ReceiptUrl);
        writer.WriteBoolValue("refunded", Refunded);
        writer.WriteStringValue("review", Review);
        writer.WriteStringValue("shipping", Shipping);
        writer.WriteStringValue("source_transfer", SourceTransfer);
        writer.WriteStringValue("statement_descriptor", StatementDescriptor);
        writer.WriteStringValue("statement_descriptor_suffix", StatementDescriptorSuffix);
        writer.WriteStringValue("status", Status);
        writer.WriteStringValue("transfer_data", TransferData);
        writer.WriteStringValue("transfer_group", TransferGroup);
        writer.WriteAdditionalData(AdditionalData);
    }
}
