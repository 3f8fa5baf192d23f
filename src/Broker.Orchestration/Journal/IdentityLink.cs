using Broker.Core.Identity;

namespace Broker.Orchestration.Journal;

/// <summary>An outside id and the customer it belongs to.</summary>
/// <param name="Kind">The kind of id.</param>
/// <param name="ExternalId">The id.</param>
/// <param name="Customer">The customer.</param>
public sealed record IdentityLink(IdentityKind Kind, string ExternalId, CustomerId Customer);
