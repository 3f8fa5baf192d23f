namespace Broker.Payments.Adyen;

/// <summary>How the merchant account captures what was authorised. It is a setting at Adyen; events do not tell it in what they sign.</summary>
public enum AdyenCaptureMode
{
    /// <summary>By request: an authorisation is no money yet, a capture is.</summary>
    Manual = 0,

    /// <summary>By itself: an authorisation counts as captured, until it is cancelled or its capture fails.</summary>
    Automatic = 1,
}
