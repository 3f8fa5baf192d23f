namespace Broker.Testing.Adyen;

/// <summary>A modification that was received; its end is told by webhook only.</summary>
internal sealed record AdyenModification(string Psp, string EventCode, AdyenPayment Payment, long Amount, string? Reference, bool Success);
