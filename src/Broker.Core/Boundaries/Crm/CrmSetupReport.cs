namespace Broker.Core.Boundaries.Crm;

/// <summary>What was found and made when the schema was ensured.</summary>
/// <param name="Created">Fields that were made now, as <c>object.field</c>.</param>
/// <param name="Differing">Fields that exist with another type or without uniqueness, in words; never changed silently.</param>
public sealed record CrmSetupReport(IReadOnlyList<string> Created, IReadOnlyList<string> Differing);
