namespace Broker.Testing.HubSpot;

/// <summary>A record as it stood when asked for.</summary>
/// <param name="Id">The record's id.</param>
/// <param name="ObjectType">The object type's name, for example <c>contacts</c>.</param>
/// <param name="Properties">The properties that have a value.</param>
/// <param name="Archived">Whether it is in the recycle bin.</param>
public sealed record HubSpotRecordSnapshot(string Id, string ObjectType, IReadOnlyDictionary<string, string> Properties, bool Archived);
