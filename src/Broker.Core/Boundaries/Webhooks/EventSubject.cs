namespace Broker.Core.Boundaries.Webhooks;

/// <summary>What an event is about.</summary>
/// <param name="Kind">The kind of thing.</param>
/// <param name="Id">The owner's id of it; empty when the event named none.</param>
public sealed record EventSubject(EventSubjectKind Kind, string Id);
