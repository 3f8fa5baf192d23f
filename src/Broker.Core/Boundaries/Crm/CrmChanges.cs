namespace Broker.Core.Boundaries.Crm;

/// <summary>A part of what changed since a cursor.</summary>
/// <param name="Changes">Records that changed, the oldest change first. A record may come again in a later part, also unchanged; none is left out.</param>
/// <param name="Cursor">Where the next read starts. Opaque; store it after the changes are dealt with.</param>
/// <param name="HasMore">True when more can be read at once; false when this is all for now.</param>
public sealed record CrmChanges(IReadOnlyList<CrmChange> Changes, string Cursor, bool HasMore);
