namespace Broker.Payments.Reconciliation.Rules;

/// <summary>How long a payment method takes to settle.</summary>
/// <param name="Method">The method, for example <c>card</c>; compared without case.</param>
/// <param name="BusinessDays">The most business days after which a line without its counterpart is missing instead of merely late; 0 to 90.</param>
public sealed record SettlementWindow(string Method, int BusinessDays);
