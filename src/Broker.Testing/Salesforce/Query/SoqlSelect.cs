namespace Broker.Testing.Salesforce.Query;

/// <summary>Something a query asks for: a field, a function of one, or a list of children.</summary>
internal sealed record SoqlSelect(SoqlToken Path, string? Function = null, string? Alias = null, SoqlStatement? Children = null);
