using System.Runtime.InteropServices;

namespace Broker.Crm.HubSpot.Webhooks;

/// <summary>A record to read again: an event carries no record, and events come out of order, so the record itself is the truth.</summary>
/// <param name="ObjectType">What <c>IHubSpotClient.Objects</c> takes: a name such as <c>contacts</c> or a type id such as <c>2-123</c>.</param>
/// <param name="Id">The record's id.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct HubSpotEventTarget(string ObjectType, string Id);
