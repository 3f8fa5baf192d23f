namespace Broker.Crm.Salesforce.Shape;

/// <summary>Which way some of the records took, and why.</summary>
/// <param name="Shape">The way.</param>
/// <param name="Type">The object; null when several went together.</param>
/// <param name="Records">How many records.</param>
/// <param name="Calls">How many calls were made; 0 for a Bulk job, which makes its own.</param>
/// <param name="Reason">Why this way, in words and numbers.</param>
public sealed record ShapeChoice(SalesforceShape Shape, string? Type, int Records, int Calls, string Reason);
