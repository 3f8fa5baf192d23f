namespace Broker.Crm.HubSpot.Webhooks;

/// <summary>How a delivery is signed.</summary>
internal enum SignatureKind
{
    /// <summary>A hash of secret and body.</summary>
    V1 = 1,

    /// <summary>A hash of secret, method, address and body.</summary>
    V2 = 2,

    /// <summary>A keyed hash of method, address, body and time.</summary>
    V3 = 3,
}
