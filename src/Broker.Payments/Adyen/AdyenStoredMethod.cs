namespace Broker.Payments.Adyen;

/// <summary>An instrument that Adyen keeps for a payer.</summary>
/// <param name="Id">Adyen's id of it.</param>
/// <param name="Type">Its type, for example <c>scheme</c>; empty when it was not told.</param>
/// <param name="Brand">Its brand, for example <c>visa</c>; null when it was not told.</param>
/// <param name="LastFour">The last four digits of a card; null for others.</param>
/// <param name="ExpiresIn">Month and year of its end as <c>MM/YY</c>; null for what does not end.</param>
/// <param name="RecurringModels">What it may be used for, raw.</param>
public sealed record AdyenStoredMethod(string Id, string Type, string? Brand, string? LastFour, string? ExpiresIn, IReadOnlyList<string> RecurringModels);
