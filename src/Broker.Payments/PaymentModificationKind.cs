namespace Broker.Payments;

/// <summary>What was asked to be done to a payment that exists.</summary>
public enum PaymentModificationKind
{
    /// <summary>Take authorised money, in whole or in part.</summary>
    Capture = 0,

    /// <summary>Give authorised money free.</summary>
    Cancel = 1,

    /// <summary>Cancel it if it is not captured, else refund it in whole; the provider chooses.</summary>
    Reversal = 2,

    /// <summary>Change the authorised amount.</summary>
    AmountUpdate = 3,
}
