namespace Broker.Testing.Salesforce.Data;

/// <summary>A rule that refuses records it holds true for.</summary>
internal sealed record ValidationRule(Func<SalesforceRow, bool> Violates, string Message, string? Field);
