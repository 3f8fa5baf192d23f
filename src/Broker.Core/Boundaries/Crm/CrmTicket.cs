namespace Broker.Core.Boundaries.Crm;

/// <summary>A ticket to be opened for the people who work in the CRM. Neutral words only: no secret, no watch-list detail.</summary>
/// <param name="Key">The stable key; the same key never opens a second ticket.</param>
/// <param name="CustomerExternalId">The customer it concerns; null for a ticket about a system.</param>
/// <param name="Subject">The title, without personal data.</param>
/// <param name="Text">What happened, what was done, what can be done.</param>
/// <param name="Verdict">The operational verdict, for example <c>Operational</c>.</param>
/// <param name="Reference">The reference of the diagnosis or exception item.</param>
public sealed record CrmTicket(string Key, string? CustomerExternalId, string Subject, string Text, string Verdict, string Reference);
