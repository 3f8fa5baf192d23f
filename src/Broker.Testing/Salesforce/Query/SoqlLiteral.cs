namespace Broker.Testing.Salesforce.Query;

/// <summary>A value in a query as it was written.</summary>
internal sealed record SoqlLiteral(SoqlLiteralKind Kind, SoqlToken Token);
