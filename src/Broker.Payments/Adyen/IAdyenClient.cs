using Broker.Payments.Adyen.Areas;

namespace Broker.Payments.Adyen;

/// <summary>Adyen, by areas. Thread-safe; make one and keep it.</summary>
public interface IAdyenClient
{
    /// <summary>Payment sessions.</summary>
    IAdyenSessionsArea Sessions { get; }

    /// <summary>Payments.</summary>
    IAdyenPaymentsArea Payments { get; }

    /// <summary>Pages on which a payer can pay.</summary>
    IAdyenPaymentLinksArea PaymentLinks { get; }

    /// <summary>Captures, cancellations, refunds, reversals and other amounts.</summary>
    IAdyenModificationsArea Modifications { get; }

    /// <summary>Instruments kept for payers.</summary>
    IAdyenStoredMethodsArea StoredMethods { get; }

    /// <summary>Transfers to clients.</summary>
    IAdyenTransfersArea Transfers { get; }

    /// <summary>Answers to disputes.</summary>
    IAdyenDisputesArea Disputes { get; }

    /// <summary>Downloads of reports.</summary>
    IAdyenReportsArea Reports { get; }
}
