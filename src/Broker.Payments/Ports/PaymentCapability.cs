namespace Broker.Payments.Ports;

/// <summary>One thing an adapter can do. The numbers are stable.</summary>
public enum PaymentCapability
{
    /// <summary>Make a payment.</summary>
    CreatePayments = 0,

    /// <summary>Read a payment back. Without it, state is what verified events built, corrected by reports.</summary>
    ReadPayments = 1,

    /// <summary>Authorise now and capture later.</summary>
    CapturePayments = 2,

    /// <summary>Capture a part, or several parts.</summary>
    CapturePartially = 3,

    /// <summary>Cancel what is authorised.</summary>
    CancelPayments = 4,

    /// <summary>Send the payer to a page or link of the provider.</summary>
    HostedPages = 5,

    /// <summary>Refund, in whole or in part.</summary>
    CreateRefunds = 6,

    /// <summary>Read a refund back.</summary>
    ReadRefunds = 7,

    /// <summary>Make and read invoices.</summary>
    Invoices = 8,

    /// <summary>Make and read subscriptions.</summary>
    Subscriptions = 9,

    /// <summary>Keep a payer's instrument for later.</summary>
    SavedPaymentMethods = 10,

    /// <summary>Pay money out to a client.</summary>
    ClientWithdrawals = 11,

    /// <summary>Approve or cancel a withdrawal that waits for it.</summary>
    ApproveWithdrawals = 12,

    /// <summary>Read settlement payouts.</summary>
    SettlementPayouts = 13,

    /// <summary>Read what is inside a settlement payout.</summary>
    SettlementLines = 14,

    /// <summary>Read disputes back.</summary>
    ReadDisputes = 15,

    /// <summary>Accept a dispute, or answer it with evidence.</summary>
    DefendDisputes = 16,

    /// <summary>Ask for reports or download them.</summary>
    Reports = 17,

    /// <summary>Verify deliveries and read facts out of them.</summary>
    Webhooks = 18,

    /// <summary>Recognise a repeated request by its key.</summary>
    IdempotencyKeys = 19,
}
