namespace Broker.Payments;

/// <summary>Why an attempt to pay failed, in the provider's codes, kept raw.</summary>
/// <param name="Code">The error code, for example <c>card_declined</c>.</param>
/// <param name="DeclineCode">The issuer's reason, for example <c>insufficient_funds</c>; null when none was given.</param>
/// <param name="AdviceCode">What the network advises, for example <c>do_not_try_again</c>; null when none was given.</param>
public sealed record PaymentDecline(string Code, string? DeclineCode, string? AdviceCode);
