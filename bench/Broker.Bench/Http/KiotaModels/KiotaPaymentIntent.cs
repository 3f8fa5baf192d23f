using Microsoft.Kiota.Abstractions.Extensions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Broker.Bench.Http.KiotaModels;

internal sealed class KiotaPaymentIntent : IAdditionalDataHolder, IParsable
{
    public IDictionary<string, object> AdditionalData { get; set; } = new Dictionary<string, object>();

    public string? Id { get; set; }

    public string? Object { get; set; }

    public long? Amount { get; set; }

    public long? AmountCapturable { get; set; }

    public KiotaAmountDetails? AmountDetails { get; set; }

    public long? AmountReceived { get; set; }

    public KiotaAutomaticPaymentMethods? AutomaticPaymentMethods { get; set; }

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

    public KiotaCharge? LatestCharge { get; set; }

    public bool? Livemode { get; set; }

    public KiotaMetadata? Metadata { get; set; }

    public string? NextAction { get; set; }

    public string? OnBehalfOf { get; set; }

    public string? PaymentMethod { get; set; }

    public string? PaymentMethodConfigurationDetails { get; set; }

    public KiotaPaymentMethodOptions? PaymentMethodOptions { get; set; }

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

    public static KiotaPaymentIntent CreateFromDiscriminatorValue(IParseNode parseNode)
    {
        ArgumentNullException.ThrowIfNull(parseNode);
        return new KiotaPaymentIntent();
    }

    public IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>
    {
        { "id", n => { Id = n.GetStringValue(); } },
        { "object", n => { Object = n.GetStringValue(); } },
        { "amount", n => { Amount = n.GetLongValue(); } },
        { "amount_capturable", n => { AmountCapturable = n.GetLongValue(); } },
        { "amount_details", n => { AmountDetails = n.GetObjectValue(KiotaAmountDetails.CreateFromDiscriminatorValue); } },
        { "amount_received", n => { AmountReceived = n.GetLongValue(); } },
        { "automatic_payment_methods", n => { AutomaticPaymentMethods = n.GetObjectValue(KiotaAutomaticPaymentMethods.CreateFromDiscriminatorValue); } },
        { "canceled_at", n => { CanceledAt = n.GetLongValue(); } },
        { "cancellation_reason", n => { CancellationReason = n.GetStringValue(); } },
        { "capture_method", n => { CaptureMethod = n.GetStringValue(); } },
        { "client_secret", n => { ClientSecret = n.GetStringValue(); } },
        { "confirmation_method", n => { ConfirmationMethod = n.GetStringValue(); } },
        { "created", n => { Created = n.GetLongValue(); } },
        { "currency", n => { Currency = n.GetStringValue(); } },
        { "customer", n => { Customer = n.GetStringValue(); } },
        { "description", n => { Description = n.GetStringValue(); } },
        { "excluded_payment_method_types", n => { ExcludedPaymentMethodTypes = n.GetStringValue(); } },
        { "last_payment_error", n => { LastPaymentError = n.GetStringValue(); } },
        { "latest_charge", n => { LatestCharge = n.GetObjectValue(KiotaCharge.CreateFromDiscriminatorValue); } },
        { "livemode", n => { Livemode = n.GetBoolValue(); } },
        { "metadata", n => { Metadata = n.GetObjectValue(KiotaMetadata.CreateFromDiscriminatorValue); } },
        { "next_action", n => { NextAction = n.GetStringValue(); } },
        { "on_behalf_of", n => { OnBehalfOf = n.GetStringValue(); } },
        { "payment_method", n => { PaymentMethod = n.GetStringValue(); } },
        { "payment_method_configuration_details", n => { PaymentMethodConfigurationDetails = n.GetStringValue(); } },
        { "payment_method_options", n => { PaymentMethodOptions = n.GetObjectValue(KiotaPaymentMethodOptions.CreateFromDiscriminatorValue); } },
        { "payment_method_types", n => { PaymentMethodTypes = n.GetCollectionOfPrimitiveValues<string>()?.AsList(); } },
        { "processing", n => { Processing = n.GetStringValue(); } },
        { "receipt_email", n => { ReceiptEmail = n.GetStringValue(); } },
        { "review", n => { Review = n.GetStringValue(); } },
        { "setup_future_usage", n => { SetupFutureUsage = n.GetStringValue(); } },
        { "shipping", n => { Shipping = n.GetStringValue(); } },
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
        writer.WriteLongValue("amount_capturable", AmountCapturable);
        writer.WriteObjectValue<KiotaAmountDetails>("amount_details", AmountDetails);
        writer.WriteLongValue("amount_received", AmountReceived);
        writer.WriteObjectValue<KiotaAutomaticPaymentMethods>("automatic_payment_methods", AutomaticPaymentMethods);
        writer.WriteLongValue("canceled_at", CanceledAt);
        writer.WriteStringValue("cancellation_reason", CancellationReason);
        writer.WriteStringValue("capture_method", CaptureMethod);
        writer.WriteStringValue("client_secret", ClientSecret);
        writer.WriteStringValue("confirmation_method", ConfirmationMethod);
        writer.WriteLongValue("created", Created);
        writer.WriteStringValue("currency", Currency);
        writer.WriteStringValue("customer", Customer);
        writer.WriteStringValue("description", Description);
        writer.WriteStringValue("excluded_payment_method_types", ExcludedPaymentMethodTypes);
        writer.WriteStringValue("last_payment_error", LastPaymentError);
        writer.WriteObjectValue<KiotaCharge>("latest_charge", LatestCharge);
        writer.WriteBoolValue("livemode", Livemode);
        writer.WriteObjectValue<KiotaMetadata>("metadata", Metadata);
        writer.WriteStringValue("next_action", NextAction);
        writer.WriteStringValue("on_behalf_of", OnBehalfOf);
        writer.WriteStringValue("payment_method", PaymentMethod);
        writer.WriteStringValue("payment_method_configuration_details", PaymentMethodConfigurationDetails);
        writer.WriteObjectValue<KiotaPaymentMethodOptions>("payment_method_options", PaymentMethodOptions);
        writer.WriteCollectionOfPrimitiveValues<string>("payment_method_types", PaymentMethodTypes);
        writer.WriteStringValue("processing", Processing);
        writer.WriteStringValue("receipt_email", ReceiptEmail);
        writer.WriteStringValue("review", Review);
        writer.WriteStringValue("setup_future_usage", SetupFutureUsage);
        writer.WriteStringValue("shipping", Shipping);
        writer.WriteStringValue("statement_descriptor", StatementDescriptor);
        writer.WriteStringValue("statement_descriptor_suffix", StatementDescriptorSuffix);
        writer.WriteStringValue("status", Status);
        writer.WriteStringValue("transfer_data", TransferData);
        writer.WriteStringValue("transfer_group", TransferGroup);
        writer.WriteAdditionalData(AdditionalData);
    }
}
