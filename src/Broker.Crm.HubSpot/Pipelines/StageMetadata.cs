namespace Broker.Crm.HubSpot.Pipelines;

/// <summary>The names in a stage's metadata (contracts/hubspot.md 7).</summary>
internal static class StageMetadata
{
    internal const string Probability = "probability";
    internal const string TicketState = "ticketState";
    internal const string Open = "OPEN";
    internal const string Closed = "CLOSED";
}
