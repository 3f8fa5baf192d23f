using System.Text.Json.Nodes;

namespace Broker.Testing.HubSpot;

/// <summary>Something a webhook may tell.</summary>
/// <param name="Type">The object type it happened to.</param>
/// <param name="Kind"><c>creation</c>, <c>deletion</c>, <c>restore</c>, <c>propertyChange</c>, <c>merge</c>, <c>privacyDeletion</c> or <c>associationChange</c>.</param>
/// <param name="ObjectId">The record.</param>
/// <param name="At">When it happened.</param>
/// <param name="Change">Who did it.</param>
/// <param name="Members">What only this kind of event says.</param>
internal sealed record HubSpotEvent(HubSpotObjectType Type, string Kind, long ObjectId, DateTimeOffset At, HubSpotChange Change, JsonObject Members)
{
    public string? Property => Kind == "propertyChange" ? Members["propertyName"]?.GetValue<string>() : null;
}
